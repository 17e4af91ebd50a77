import Conditions
import Manifests
import Support

/// Which adapters a file is for, found by asking those that may read it: each reads the file as it would in a run, and
/// says what it makes of it.
struct InputGuess {
  /// What reads a file.
  struct Answer {
    /// Short ids, the likeliest first; none where nothing reads it.
    var adapters: [String] = []
    /// Why the likeliest of those that do not read it refused.
    var refusal: String?
  }

  private let reader: ConditionReader

  init(_ registry: AdapterRegistry, options: HostOptions) {
    let facts = ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)
    var quiet = options
    quiet.log = { _, _, _ in }
    reader = ConditionReader(registry, for: .model(facts), options: quiet)
  }

  func answer(_ path: String) -> Answer {
    let files = FileSystem.kind(path) == .folder ? (try? FileSystem.list(path)) ?? [] : [path]
    let endings = files.map(Path.fileExtension)
    let pictures = endings.count(where: Self.pictures.contains)
    if pictures > 0, 2 * pictures >= endings.count {
      return picture(path, isSeveral: files.count > 1 || path.contains("%"))
    }
    if endings.count == 1, let ending = endings.first, Self.clips.contains(ending) {
      return picture(path, isSeveral: true)
    }
    return document(path)
  }

  private static let pictures: Set<String> = ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff"]
  private static let clips: Set<String> = ["mp4", "webm", "mkv", "mov", "avi", "gif", "m4v"]

  // MARK: Files of numbers

  /// In the order in which those count that read the same file: boxes stand beside key points, any array is a distance.
  private static let documents = ["camera", "pose", "tracks", "region", "segmentation", "normal", "depth"]

  private func document(_ path: String) -> Answer {
    var answer = Answer()
    let own = Set(Self.documents.map { AdapterID($0).full })
    let others = reader.registry.bundles.map(\.manifest).filter { manifest in
      !own.contains(manifest.id) && manifest.inputs.count.min <= 1
        && manifest.inputs.media.contains { [.json, .text, .array].contains($0) }
    }
    // What comes to mind at the ending says best what is wrong with a file that nothing reads.
    let likely = [
      "txt": "camera", "json": "pose", "csv": "pose", "xml": "region", "npy": "camera", "npz": "depth", "exr": "depth",
      "pfm": "depth",
    ]
    for name in Self.documents + others.map(\.id) {
      switch opinion(of: name, on: path) {
      case .accepts: answer.adapters.append(name)
      case .advises: continue
      case .refuses(let message):
        if answer.refusal == nil || name == likely[Path.fileExtension(path)] { answer.refusal = message }
      }
    }
    return answer
  }

  // MARK: Pictures and clips

  private func picture(_ path: String, isSeveral: Bool) -> Answer {
    let usual = isSeveral ? "clip" : "multi-id"
    switch opinion(of: "depth", on: path) {
    case .advises(let names):
      // Pictures as they are: identities, a clip.
      let isPlain = names.allSatisfy { ["clip", "style", "multi-id"].contains($0) }
      guard isPlain else { return Answer(adapters: names) }
      return Answer(adapters: [usual] + (isSeveral ? ["key-frames"] : ["style"]).filter { $0 != usual })
    case .accepts:
      // The other's view of it: where it is sure of a depth map too, or does not know.
      if case .advises(let names) = opinion(of: "sketch", on: path) {
        return Answer(adapters: ["depth"] + names.filter { !["depth", "clip", "style", "multi-id"].contains($0) })
      }
      // Numbers in a picture's file, which no decoder of pictures reads.
      if case .refuses = opinion(of: usual, on: path) { return Answer(adapters: ["depth"]) }
      let reading = ["pose", "segmentation", "sketch", "normal", "depth", "region", "tracks"].filter { name in
        if case .accepts = opinion(of: name, on: path) { true } else { false }
      }
      return Answer(adapters: [usual] + reading)
    case .refuses(let message):
      if case .refuses = opinion(of: usual, on: path) { return Answer(refusal: message) }
      return Answer(adapters: [usual])
    }
  }

  // MARK: One adapter

  private enum Opinion {
    case accepts
    /// It reads the file and says that it is rather for others.
    case advises([String])
    case refuses(String)
  }

  private func opinion(of adapter: String, on path: String) -> Opinion {
    do {
      let blocks = try reader.read(ConditionEntry(adapter: adapter, inputs: [InputPath(path)]))
      for line in blocks.log where line.hasPrefix("warning") {
        guard let start = line.firstRange(of: "use the adapter ") else { continue }
        let advice = line[start.upperBound...].prefix { $0 != ";" }
        let names = advice.split { $0 == " " || $0 == "," }.map(String.init)
        return .advises(names.filter { reader.registry.contains($0) })
      }
      return .accepts
    } catch let error as any ExplainedError {
      return .refuses("\(adapter): \(error.message)")
    } catch {
      return .refuses("\(adapter): \(error)")
    }
  }
}
