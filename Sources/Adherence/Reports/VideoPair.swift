import Support

/// A generated video and what was asked for: one line of a list of pairs.
package struct VideoPair: Sendable, Equatable {
  /// Two files that are compared.
  package struct Files: Sendable, Equatable {
    package let reference: String
    package let estimate: String
  }

  package let id: String
  /// The part of the table: `Camera to Video`. Empty where the list names none.
  package let set: String
  /// The line of the table: `CameraCtrl + Structured Cap.`
  package let row: String
  package let camera: Files?
  package let depth: Files?
  package let pose: Files?
  /// Results of VBench for the whole row.
  package let vbench: String?
  /// Scores that other programs gave, on the paper's scale.
  package let scores: [VideoColumn: Double]

  /// Reads a list, one JSON object a line; relative paths are relative to the list's folder.
  /// - Throws: ``AdherenceError``, `FileError`
  package static func list(_ path: String) throws -> [VideoPair] {
    let folder = Path.parent(path)
    var pairs: [VideoPair] = []
    // By bytes: to Swift a Windows line's end is another character.
    let lines = try FileSystem.read(path, limit: Limits.jsonBytes).split(
      separator: 10, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 32 }) {
      pairs.append(try VideoPair(Array(line), folder: folder, path: path, line: index + 1))
    }
    guard !pairs.isEmpty else { throw AdherenceError.empty(path: path, what: "pairs") }
    return pairs
  }

  private static let keys = [
    "id", "set", "row", "camera", "depth", "pose", "vbench", "scores",
  ]

  private init(_ bytes: [UInt8], folder: String, path: String, line: Int) throws(AdherenceError) {
    func wrong(_ problem: String) -> AdherenceError { .line(path: path, line: line, problem: problem) }
    let json: JSON
    do throws(JSONError) { json = try JSONParser.parse(bytes) } catch { throw wrong(error.message) }
    guard let members = json.members else { throw wrong("a line is one JSON object") }
    if let other = members.first(where: { !Self.keys.contains($0.key) }) {
      throw wrong("no key \(TerminalText.quoted(other.key)); there are \(Self.keys.joined(separator: ", "))")
    }
    func string(_ value: JSON?, _ key: String) throws(AdherenceError) -> String? {
      guard let value, value != .null else { return nil }
      guard let text = value.stringValue, !text.isEmpty else { throw wrong("\(key): a text is expected") }
      return text
    }
    func file(_ value: JSON?, _ key: String) throws(AdherenceError) -> String? {
      try string(value, key).map { Path.join(folder, $0) }
    }
    func files(_ key: String) throws(AdherenceError) -> Files? {
      guard let value = json[key], value != .null else { return nil }
      guard let reference = try file(value["reference"], key), let estimate = try file(value["estimate"], key) else {
        throw wrong("\(key): {\"reference\": FILE, \"estimate\": FILE} is expected")
      }
      return Files(reference: reference, estimate: estimate)
    }
    id = try string(json["id"], "id") ?? "\(line)"
    set = try string(json["set"], "set") ?? ""
    row = try string(json["row"], "row") ?? "all"
    (camera, depth, pose) = (try files("camera"), try files("depth"), try files("pose"))
    vbench = try file(json["vbench"], "vbench")
    var scores: [VideoColumn: Double] = [:]
    for member in json["scores"]?.members ?? [] {
      guard let column = VideoColumn(rawValue: member.key) else {
        let known = VideoColumn.allCases.map(\.rawValue).joined(separator: ", ")
        throw wrong("scores: no column \(TerminalText.quoted(member.key)); there are \(known)")
      }
      guard let value = member.value.doubleValue, value.isFinite else {
        throw wrong("scores: \(member.key) is no number")
      }
      scores[column] = value
    }
    self.scores = scores
  }
}
