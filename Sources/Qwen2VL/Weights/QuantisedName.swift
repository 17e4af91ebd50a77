import Support
package import Tensors

/// How quantised weights stand in safetensors files, which have no type for them: as bytes [outputs, bytes of a row]
/// under the weight's name and the format's, such as `model.layers.0.mlp.up_proj.weight.q8_0`. Who does not know this does
/// not mistake them for the weight.
package enum QuantisedName {
  /// The name under which a quantised weight is kept.
  package static func of(_ name: String, _ format: BlockFormat) -> String { "\(name).\(format.rawValue)" }

  /// The format that a source has a weight in, `nil` where it has it in none.
  static func format(_ name: String, in source: any WeightSource) -> BlockFormat? {
    BlockFormat.allCases.first { source.contains(of(name, $0)) }
  }

  /// A quantised weight of the given shape, `nil` where the source has none of that name.
  /// - Throws: ``ModelError/shape(source:name:found:expected:)`` where its bytes are not those of that shape.
  static func view(_ name: String, shape: [Int], in source: any WeightSource) throws -> WeightView? {
    guard let format = format(name, in: source) else { return nil }
    let bytes = try source.weight(of(name, format))
    let columns = shape.dropFirst().reduce(1, *)
    let expected = [shape.first ?? 0, columns / format.numbers * format.bytes]
    guard bytes.type == .u8, bytes.shape == expected,
      let view = WeightView(name: bytes.name, blocks: format, shape: shape, bytes: bytes.bytes, owner: bytes.owner)
    else {
      throw ModelError.shape(source: bytes.file ?? "", name: bytes.name, found: bytes.shape, expected: expected)
    }
    return view
  }
}
