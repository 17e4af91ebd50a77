import Support

/// A picture or clip that lies in a chat request as a data URI.
package struct ChatPicture: Sendable {
  package let bytes: [UInt8]
  package let isVideo: Bool
  /// The name that its kind calls for: `image.png`.
  package let name: String

  /// - Parameters:
  ///   - value: the URI, or an object with it under `url`.
  ///   - place: where it stands in the request.
  init(_ value: JSON?, isVideo: Bool, at place: String) throws(ServerError) {
    guard let uri = value?.stringValue ?? value?["url"]?.stringValue else {
      throw ServerError(400, "invalid_request", "expected a data URI", at: place)
    }
    guard uri.lowercased().hasPrefix("data:") else {
      throw ServerError(
        400, "not_fetched", "nothing is fetched for a client: \(TerminalText.quoted(uri, limit: 80))", at: place,
        hint: "put the file into the request as data:image/png;base64,…")
    }
    guard let comma = uri.utf8.firstIndex(of: UInt8(ascii: ",")) else {
      throw ServerError(400, "invalid_request", "the data URI has no data", at: place)
    }
    let head = uri[..<comma].lowercased().dropFirst("data:".count).split(separator: ";")
    let text = String(uri[uri.utf8.index(after: comma)...].filter { !$0.isWhitespace })
    guard head.contains("base64"), let bytes = Base64.bytes(Self.padded(text)), !bytes.isEmpty else {
      throw ServerError(400, "invalid_request", "the data URI is not base64", at: place)
    }
    let type = head.first.map(String.init) ?? ""
    self.bytes = bytes
    self.isVideo = isVideo || type.hasPrefix("video/")
    name = (self.isVideo ? "clip." : "image.") + (Self.endings[type] ?? (self.isVideo ? "mp4" : "png"))
  }

  private static let endings = [
    "image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/webp": "webp", "image/gif": "gif",
    "image/bmp": "bmp", "image/tiff": "tiff", "video/mp4": "mp4", "video/webm": "webm", "video/quicktime": "mov",
    "video/x-matroska": "mkv",
  ]

  /// Some programs leave the padding out.
  private static func padded(_ text: String) -> String {
    let rest = text.utf8.count % 4
    return rest < 2 ? text : text + String(repeating: "=", count: 4 - rest)
  }
}
