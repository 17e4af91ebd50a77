import A2CPluginKit

/// Depth in pictures of floats: OpenEXR, as renderers and depth networks write it, and TIFF.
struct FloatDepth {
  /// The channel that was asked for.
  let array: String?

  /// Whether a TIFF holds numbers that a picture decoder would not give.
  static func isTIFF(_ bytes: [UInt8]) -> Bool { (try? FloatTIFF(bytes))?.isOfNumbers == true }

  /// - Returns: `nil` for a file of another kind.
  func open(_ bytes: [UInt8], _ path: String) throws(AdapterError) -> ArraySources.Opened? {
    do throws(FloatPictureProblem) {
      if OpenEXR.isOpenEXR(bytes) { return try exr(bytes) }
      if FloatTIFF.isTIFF(bytes) { return try tiff(bytes) }
      return nil
    } catch {
      throw error.error(path)
    }
  }

  private func exr(_ bytes: [UInt8]) throws(FloatPictureProblem) -> ArraySources.Opened {
    let picture = try OpenEXR(bytes)
    let (name, reason) = try channel(picture)
    let values = try picture.values(name)
    return ArraySources.Opened(
      frames: NumberFrames(width: picture.width, height: picture.height, count: 1) { _ in values }, format: "exr",
      array: (name, reason))
  }

  private func tiff(_ bytes: [UInt8]) throws(FloatPictureProblem) -> ArraySources.Opened {
    let file = try FloatTIFF(bytes)
    guard file.channels == 1 else { throw .form("a TIFF of \(file.channels) numbers a pixel is no depth map") }
    let bits: Int? =
      switch file.sample {
      case .whole(bits: 8): 8
      case .whole(bits: 16): 16
      default: nil
      }
    let frames = NumberFrames(width: file.width, height: file.height, count: file.count) { index in
      try file.values(page: index)
    }
    // What is broken shows now, and not in the middle of the frames.
    _ = try file.values(page: 0)
    return ArraySources.Opened(frames: frames, format: "tiff", bits: bits)
  }

  // MARK: Which channel

  /// A depth by its name, else the only kind of number there is.
  private func channel(_ picture: OpenEXR) throws(FloatPictureProblem) -> (name: String, reason: String) {
    let names = picture.names
    if let array {
      guard names.contains(array) else { throw .noChannel(array, among: names) }
      return (array, "it was asked for")
    }
    func find(_ fits: (_ layer: String, _ last: String) -> Bool) -> String? {
      names.first { name in
        let parts = name.lowercased().split(separator: ".")
        return fits(parts.dropLast().joined(separator: "."), String(parts.last ?? ""))
      }
    }
    let byName =
      find { layer, last in layer.isEmpty && (last == "z" || last.hasPrefix("depth")) }
      ?? find { layer, last in layer.contains("depth") && ["z", "v", "y", "r"].contains(last) }
    // The third of three, as of a normal or a place, is no depth.
    if let byName, byName.lowercased() != "z" || !names.contains(where: { $0.lowercased() == "x" }) {
      return (byName, names.count == 1 ? "the only one" : "its name says depth")
    }
    if let first = names.first, names.count == 1 { return (first, "the only one") }
    if let grey = try grey(picture) { return (grey, "all colours are alike") }
    throw .header(
      "none of its channels is known as depth: \(names.prefix(12).joined(separator: ", ")); "
        + "the parameter array names one")
  }

  /// Red, where red, green and blue are the same numbers.
  private func grey(_ picture: OpenEXR) throws(FloatPictureProblem) -> String? {
    guard let red = picture.names.first(where: { $0 == "R" || $0.hasSuffix(".R") }) else { return nil }
    let layer = red.dropLast()
    let others = ["G", "B"].map { layer + $0 }.filter { picture.names.contains($0) }
    let values = try picture.values(red).map(\.bitPattern)
    for other in others {
      guard try picture.values(other).map(\.bitPattern) == values else { return nil }
    }
    return others.isEmpty && picture.names.count > 2 ? nil : red
  }
}
