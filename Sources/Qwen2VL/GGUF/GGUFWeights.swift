import Support
package import Tensors

/// The weights of a GGUF file, and of the one with its vision tower, under their released names.
package final class GGUFWeights: WeightSource {
  private let text: GGUFFile
  private let vision: GGUFFile?
  /// Older converters wrote the vision blocks' two MLP layers under each other's names.
  private let isSwapped: Bool

  package init(text: GGUFFile, vision: GGUFFile?) {
    self.text = text
    self.vision = vision
    isSwapped = vision.map(Self.isSwapped) ?? false
  }

  /// The layer that leads to the MLP's inner width has as many columns as the tower is wide.
  private static func isSwapped(_ file: GGUFFile) -> Bool {
    guard let up = try? file.weight("v.blk.0.ffn_up.weight"), let norm = try? file.weight("v.blk.0.ln1.weight"),
      up.shape.count == 2, let width = norm.shape.first
    else { return false }
    return up.shape[1] != width && up.shape[0] == width
  }

  /// Where a weight is and what it is called there.
  private func place(_ name: String) -> (file: GGUFFile, name: String)? {
    let file = name.hasPrefix(WeightNames.vision) ? vision : text
    guard let file, let name = GGUFNames.name(name, swapped: isSwapped), file.contains(name) else { return nil }
    return (file, name)
  }

  package var names: [String] {
    (text.names + (vision?.names ?? [])).map(GGUFNames.released)
  }

  package func contains(_ name: String) -> Bool {
    if name == GGUFNames.patches.name { return vision?.contains(GGUFNames.patches.slices[0]) ?? false }
    return place(name) != nil
  }

  /// - Throws: ``WeightsError``
  package func weight(_ name: String) throws -> WeightView {
    if name == GGUFNames.patches.name, let vision { return try patches(vision) }
    guard let (file, name) = place(name) else { return try text.weight(name) }
    return try file.weight(name)
  }

  package func checkUnchanged() throws {
    try text.checkUnchanged()
    try vision?.checkUnchanged()
  }

  /// The patch convolution, whose two time steps stand apart in the file; a copy, of 6 MB.
  /// - Returns: [width, channels, 2, patch, patch]
  private func patches(_ file: GGUFFile) throws -> WeightView {
    let slices = try GGUFNames.patches.slices.map { try file.weight($0) }
    let (first, second) = (slices[0], slices[1])
    guard first.shape.count == 4, first.shape == second.shape else {
      throw ModelError.shape(
        source: file.path, name: second.name, found: second.shape, expected: first.shape)
    }
    let (width, channels, area) = (first.shape[0], first.shape[1], first.shape[2] * first.shape[3])
    let values = [first.floats(), second.floats()]
    var joined: [Float] = []
    joined.reserveCapacity(2 * first.count)
    for plane in 0..<width * channels {
      for slice in values { joined += slice[plane * area..<(plane + 1) * area] }
    }
    let shape = [width, channels, 2, first.shape[2], first.shape[3]]
    guard let view = WeightView(name: GGUFNames.patches.name, shape: shape, floats: joined) else {
      throw ModelError.shape(source: file.path, name: first.name, found: first.shape, expected: shape)
    }
    return view
  }
}
