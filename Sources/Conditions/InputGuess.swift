package import Manifests
import Support

/// Which adapters files are for, found by asking those that may read them: each reads the files as it would in a run, and
/// says what it makes of them.
package struct InputGuess {
  /// What came of it.
  package struct Answer {
    /// Short ids, the likeliest first; none where nothing reads the files.
    package var adapters: [String] = []
    /// What the first of them is given, where that is not the path itself: the folders of a folder of subjects.
    package var parts: [String]?
    /// Why the likeliest of those that do not read them refused.
    package var refusal: String?
    /// Those that were asked and are not the first of ``adapters``.
    package var attempts: [Attempt] = []
  }

  /// An adapter that was asked.
  package struct Attempt {
    package let adapter: String
    /// It reads the files, and says that they are rather for others.
    package let isRead: Bool
    package let reason: String
  }

  private let reader: ConditionReader

  package init(_ reader: ConditionReader) {
    var quiet = reader
    quiet.options.log = { _, _, _ in }
    self.reader = quiet
  }

  /// - Parameter entry: the files and parameters; its adapter does not matter.
  package func answer(_ entry: ConditionEntry) -> Answer {
    var talk = Talk(reader, entry)
    let answer = answer(&talk, entry.inputs.map(\.resolved))
    return talk.complete(answer)
  }

  package func answer(_ path: String) -> Answer { answer(ConditionEntry(adapter: "", inputs: [InputPath(path)])) }

  private func answer(_ talk: inout Talk, _ paths: [String]) -> Answer {
    guard let path = paths.first else { return Answer() }
    if paths.count > 1 { return several(&talk, paths.count) }
    let files = FileSystem.kind(path) == .folder ? (try? FileSystem.list(path)) ?? [] : [path]
    if let folders = Self.subjects(path, files) { return Answer(adapters: ["multi-id"], parts: folders) }
    let endings = files.map(Path.fileExtension)
    let pictures = endings.count(where: Self.pictures.contains)
    if pictures > 0, 2 * pictures >= endings.count {
      let isSeveral = files.count > 1 || path.contains("%")
      return withOthers(&talk, picture(&talk, isSeveral: isSeveral), isSeveral ? [.sequence] : [.picture])
    }
    if endings.count == 1, let ending = endings.first, Self.clips.contains(ending) {
      return withOthers(&talk, picture(&talk, isSeveral: true), [.clip])
    }
    return document(&talk, path)
  }

  private static let pictures: Set<String> = ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff"]
  private static let clips: Set<String> = ["mp4", "webm", "mkv", "mov", "avi", "gif", "m4v", "apng"]

  /// The folders of a folder that holds nothing else, each with pictures: subjects, up to nine.
  private static func subjects(_ path: String, _ names: [String]) -> [String]? {
    let folders = names.filter { !$0.hasPrefix(".") }.map { Path.join(path, $0) }
    guard (1...9).contains(folders.count), folders.allSatisfy({ FileSystem.kind($0) == .folder }) else { return nil }
    let arePictures = folders.allSatisfy { folder in
      let files = ((try? FileSystem.list(folder)) ?? []).filter { !$0.hasPrefix(".") }
      // More are the frames of a clip.
      return (1...16).contains(files.count) && files.allSatisfy { pictures.contains(Path.fileExtension($0)) }
    }
    return arePictures ? folders : nil
  }

  // MARK: Files of numbers

  /// In the order in which those count that read the same file: boxes stand beside key points, any array is a distance.
  private static let documents = ["camera", "pose", "tracks", "region", "segmentation", "normal", "depth"]

  private func document(_ talk: inout Talk, _ path: String) -> Answer {
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
      switch talk.opinion(of: name) {
      case .accepts: answer.adapters.append(name)
      case .advises, .doubts: continue
      case .refuses(let message):
        if answer.refusal == nil || name == likely[Path.fileExtension(path)] {
          answer.refusal = "\(name): \(message)"
        }
      }
    }
    return answer
  }

  // MARK: Several files

  /// In the order in which they are asked.
  private static let order = [
    "camera", "pose", "tracks", "region", "segmentation", "depth", "normal", "sketch", "masked-image", "multi-id",
    "clip", "key-frames", "style",
  ]

  /// Those that take so many, one that takes any pictures last.
  private func several(_ talk: inout Talk, _ count: Int) -> Answer {
    var answer = Answer()
    let fitting = reader.registry.bundles.map(\.manifest).filter {
      ($0.inputs.count.min...max($0.inputs.count.min, $0.inputs.count.max)).contains(count)
    }
    let known = Self.order.filter { name in fitting.contains { $0.shortID == name } }
    let others = fitting.map(\.shortID).filter { !known.contains($0) }
    for name in known + others {
      switch talk.opinion(of: name) {
      case .accepts: answer.adapters.append(name)
      case .advises, .doubts: continue
      case .refuses(let message): answer.refusal = answer.refusal ?? "\(name): \(message)"
      }
      // What is left reads anything.
      if answer.adapters.last == "multi-id" { break }
    }
    return answer
  }

  // MARK: Pictures and clips

  private func picture(_ talk: inout Talk, isSeveral: Bool) -> Answer {
    let usual = isSeveral ? "clip" : "multi-id"
    // What is cut out is a subject, whatever its colours.
    if !isSeveral, talk.isCutOut { return Answer(adapters: [usual, "style"]) }
    switch talk.opinion(of: "depth") {
    case .advises(let names):
      // Pictures as they are: identities, a clip.
      let isPlain = names.allSatisfy { ["clip", "style", "multi-id"].contains($0) }
      guard isPlain else { return Answer(adapters: names) }
      return Answer(adapters: [usual] + (isSeveral ? ["key-frames"] : ["style"]).filter { $0 != usual })
    case .accepts, .doubts:
      // The other's view of it: where it is sure of a depth map too, or does not know.
      if case .advises(let names) = talk.opinion(of: "sketch") {
        return Answer(adapters: ["depth"] + names.filter { !["depth", "clip", "style", "multi-id"].contains($0) })
      }
      // Numbers in a picture's file, which no decoder of pictures reads.
      if case .refuses = talk.opinion(of: usual) { return Answer(adapters: ["depth"]) }
      let reading = ["pose", "segmentation", "sketch", "normal", "depth", "region", "tracks"].filter { name in
        if case .accepts = talk.opinion(of: name) { true } else { false }
      }
      // The one adapter that knows its own is surer than one that takes anything.
      return Answer(adapters: reading.count == 1 ? reading + [usual] : [usual] + reading)
    case .refuses(let message):
      if case .refuses = talk.opinion(of: usual) { return Answer(refusal: "depth: \(message)") }
      return Answer(adapters: [usual])
    }
  }

  /// With strangers' adapters that read the file: first those that found marks of their own in it, last those that take
  /// anything.
  private func withOthers(_ talk: inout Talk, _ answer: Answer, _ media: Set<AdapterInputs.Kind>) -> Answer {
    var answer = answer
    var sure: [String] = []
    for manifest in reader.registry.bundles.map(\.manifest) {
      guard !AdapterID(manifest.id).isOwn, manifest.inputs.count.min <= 1,
        manifest.inputs.media.contains(where: media.contains)
      else { continue }
      guard case .accepts = talk.opinion(of: manifest.id) else { continue }
      if talk.isRecognised(by: manifest.id) {
        sure.append(manifest.id)
      } else {
        answer.adapters.append(manifest.id)
      }
    }
    if !sure.isEmpty { (answer.adapters, answer.parts) = (sure + answer.adapters, nil) }
    return answer
  }

  // MARK: One adapter

  private enum Opinion {
    case accepts
    /// It reads the file and says that it is rather for others.
    case advises([String])
    /// It reads the file and has another doubt.
    case doubts
    case refuses(String)
  }

  /// What adapters say of one condition; each is asked once.
  private struct Talk {
    private let reader: ConditionReader
    private var entry: ConditionEntry
    private var known: [String: Opinion] = [:]
    private var attempts: [Attempt] = []
    /// What the adapter for identities decided.
    private var decisions: [String] = []
    /// Those that found marks of their own.
    private var sure: Set<String> = []

    init(_ reader: ConditionReader, _ entry: ConditionEntry) { (self.reader, self.entry) = (reader, entry) }

    /// The adapter for identities sees transparent parts, and reads the picture.
    var isCutOut: Bool {
      mutating get {
        _ = opinion(of: "multi-id")
        return decisions.contains("background")
      }
    }

    func isRecognised(by adapter: String) -> Bool { sure.contains(adapter) }

    mutating func opinion(of adapter: String) -> Opinion {
      if let opinion = known[adapter] { return opinion }
      let (opinion, reason) = ask(adapter)
      known[adapter] = opinion
      if let reason {
        let isRead = if case .refuses = opinion { false } else { true }
        attempts.append(Attempt(adapter: adapter, isRead: isRead, reason: reason))
      }
      return opinion
    }

    /// The answer with what was asked on the way to it.
    func complete(_ answer: Answer) -> Answer {
      var answer = answer
      answer.attempts = attempts.filter { $0.adapter != answer.adapters.first }
      return answer
    }

    /// - Returns: with the adapter's doubt or refusal in its own words.
    private mutating func ask(_ adapter: String) -> (Opinion, String?) {
      entry.adapter = adapter
      do {
        let blocks = try reader.read(entry)
        if blocks.isRecognised { sure.insert(adapter) }
        if adapter == "multi-id" { decisions = blocks.decisions.map(\.key) }
        let lines = blocks.log.filter { $0.hasPrefix("warning: ") }
        let doubts = lines.map { String($0.dropFirst("warning: ".count)) }
        if !blocks.likelier.isEmpty {
          return (.advises(blocks.likelier.filter { reader.registry.contains($0) }), doubts.first)
        }
        return (doubts.isEmpty ? .accepts : .doubts, doubts.first)
      } catch let error as any ExplainedError {
        return (.refuses(error.message), error.message)
      } catch {
        return (.refuses("\(error)"), "\(error)")
      }
    }
  }
}
