public import A2CPluginKit
import Support

extension NumpyFile {
  /// The array of a `.npy` file of at most 1 GiB.
  public static func array(at path: String) throws -> NumpyArray {
    try NumpyFile(FileSystem.read(path, limit: 1 << 30)).array()
  }
}
