import Support

/// Where this program's files are.
enum Program {
  static let installation = Installation(executable: Environment.executable ?? CommandLine.arguments[0])
}
