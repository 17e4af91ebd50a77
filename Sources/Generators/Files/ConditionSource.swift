package import Conditions
package import Manifests
import Support

/// Reads a run's conditions once more, for the files of bundles: at a generator's size and length instead of the model's.
/// Used by one thread.
package final class ConditionSource {
  /// A condition's blocks, for a model with the given facts.
  package typealias Read = (ConditionEntry, ModelFacts) throws -> ConditionBlocks

  private let read: Read
  /// By the condition's place in the run.
  private var glances: [String: ConditionBlocks] = [:]

  package init(_ read: @escaping Read) { self.read = read }

  /// - Parameter file: the run manifest, for errors.
  package convenience init(_ reader: ConditionReader, in file: String? = nil) {
    self.init { entry, facts in
      var reader = reader
      reader.facts = facts
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
    guard !entry.adapterID.hasPrefix("org.a2c.") else { return nil }
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

  /// The condition with small frames, of clips the first and the last.
  func glance(_ entry: ConditionEntry) throws -> ConditionBlocks {
    if let known = glances[entry.place.description] { return known }
    let made = try blocks(entry, for: FrameTarget(width: 64, height: 64, frames: 2))
    glances[entry.place.description] = made
    return made
  }

  /// The frames of a condition.
  /// - Parameter params: put over those of the run.
  func blocks(_ entry: ConditionEntry, params: JSON = .object([]), for target: FrameTarget) throws -> ConditionBlocks {
    var facts = ModelFacts(hasMotionEncoder: true)
    facts.target = target
    return try read(Self.with(params, entry), facts)
  }

  /// The path of a camera condition, as it is seen by a picture of the given proportions; `nil` where the adapter emits
  /// no maps, or maps of no camera.
  func track(_ entry: ConditionEntry, params: JSON, width: Int, height: Int) throws -> CameraTrack? {
    let (width, height) = Self.small(width, height)
    let facts = ModelFacts(
      hasCameraEncoder: true, cameraHeight: height, cameraWidth: width, cameraFrames: Limits.cameraPoses)
    let all = JSON.object([JSON.Member("frames", .int(Limits.cameraPoses))] + (params.members ?? []))
    let found = try read(Self.with(all, entry), facts).blocks.lazy.compactMap { block in
      if case .tensor(let tensor) = block { tensor } else { nil }
    }
    return found.first.flatMap { CameraTrack($0) }
  }

  private static func with(_ params: JSON, _ entry: ConditionEntry) -> ConditionEntry {
    var entry = entry
    let over = params.members ?? []
    entry.params = .object((entry.params.members ?? []).filter { params[$0.key] == nil } + over)
    return entry
  }

  /// The smallest map of the same proportions that still has rays enough to find a camera in.
  private static func small(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
    var (a, b) = (max(width, 1), max(height, 1))
    while b != 0 { (a, b) = (b, a % b) }
    let (across, down) = (max(width, 1) / a, max(height, 1) / a)
    let times = (24 + min(across, down) - 1) / min(across, down)
    return (across * times, down * times)
  }
}
