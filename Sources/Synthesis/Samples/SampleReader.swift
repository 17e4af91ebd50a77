package import Conditions
package import Manifests
import Media
import Support

/// Brings a sample's conditions to the model exactly as a run does, through the adapters, with nothing written to disk.
/// Adapters are kept from one sample to the next. One for each thread.
package final class SampleReader {
  private let registry: AdapterRegistry
  private let facts: ModelFacts
  private let words: ConditionEntry.Facts
  private let memory = MemoryFiles()
  private var instances: [String: AdapterInstance] = [:]

  /// - Parameter words: whether the adapters' facts in words enter the prompt; they would give away what a model shall
  ///   learn to see
  package init(_ registry: AdapterRegistry, facts: ModelFacts, words: ConditionEntry.Facts = .off) {
    self.registry = registry
    self.facts = facts
    self.words = words
  }

  /// The blocks of all conditions of a sample.
  /// - Throws: what the adapters throw; see ``Conditions/ConditionReader``.
  package func blocks(_ sample: Sample) throws -> [ConditionBlocks] {
    try sample.conditions.enumerated().map { try blocks($0.element, index: $0.offset) }
  }

  /// The blocks of one condition.
  /// - Parameter index: its number among the conditions, from 0
  package func blocks(_ condition: ConditionData, index: Int = 0) throws -> ConditionBlocks {
    // What a palette says lies in the file alone, so files with one are written.
    if condition.files.contains(where: \.hasPalette) {
      return try ScratchSpace.with { folder in
        try SampleWriter.write(condition, to: folder)
        return try blocks(condition, index, inputs: condition.inputs.map { InputPath($0, folder: folder) })
      }
    }
    memory.removeAll()
    try serve(condition)
    return try blocks(condition, index, inputs: condition.inputs.map { InputPath(MemoryFiles.path($0)) })
  }

  private func blocks(_ condition: ConditionData, _ index: Int, inputs: [InputPath]) throws -> ConditionBlocks {
    let entry = ConditionEntry(
      adapter: condition.kind.adapter, inputs: inputs, params: condition.parameters, facts: words, index: index)
    let bundle = try registry.adapter(named: entry.adapter)
    let parameters = try bundle.manifest.resolve(entry, in: nil)
    let key = bundle.id + parameters.text()
    let instance: AdapterInstance
    if let kept = instances[key] {
      instance = kept
    } else {
      let options = HostOptions(isolation: .none, memory: memory)
      instance = try AdapterInstance(bundle, parameters: parameters, destination: .model(facts), options: options)
      try instance.prepare()
      instances[key] = instance
    }
    let output = try instance.encode(inputs.map(\.resolved))
    try instance.reset()
    return ConditionBlocks(
      entry: entry, adapter: bundle.manifest, blocks: output.blocks, decisions: output.decisions, log: output.log,
      claims: output.claims)
  }

  /// Puts the condition's files where the adapter finds them.
  private func serve(_ condition: ConditionData) throws {
    for input in condition.inputs {
      let files = condition.files.filter { $0.name == input || $0.name.hasPrefix(input + "/") }
      let kind: MediaInfo.Kind = files.count == 1 && files[0].name == input ? .picture : .sequence
      let path = MemoryFiles.path(input)
      var gray: [[UInt16]] = []
      var pictures: [Picture] = []
      var side = 0
      for file in files {
        switch file.content {
        case .bytes(let bytes): memory.add(bytes, as: file.name)
        case .gray16(let values, let size):
          gray.append(values)
          side = size
        case .picture(let picture): pictures.append(picture)
        case .indexed: break  // checked: such files are written, see above.
        }
      }
      if !gray.isEmpty {
        memory.add(try MediaSource.memory(gray16: gray, width: side, height: side, kind: kind, path: path), as: input)
      }
      if !pictures.isEmpty { memory.add(try MediaSource.memory(pictures, kind: kind, path: path), as: input) }
    }
  }
}

extension SampleFile {
  fileprivate var hasPalette: Bool {
    if case .indexed = content { true } else { false }
  }
}
