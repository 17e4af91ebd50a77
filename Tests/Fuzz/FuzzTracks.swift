import A2CPluginKit

/// Compiled into the tracks adapter's module: reads bytes as a flow field, as JSON, as an array and as lines.
public func fuzzTracks(_ bytes: [UInt8]) throws {
  if bytes.starts(with: FlowField.magic) {
    let field = try FlowField(flo: bytes, path: "a.flo")
    var walk = FlowWalk(width: field.width, height: field.height)
    for _ in 0..<3 { walk.step(field) }
  } else if NumpyFile.isNumpy(bytes) {
    let file = try NumpyFile(bytes, limit: 1 << 24)
    if try FlowArrays.isFlow(file, path: "a.npy").0 {
      _ = try FlowArrays.walk(file, path: "a.npy")
    } else {
      _ = try TrackArrays.read(file, path: "a.npy", axes: .auto)
    }
  } else if TrackText.recognises(bytes) {
    _ = try TrackText.read(bytes, path: "a.txt")
  } else {
    _ = try TrackDocument.read(bytes, path: "a.json", axes: .auto)
  }
}
