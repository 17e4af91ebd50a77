import ArgumentParser

/// Places that results are written to, as they stand on the command line.
enum OutputPath {
  /// An empty name would be the folder that the user is in.
  /// - Throws: where there is a path and it is empty.
  static func check(_ path: String?, _ option: String) throws {
    if let path, path.isEmpty { throw ValidationError("\(option): the path is empty") }
  }
}
