import A2CPluginKit

/// Files of depth that are not read, each with the way to one that is.
enum ForeignDepth {
  /// - Parameter error: what opening the file as a medium gave.
  static func explained(_ error: AdapterError, _ path: String, _ host: Host) -> AdapterError {
    let file = (try? host.files(path))?.first ?? path
    let head = (try? host.read(file, limit: 1 << 30))?.prefix(16).map { $0 } ?? []
    let reads = "read are pictures and clips of 8 and 16 bits, and numbers: npy, npz, PFM, OpenEXR and TIFF"
    func way(_ what: String, _ command: String) -> AdapterError {
      AdapterError(.badInput, "\(what) is not read as depth", place: path, hint: "\(reads); \(command)")
    }
    if head.starts(with: [0x89, 0x48, 0x44, 0x46]) {
      return way("an HDF5 file", "save the array of the depths: np.save(\"depth.npy\", h5py.File(FILE)[\"depth\"][:])")
    }
    if ["pth", "pt", "pkl", "mat", "bin", "raw", "dpt", "geo"].contains(Path.fileExtension(file)), head.count > 0 {
      return way("a .\(Path.fileExtension(file)) file", "save its values as an array: np.save(\"depth.npy\", depth)")
    }
    guard error.message.contains("neither a picture nor a clip") else { return error }
    return AdapterError(error.kind, error.message, place: error.place ?? path, hint: reads)
  }
}
