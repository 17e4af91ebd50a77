import Claims
import Support

/// An instance as it goes out: always the same fields, so that whoever reads many of them finds one form.
struct FinishedInstance {
  struct File {
    /// Where it lies.
    let path: String
    /// What it is called among the instance's files; may hold slashes.
    let name: String
  }

  let id: String
  /// A name for folders and archives, without a dot.
  let key: String
  let files: [File]
  /// The adapters' short names, each once, in order.
  let adapters: [String]
  let width: Int
  let height: Int
  let seconds: Double
  let licence: String
  let caption: StructuredCaption
  let prompt: String
  private let given: JSON
  private let clipName: String
  private let conditions: [(adapter: String, name: String)]

  private static let known: Set<String> = [
    "line", "input", "ok", "id", "path", "video", "licence", "source", "attribution", "caption", "prompt",
    "short_prompt", "conditions", "failures",
  ]

  /// - Throws: ``DatasetError/line(_:)`` where fields are missing or wrong, `FileError` where files are.
  init(_ json: JSON) throws {
    guard let id = json["id"]?.stringValue, !id.isEmpty, let clip = json["path"]?.stringValue, !clip.isEmpty else {
      throw DatasetError.line("expected an instance with 'id' and 'path', as a2c dataset clips writes it")
    }
    (self.id, given) = (id, json)
    let plain = id.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
    }
    key = plain && id.utf8.count <= 40 ? id : "x-" + String(SHA256.hex(SHA256.digest(Array(id.utf8))).prefix(32))
    let video = json["video"]
    (width, height) = (video?["width"]?.intValue ?? 0, video?["height"]?.intValue ?? 0)
    seconds = video?["seconds"]?.doubleValue ?? 0
    licence = json["licence"]?.stringValue ?? ""
    prompt = json["prompt"]?.stringValue ?? json["short_prompt"]?.stringValue ?? ""
    switch json["caption"] {
    case .string(let text): caption = StructuredCaption([.dense: text])
    case .object(let members):
      var parts: [CaptionPart: String] = [:]
      for part in CaptionPart.allCases {
        guard let value = members.first(where: { $0.key == part.rawValue })?.value, value != .null else { continue }
        guard let text = value.stringValue else {
          throw DatasetError.line("'caption': expected texts, found another value in '\(part.rawValue)'")
        }
        parts[part] = text
      }
      caption = StructuredCaption(parts)
    case .null?, nil: caption = StructuredCaption([:])
    default: throw DatasetError.line("'caption': expected a text or an object")
    }
    clipName = Self.name("clip", clip)
    var files = try Self.files(clip, as: clipName)
    var conditions: [(adapter: String, name: String)] = []
    var stems: Set<String> = ["clip"]
    for (place, condition) in (json["conditions"]?.arrayValue ?? []).enumerated() {
      guard let adapter = condition["adapter"]?.stringValue, !adapter.isEmpty,
        let path = condition["path"]?.stringValue, !path.isEmpty
      else { throw DatasetError.line("'conditions': expected objects with 'adapter' and 'path'") }
      let short = adapter.split(separator: ".").last.map(String.init) ?? adapter
      let word = String(short.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(30))
      // The adapter's name, with a number behind it where that is taken.
      var stem = word
      if !stems.insert(stem).inserted {
        stem += "-\(place + 1)"
        stems.insert(stem)
      }
      let name = Self.name(stem, path)
      files += try Self.files(path, as: name)
      conditions.append((short, name))
    }
    (self.files, self.conditions) = (files, conditions)
    adapters = Set(conditions.map(\.adapter)).sorted()
  }

  /// - Parameter place: what a file's name becomes where it is kept.
  func record(_ place: (String) -> String) -> JSON {
    let others = (given.members ?? []).filter { !Self.known.contains($0.key) }
    let video = given["video"]
    func text(_ key: String) -> JSON { .string(given[key]?.stringValue ?? "") }
    let parts = CaptionPart.allCases.map { JSON.Member($0.rawValue, .string(caption[$0])) }
    let conditions: [JSON] = conditions.map { condition in
      .object([
        JSON.Member("adapter", .string(condition.adapter)), JSON.Member("path", .string(place(condition.name))),
      ])
    }
    var members = [JSON.Member("id", .string(id)), JSON.Member("clip", .string(place(clipName)))]
    members.append(JSON.Member("width", .int(width)))
    members.append(JSON.Member("height", .int(height)))
    members.append(JSON.Member("frames", .int(video?["frames"]?.intValue ?? 0)))
    members.append(JSON.Member("fps", .double(video?["fps"]?.doubleValue ?? 0)))
    members.append(JSON.Member("seconds", .double(seconds)))
    for key in ["licence", "source", "attribution"] { members.append(JSON.Member(key, text(key))) }
    members.append(JSON.Member("caption", .object(parts)))
    members.append(JSON.Member("prompt", .string(prompt)))
    members.append(JSON.Member("conditions", .array(conditions)))
    members.append(JSON.Member("others", .string(JSON.object(others).text())))
    return .object(members)
  }

  private static func name(_ stem: String, _ path: String) -> String {
    let ending = Path.fileExtension(path)
    let isPlain =
      (1...10).contains(ending.utf8.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return FileSystem.kind(path) == .file && isPlain ? "\(stem).\(ending)" : stem
  }

  /// The file, or all files of a folder; hidden ones and links in it stay behind.
  private static func files(_ path: String, as name: String, depth: Int = 0) throws -> [File] {
    switch FileSystem.kind(path) {
    case nil: throw FileError.missing(path: path)
    case .file: return [File(path: path, name: name)]
    case .other: throw FileError.notRegular(path: path, kind: "a device or pipe")
    case .folder:
      guard depth < 16 else { return [] }
      return try FileSystem.list(path).flatMap { entry -> [File] in
        let inner = Path.join(path, entry)
        if entry.hasPrefix(".") || FileSystem.isLink(inner) { return [] }
        return try files(inner, as: name + "/" + entry, depth: depth + 1)
      }
    }
  }
}
