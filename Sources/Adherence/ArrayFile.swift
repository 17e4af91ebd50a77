import A2CPluginKit
import Support

/// Arrays of NumPy's files.
enum ArrayFile {
  /// The only array of an `.npy`, the first of an `.npz`.
  /// - Throws: `FileError`, `NumpyError`
  static func read(_ path: String) throws -> NumpyArray {
    let bytes = try FileSystem.read(path, limit: Limits.arrayFileBytes)
    do throws(NumpyProblem) {
      return try NumpyFile(bytes).array()
    } catch { throw NumpyError(path: path, problem: error) }
  }
}
