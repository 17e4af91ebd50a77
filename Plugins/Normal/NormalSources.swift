import A2CPluginKit

/// Frames of normals as three bytes a pixel: 0 is -1, 255 is 1.
struct NormalFrames {
  let width, height, count: Int
  /// `nil` where the input tells none.
  let framesPerSecond: Double?
  let frame: (Int) throws -> [UInt8]  // height × width × 3
}

/// Opens pictures, clips and arrays.
struct NormalSources {
  let host: Host
  let parameters: NormalParameters
  let sink: Sink

  func open(_ path: String) throws -> NormalFrames {
    if ["npy", "npz"].contains(Path.fileExtension(path)) { return try array(path) }
    let media: Media
    do {
      media = try host.open(path)
    } catch let error where error.kind == .badInput {
      // A file that no decoder knows may be an array under another name.
      guard let bytes = try? host.read(path, limit: Limits.arrayFileBytes), NumpyFile.isNumpy(bytes) else {
        throw error
      }
      return try array(path)
    }
    guard media.frameCount > 0 else { throw AdapterError(.badInput, "no frames", place: path) }
    return NormalFrames(
      width: media.width, height: media.height, count: media.frameCount, framesPerSecond: media.framesPerSecond
    ) { try media.frame($0).bytes }
  }

  private func array(_ path: String) throws -> NormalFrames {
    let file = try host.numpy(path)
    let name = parameters.array ?? file.names.first { ["normal", "normals", "arr_0"].contains($0) } ?? file.names.first
    if let name, parameters.array == nil, file.names.count > 1 {
      try sink.decide("array", name, because: "of \(file.names.count) in the archive its name or its place fits")
    }
    let array: NumpyArray
    let layout: NormalLayout
    let scale: NormalScale
    do throws(NumpyProblem) {
      array = try file.array(name)
      guard let found = NormalLayout(array.shape) else {
        throw .header("the shape \(array.shape) is no normal map: [frames, height, width, 3] is")
      }
      layout = found
      scale = try NormalScale(array)
    } catch {
      throw NumpyError(path: path, problem: error)
    }
    try sink.decide("values", scale.words, because: "the numbers go from \(scale.range)")
    return NormalFrames(width: layout.width, height: layout.height, count: layout.frames, framesPerSecond: nil) {
      layout.bytes(array.floats(layout.range($0))) { scale.byte($0) }
    }
  }
}
