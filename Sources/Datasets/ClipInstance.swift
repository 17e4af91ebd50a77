import Media
package import Support

/// The first form of an instance: a clip, what is measured of it, and whose it is.
package enum ClipInstance {
  /// Fields of a list's line or of a sidecar that go along.
  private static let carried = ["licence", "license", "source", "attribution"]

  /// - Parameters:
  ///   - line: a path, or an object with `path`, and `id`, `licence`, `source`, `attribution` where they are known.
  ///   - licence: for clips that name none.
  /// - Throws: ``DatasetError``, `MediaError`, or `FileError`, of this clip.
  package static func members(_ line: [UInt8], licence: String?) throws -> [JSON.Member] {
    var given: JSON = .object([])
    let path: String
    if line.first(where: { $0 > 32 }) == UInt8(ascii: "{") {
      do { given = try JSONParser.parse(line, maxValues: 10_000) } catch {
        throw DatasetError.line("expected a path or a JSON object: \(error.message)")
      }
      guard let named = given["path"]?.stringValue, !named.isEmpty else {
        throw DatasetError.line("expected a 'path'")
      }
      path = named
    } else {
      path = String(decoding: line.last == 13 ? line.dropLast() : line[...], as: UTF8.self)
    }
    let source = try MediaSource.open(path)
    let info = source.info
    guard info.kind != .picture else { throw DatasetError.line("\(path) is one picture, no clip") }
    var members = [
      JSON.Member("id", .string(try given["id"]?.stringValue ?? identity(source.files))),
      JSON.Member("path", .string(path)),
      JSON.Member(
        "video",
        .object([
          "width": .int(info.width), "height": .int(info.height), "frames": .int(info.frameCount),
          "fps": .double(info.framesPerSecond),
          "seconds": .double((Double(info.frameCount) / info.framesPerSecond * 1000).rounded() / 1000),
          "fps_assumed": info.isRateAssumed ? true : nil,
        ])),
    ]
    let sidecar = sidecar(path)
    for key in carried {
      guard let value = given[key]?.stringValue ?? sidecar?[key]?.stringValue else { continue }
      let name = key == "license" ? "licence" : key
      if !members.contains(where: { $0.key == name }) { members.append(JSON.Member(name, .string(value))) }
    }
    if let licence, !members.contains(where: { $0.key == "licence" }) {
      members.append(JSON.Member("licence", .string(licence)))
    }
    return members
  }

  /// The same for the same bytes, wherever they lie.
  private static func identity(_ files: [String]) throws -> String {
    let digests = try files.map { try SHA256.hexDigest(ofFile: $0) }
    let whole = digests.count == 1 ? digests[0] : SHA256.hex(SHA256.digest(Array(digests.joined().utf8)))
    return String(whole.prefix(16))
  }

  /// The JSON file of the clip's name, if there is one that can be read.
  private static func sidecar(_ path: String) -> JSON? {
    let beside = Path.join(Path.parent(path), Path.stem(path) + ".json")
    guard let bytes = try? FileSystem.read(beside, limit: Limits.documentBytes) else { return nil }
    return try? JSONParser.parse(bytes, maxValues: 100_000)
  }
}
