public import A2CPluginKit

/// starter: shows a picture or a clip to the model's vision encoder, with its colours inverted where `invert` says so.
///
/// This one file is the whole adapter. What to change: `show`, which turns one frame into what the model shall see, and
/// the fact at the end of `encode`. adapter.yaml says what it reads and which parameters it has.
struct StarterAdapter: Adapter {
  static let id = "org.example.starter"
  static let version = "1.0.0"

  private let host: Host
  private let inverts: Bool

  init(parameters: JSON, host: Host) throws {
    self.host = host
    inverts = parameters["invert"]?.boolValue ?? false
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    for input in inputs {
      let medium = try host.open(input.path)
      // The host says which frames it wants: all pictures, a few moments of a clip.
      try sink.frames(
        count: medium.frameCount, framesPerSecond: medium.framesPerSecond, isVideo: medium.kind == .clip
      ) { index in
        show(try medium.frame(index))
      }
    }
    try sink.text(inverts ? "its colours are inverted" : "its colours are as they were")
  }

  private func show(_ frame: Raster) -> Raster {
    var frame = frame
    if inverts { frame.bytes = frame.bytes.map { 255 - $0 } }
    return frame
  }
}

/// The one symbol of the library.
@c @implementation
public func a2c_adapter_entry_v1(_ probe: UnsafePointer<a2c_abi_probe>?) -> UnsafePointer<a2c_entry>? {
  entry(StarterAdapter.self, probe)
}
