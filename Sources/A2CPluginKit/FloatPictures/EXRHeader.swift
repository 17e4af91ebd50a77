/// The attributes at the start of an OpenEXR file.
struct EXRHeader {
  /// The rectangle of the pixels, both ends in it.
  struct Window {
    let left, top, right, bottom: Int
  }

  private(set) var window: Window?
  private(set) var channels: [OpenEXR.Channel]?
  private(set) var compression: EXRCompression?
  /// The byte behind the header.
  let end: Int

  /// Attributes and channels are few; a name is short.
  private static let most = 4096
  private static let longest = 256

  init(_ bytes: [UInt8]) throws(FloatPictureProblem) {
    var reader = ByteReader(bytes)
    guard reader.take(4) != nil, let version = reader.little(UInt32.self) else { throw .endsEarly }
    guard version & 0xFF <= 2 else { throw .header("version \(version & 0xFF) is unknown") }
    if version & 0x200 != 0 { throw .form("an OpenEXR file in tiles") }
    if version & 0x800 != 0 { throw .form("a deep OpenEXR file") }
    if version & 0x1000 != 0 { throw .form("an OpenEXR file of several parts") }
    for _ in 0..<Self.most {
      let name = try Self.text(&reader)
      if name.isEmpty {
        end = reader.offset
        return
      }
      _ = try Self.text(&reader)
      guard let size = reader.little(Int32.self), let value = reader.take(Int(size)) else { throw .endsEarly }
      switch name {
      case "dataWindow": window = try Self.window(value)
      case "channels": channels = try Self.channels(value)
      case "compression":
        guard let code = value.first else { throw .endsEarly }
        compression = try EXRCompression(code: code)
      default: continue
      }
    }
    throw .header("more than \(Self.most) attributes")
  }

  private static func text(_ reader: inout ByteReader) throws(FloatPictureProblem) -> String {
    var bytes: [UInt8] = []
    while let byte = reader.take(1)?.first {
      if byte == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
      guard bytes.count < longest else { throw .header("a name without an end") }
    }
    throw .endsEarly
  }

  private static func window(_ value: ArraySlice<UInt8>) throws(FloatPictureProblem) -> Window {
    var reader = ByteReader(value)
    guard let left = reader.little(Int32.self), let top = reader.little(Int32.self),
      let right = reader.little(Int32.self), let bottom = reader.little(Int32.self)
    else { throw .endsEarly }
    return Window(left: Int(left), top: Int(top), right: Int(right), bottom: Int(bottom))
  }

  private static func channels(_ value: ArraySlice<UInt8>) throws(FloatPictureProblem) -> [OpenEXR.Channel] {
    var reader = ByteReader(value)
    var channels: [OpenEXR.Channel] = []
    while channels.count < most {
      let name = try text(&reader)
      if name.isEmpty { return channels }
      guard let kind = reader.little(UInt32.self), reader.take(4) != nil, let across = reader.little(Int32.self),
        let down = reader.little(Int32.self)
      else { throw .endsEarly }
      guard let sample = OpenEXR.Sample(rawValue: kind) else { throw .header("a channel of an unknown kind") }
      guard across == 1, down == 1 else { throw .form("a channel with fewer pixels than the picture") }
      channels.append(OpenEXR.Channel(name: name, sample: sample))
    }
    throw .header("more than \(most) channels")
  }
}
