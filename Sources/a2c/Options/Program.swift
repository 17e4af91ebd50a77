import Captioning
import Conditions
import Support

/// Where this program's files are.
enum Program {
  static let installation = Installation(executable: SearchPath.executablePath() ?? CommandLine.arguments[0])
}
