import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// Models whose weights are in blocks.
@Suite struct QuantisedModelTests {
  /// Weights in memory.
  private struct Source: WeightSource {
    var views: [String: WeightView]
    var names: [String] { views.keys.sorted() }
    func contains(_ name: String) -> Bool { views[name] != nil }
    func weight(_ name: String) throws -> WeightView {
      guard let view = views[name] else { throw ModelError.input("no \(name)") }
      return view
    }
  }

  private static let config = TextConfig(
    vocabulary: 96, width: 64, mlpWidth: 160, layers: 2, heads: 4, keyValueHeads: 2, headWidth: 16, ropeTheta: 1e4,
    ropeSections: [2, 3, 3], normEpsilon: 1e-6, maxPositions: 256, tiedHead: true)

  /// A model with random weights, those of layers in the format.
  private static func model(_ format: BlockFormat?) throws -> LanguageModel {
    let recorder = WeightBinder()
    _ = try LanguageModel(recorder, config, source: "", precision: .f32)
    var views: [String: WeightView] = [:]
    for (name, shape) in recorder.asked {
      let values = NewModel.randomValues(name: name, shape: shape, seed: 4)
      if let format, shape.count == 2 {
        let stored = QuantisedName.of(name, format)
        let bytes = BlockEncoder.encode(values, format)
        let memory = ScratchBytes(bytes)
        views[stored] = WeightView(
          name: stored, type: .u8, shape: [shape[0], shape[1] / format.numbers * format.bytes],
          bytes: memory.bytes, owner: memory)
      } else {
        views[name] = WeightView(name: name, shape: shape, floats: values)
      }
    }
    let source = Source(views: views)
    let binder = WeightBinder(source, place: "memory", renames: WeightNames.renames(for: source))
    let model = try LanguageModel(binder, config, source: "memory", precision: .f32)
    try binder.finish()
    #expect(binder.unused.isEmpty)
    return model
  }

  private final class ScratchBytes: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    init(_ values: [UInt8]) {
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: values.count, alignment: 1)
      memory.copyBytes(from: values)
      bytes = UnsafeRawBufferPointer(memory)
    }
    deinit { bytes.deallocate() }
  }

  @Test("Predictions stay near those of the whole weights", arguments: [(BlockFormat.q8_0, 0.04), (.q4_0, 0.5)])
  func near(_ format: BlockFormat, _ most: Double) throws {
    let ids: [Int32] = (0..<40).map { $0 * 7 % 96 }
    let exact = try Self.model(nil).predictions(ids).values
    let quantised = try Self.model(format).predictions(ids).values
    let size = (exact.reduce(0.0) { $0 + Double($1 * $1) } / Double(exact.count)).squareRoot()
    let off = (zip(exact, quantised).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / Double(exact.count))
      .squareRoot()
    #expect(off > 0 && off < most * size, "\(off / size)")
  }

  @Test("Tokens one by one give about what the text at once gives", arguments: BlockEncoder.formats)
  func stepByStep(_ format: BlockFormat) throws {
    let model = try Self.model(format)
    let ids: [Int32] = (0..<24).map { $0 * 11 % 96 }
    let atOnce = try model.predictions(ids)
    let state = model.newState(capacity: ids.count)
    var last: [Float] = []
    for id in ids { last = try model.step([id], [state])[0] }
    let expected = Array(atOnce.values.suffix(96))
    let size = expected.map(abs).max() ?? 1
    // Few vectors are rounded to blocks too.
    #expect(largestDifference(last, expected) < 0.1 * size)
  }

  @Test("Several sequences together give what each gives alone", arguments: BlockEncoder.formats)
  func together(_ format: BlockFormat) throws {
    let model = try Self.model(format)
    let alone = try [Int32](0..<6).map { first -> [Float] in
      let state = model.newState(capacity: 4)
      _ = try model.step([first], [state])
      return try model.step([first + 7], [state])[0]
    }
    let states = (0..<6).map { _ in model.newState(capacity: 4) }
    _ = try model.step([Int32](0..<6), states)
    #expect(try model.step([Int32](7..<13), states) == alone)
  }
}
