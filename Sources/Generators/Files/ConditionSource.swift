package import Conditions
package import Manifests
import Support

/// Reads a run's conditions for the files of bundles, at a generator's size and length.
/// Used by one thread.
package final class ConditionSource {
  /// A condition's blocks, made for somebody.
  package typealias Read = (ConditionEntry, Destination) throws -> ConditionBlocks

  /// Small frames, of clips the first and the last.
  private static let small = FrameTarget(width: 64, height: 64, frames: 2)

  private let read: Read
  /// By the condition's place in the run.
  private var glances: [String: ConditionBlocks] = [:]
  /// Why conditions could not be read, so that each generator need not wait for it again; by place and parameters.
  private var failures: [String: any Error] = [:]

  /// - Parameter known: conditions as they were read before; these are not opened again to see how long and large they are.
  package init(known: [ConditionBlocks] = [], _ read: @escaping Read) {
    self.read = read
    for blocks in known { glances[blocks.entry.place.description] = blocks }
  }

  /// - Parameter file: the run manifest, for errors.
  package convenience init(_ reader: ConditionReader, known: [ConditionBlocks] = [], in file: String? = nil) {
    self.init(known: known) { entry, destination in
      var reader = reader
      reader.destination = destination
      var entry = entry
      let known = try reader.registry.adapter(named: entry.adapter).manifest.parameters.map(\.name)
      entry.params = .object((entry.params.members ?? []).filter { known.contains($0.key) })
      entry.paramsNode = Node(entry.params)
      return try reader.read(entry, in: file)
    }
  }

  /// How long and which way up a condition is. Asked for once a condition, however many bundles it goes into.
  func survey(_ entry: ConditionEntry) throws -> ConditionSurvey {
    ConditionSurvey(try glance(entry))
  }

  /// What the frames of a stranger's adapter stand for: its own word, or a camera where it emits a camera's maps; `nil`
  /// for the adapters of this program, whose ids say it.
  func role(_ entry: ConditionEntry) throws -> String? {
    guard !AdapterID(entry.adapter).isOwn else { return nil }
    let blocks = try glance(entry)
    return blocks.frameBlocks.lazy.compactMap(\.role).first ?? (blocks.adapter.encoder == .camera ? "camera" : nil)
  }

  /// What the adapter warned of when it read the condition; empty where it was not read so far.
  func doubts(_ entry: ConditionEntry) -> [String] {
    let prefix = "warning: "
    return (glances[entry.place.description]?.log ?? []).filter { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
  }

  /// The condition as it was read before; else with small frames, of clips the first and the last.
  func glance(_ entry: ConditionEntry) throws -> ConditionBlocks {
    if let known = glances[entry.place.description] { return known }
    let made = try blocks(entry, for: Self.small)
    glances[entry.place.description] = made
    return made
  }

  /// The frames of a condition.
  /// - Parameter params: put over those of the run.
  func blocks(_ entry: ConditionEntry, params: JSON = .object([]), for target: FrameTarget) throws -> ConditionBlocks {
    let key = "\(entry.place.description) \(params.text())"
    if let failure = failures[key] { throw failure }
    do {
      return try read(Self.with(params, entry), .file(target))
    } catch {
      failures[key] = error
      throw error
    }
  }

  /// The path of a camera condition; `nil` where the adapter emits none.
  func path(_ entry: ConditionEntry, params: JSON) throws -> CameraBlock? {
    let read = params.members?.isEmpty ?? true ? try glance(entry) : try blocks(entry, params: params, for: Self.small)
    return read.blocks.lazy.compactMap { if case .camera(let path) = $0 { path } else { nil } }.first
  }

  private static func with(_ params: JSON, _ entry: ConditionEntry) -> ConditionEntry {
    var entry = entry
    let over = params.members ?? []
    entry.params = .object((entry.params.members ?? []).filter { params[$0.key] == nil } + over)
    return entry
  }
}
