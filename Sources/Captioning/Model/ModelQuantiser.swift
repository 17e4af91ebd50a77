import Qwen2VL
import Support
package import Tensors

/// Writes a model again with the weights of its language model in blocks of whole numbers. Towers, norms and biases stay
/// as they are: they are small, and it is the language model's weights that are read for each token.
package struct ModelQuantiser {
  private let files: ModelFiles
  private let format: BlockFormat

  /// Why a model is not quantised.
  package enum Problem: ExplainedError {
    case isFile(String)
    case isQuantised(String, name: String)
    case nothing(String)
    case same(String)

    package var message: String {
      switch self {
      case .isFile: "a GGUF file is quantised already, or by the tools it came from"
      case .isQuantised(_, let name): "weight \(name) is quantised already"
      case .nothing: "no weight of the model has rows of whole blocks"
      case .same: "this is the folder of the model that is read"
      }
    }
    package var place: String? {
      switch self {
      case .isFile(let place), .isQuantised(let place, _), .nothing(let place), .same(let place): place
      }
    }
    package var hint: String? {
      if case .same = self { return "name another folder to write" }
      return "give the folder of the model as it was trained, in f32, f16 or bf16"
    }
  }

  /// What was written.
  package struct Outcome: Sendable {
    package var weights = 0
    package var bytesBefore = 0
    package var bytesAfter = 0
  }

  /// - Parameter format: of ``BlockEncoder/formats``
  package init(_ folder: String, format: BlockFormat) throws {
    guard FileSystem.kind(folder) == .folder else { throw Problem.isFile(folder) }
    files = try ModelFiles(folder)
    self.format = format
  }

  /// How a weight is to be written, `nil` where it stays. The table of tokens and the head decide over single tokens, and
  /// small errors there show: they never get less than bytes.
  private func target(_ weight: WeightView) -> BlockFormat? {
    guard weight.shape.count == 2, [.f32, .bf16, .f16].contains(weight.type) else { return nil }
    let name = weight.name
    let isTable = [WeightNames.table, WeightNames.head].contains { name.hasSuffix("\($0).weight") }
    guard isTable || (name.hasSuffix("_proj.weight") && name.contains("layers.")) else { return nil }
    let format = isTable ? .q8_0 : self.format
    return format.size(weight.shape) == nil ? nil : format
  }

  /// Writes the folder.
  /// - Parameters:
  ///   - progress: called with the share that is done
  ///   - replacing: whether what this wrote earlier may be replaced
  package func write(
    to folder: String, replacing: Bool, progress: (Double) -> Void = { _ in }
  ) throws -> Outcome {
    let weights = try files.source.names.map { try files.source.weight($0) }
    var outcome = Outcome()
    var entries: [SafetensorsWriter.Entry] = []
    for weight in weights {
      if BlockFormat.allCases.contains(where: { weight.name.hasSuffix(".\($0.rawValue)") }) {
        throw Problem.isQuantised(files.place, name: weight.name)
      }
      if let format = target(weight) {
        entries.append(
          SafetensorsWriter.Entry(
            QuantisedName.of(weight.name, format), .u8,
            [weight.shape[0], weight.shape[1] / format.numbers * format.bytes]))
        outcome.weights += 1
      } else {
        entries.append(SafetensorsWriter.Entry(weight.name, weight.type, weight.shape))
      }
      outcome.bytesBefore += weight.bytes.count
    }
    guard FileSystem.realPath(folder) != FileSystem.realPath(files.folder) else { throw Problem.same(folder) }
    guard outcome.weights > 0 else { throw Problem.nothing(files.place) }
    let others = try Self.others(in: files.folder)
    let earlier = Replacing(files: others + [Self.weightsName])
    try StagedFolder.build(folder, replacing: replacing ? earlier : nil) { staged in
      for name in others {
        let bytes = try FileSystem.read(Path.join(files.folder, name), limit: Self.largestOther)
        try StagedFile.write(bytes, to: Path.join(staged, name))
      }
      let writer = try SafetensorsWriter(Path.join(staged, Self.weightsName), entries: entries)
      var done = 0
      for weight in weights {
        outcome.bytesAfter += try append(weight, to: writer)
        done += weight.bytes.count
        progress(Double(done) / Double(max(1, outcome.bytesBefore)))
      }
      try files.source.checkUnchanged()
      try writer.commit()
    }
    return outcome
  }

  /// Numbers that are widened at once.
  private static let sliceNumbers = 1 << 22

  /// - Returns: bytes that were written
  private func append(_ weight: WeightView, to writer: SafetensorsWriter) throws -> Int {
    guard let format = target(weight) else {
      var written = 0
      for first in stride(from: 0, to: weight.bytes.count, by: Self.sliceNumbers) {
        let slice = weight.bytes[first..<min(first + Self.sliceNumbers, weight.bytes.count)]
        try writer.append(raw: Array(slice))
        written += slice.count
      }
      withExtendedLifetime(weight) {}
      return written
    }
    var written = 0
    for first in stride(from: 0, to: weight.count, by: Self.sliceNumbers) {
      let values = weight.floats(from: first, count: Self.sliceNumbers)
      guard values.allSatisfy(\.isFinite) else {
        throw ModelError.damagedWeight(source: files.place, name: weight.name)
      }
      let blocks = BlockEncoder.encode(values, format)
      try writer.append(elements: blocks)
      written += blocks.count
    }
    return written
  }

  // MARK: Files beside the weights

  private static let weightsName = "model.safetensors"
  private static let largestOther = 256 << 20

  /// Files of the folder that the written one needs too: all but weights. Encoders in files of their own are weights that
  /// `a2c.yaml` names; they are copied.
  private static func others(in folder: String) throws -> [String] {
    try FileSystem.list(folder).filter { name in
      FileSystem.kind(Path.join(folder, name)) == .file && !name.hasPrefix(".")
        && name != weightsName && name != ShardedSafetensors.indexName
        && !(name.hasPrefix("model-") && name.hasSuffix(".safetensors"))
    }
  }
}
