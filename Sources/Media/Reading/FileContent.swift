import Support

/// What a file is, told from its first bytes. The name of a file says nothing here: a playlist called `clip.avi` is a
/// playlist.
enum FileContent: Equatable {
  case picture(PictureFormat)
  case clip(Container)
  /// Text that names other files, which could make this process read or fetch them.
  case playlist(String)
  /// A kind that is known and not read, and the way to one that is.
  case unread(String, hint: String)
  /// In words, for an error.
  case unknown(String)

  enum PictureFormat: String, Sendable { case png, jpeg, webp, bmp, tiff }
  /// The containers that are demuxed; the raw values are the names of libavformat's demuxers.
  enum Container: String, Sendable { case mov, matroska, avi, gif, apng }

  init(_ file: OpenFile) {
    self.init(head: file.bytes(at: 0, count: min(file.size, 512)) ?? [])
    if self == .picture(.png), Self.isAnimated(png: file) { self = .clip(.apng) }
  }

  init(head: [UInt8]) {
    func has(_ text: String, at offset: Int = 0) -> Bool {
      head.dropFirst(offset).starts(with: text.utf8)
    }
    if head.isEmpty {
      self = .unknown("the file is empty")
    } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .picture(.png)
    } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .picture(.jpeg)
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .picture(.webp)
    } else if has("RIFF"), has("AVI ", at: 8) {
      self = .clip(.avi)
    } else if has("GIF87a") || has("GIF89a") {
      self = .clip(.gif)
    } else if head.starts(with: [0x49, 0x49, 42, 0]) || head.starts(with: [0x4D, 0x4D, 0, 42]) {
      self = .picture(.tiff)
    } else if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
      self = .clip(.matroska)
    } else if has("ftyp", at: 4), let picture = Self.heif(head) {
      self = .unread(
        picture, hint: "make a PNG or a JPEG of it: heif-convert IN OUT.png (libheif), or magick IN OUT.png")
    } else if ["ftyp", "moov", "mdat", "free", "skip", "wide", "pnot"].contains(where: { has($0, at: 4) }) {
      self = .clip(.mov)
    } else if has("BM"), head.count > 18, [12, 40, 52, 56, 64, 108, 124].contains(head[14]),
      head[15...17].allSatisfy({ $0 == 0 })
    {
      self = .picture(.bmp)
    } else if let (kind, hint) = FileContent.markup(head) {
      self = .unread(kind, hint: hint)
    } else if let kind = FileContent.playlistKind(head) {
      self = .playlist(kind)
    } else {
      self = .unknown(FileContent.foreign(head) ?? "unknown content")
    }
  }

  /// Chunks before the pixels that are looked at.
  private static let mostChunks = 64

  /// Whether an animation of more than one frame is announced before the pixels, as it has to be.
  private static func isAnimated(png file: OpenFile) -> Bool {
    var offset = 8
    for _ in 0..<mostChunks {
      guard let chunk = file.bytes(at: offset, count: 12) else { return false }
      if chunk[4..<8].elementsEqual("acTL".utf8) { return chunk[8...].big > 1 }
      if chunk[4..<8].elementsEqual("IDAT".utf8) { return false }
      offset += 12 + chunk[0..<4].big
    }
    return false
  }

  /// Still pictures in MP4's container, by the brand.
  private static func heif(_ head: [UInt8]) -> String? {
    switch String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self) {
    case "heic", "heix", "heim", "heis", "mif1": "a HEIC picture"
    case "avif": "an AVIF picture"
    default: nil
    }
  }

  /// Documents in which people keep pictures, or that a server sent instead of one.
  private static func markup(_ head: [UInt8]) -> (kind: String, hint: String)? {
    let text = String(decoding: head, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.first == "<" else { return nil }
    if text.contains("<svg") {
      return ("an SVG drawing", "make a PNG of it: rsvg-convert IN.svg -o OUT.png, or export it from a drawing program")
    }
    if start.hasPrefix("<!doctype html") || text.contains("<html") {
      return ("a web page (HTML)", "it was saved in place of the file: download the file itself")
    }
    return nil
  }

  /// The name of a kind that is known and not read.
  private static func foreign(_ head: [UInt8]) -> String? {
    let kinds: [(start: [UInt8], name: String)] = [
      ([0x76, 0x2F, 0x31, 0x01], "an OpenEXR picture"), ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
      ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "an array of NumPy"), ([0x50, 0x4B, 0x03, 0x04], "a zip archive"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"), ([0x38, 0x42, 0x50, 0x53], "a Photoshop document"),
      ([0x00, 0x00, 0x01, 0xBA], "an MPEG programme stream"), ([0x46, 0x4C, 0x56, 0x01], "a Flash video"),
      ([0xFF, 0x0A], "a JPEG XL picture"), ([0x49, 0x49, 43, 0], "a BigTIFF picture"),
    ]
    return kinds.first { head.starts(with: $0.start) }?.name
  }

  private static func playlistKind(_ head: [UInt8]) -> String? {
    let isSkipped: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    let text = String(decoding: head.drop(while: isSkipped), as: UTF8.self).lowercased()
    for (start, kind) in [
      ("#extm3u", "an HLS playlist"), ("#ext", "a playlist"), ("ffconcat", "a concat playlist"),
      ("file ", "a concat playlist"), ("[playlist]", "a playlist"), ("<?xml", "an XML document"),
      ("<mpd", "a DASH manifest"), ("<smil", "a SMIL playlist"), ("<asx", "an ASX playlist"), ("v=0", "an SDP file"),
    ] where text.hasPrefix(start) {
      return kind
    }
    return nil
  }
}
