import Media
import Support

/// A picture that lies inside the page.
enum InlinePicture {
  /// - Parameter description: what the picture shows, for those who cannot see it
  /// - Throws: `MediaError` where it cannot be encoded.
  static func html(_ picture: Picture, description: String) throws(MediaError) -> HTML {
    let bytes = try PNG.encode(picture)
    return .void(
      "img",
      [
        "src": "data:image/png;base64," + Base64.text(bytes), "width": "\(picture.width)",
        "height": "\(picture.height)", "alt": description,
      ])
  }
}
