package import Manifests
package import Media
import Support

/// Inputs that an adapter is tried with: those that its author put into `samples` of the bundle, or where the adapter
/// reads pictures or clips, ones made here.
package enum SampleInputs {
  /// One condition's inputs, absolute; empty where the adapter reads something of its own and has no samples.
  /// - Parameter folder: where inputs are made, absolute; it exists.
  package static func find(_ manifest: AdapterManifest, folder: String) throws(MediaError) -> [String] {
    let own = Path.join(manifest.folder, "samples")
    let names = ((try? FileSystem.list(own)) ?? []).filter { !$0.hasPrefix(".") }
    var files = names.prefix(manifest.inputs.count.max).map { Path.join(own, $0) }
    if files.isEmpty, let made = try make(manifest.inputs.media, in: folder) { files = [made] }
    while let last = files.last, files.count < manifest.inputs.count.min { files.append(last) }
    return files
  }

  private static func make(_ kinds: [AdapterInputs.Kind], in folder: String) throws(MediaError) -> String? {
    if kinds.contains(.picture) {
      try PNG.write(picture(0), to: folder + "/sample.png")
      return folder + "/sample.png"
    }
    guard kinds.contains(.clip) || kinds.contains(.sequence) else { return nil }
    if !kinds.contains(.clip) {
      for index in 0..<4 { try PNG.write(picture(index), to: "\(folder)/sample_\(index).png") }
      return folder + "/sample_%d.png"
    }
    let writer = try VideoWriter(folder + "/sample.mp4", width: 64, height: 48, framesPerSecond: 8)
    for index in 0..<8 { try writer.add(picture(index)) }
    try writer.finish()
    return folder + "/sample.mp4"
  }

  /// A bright square on a slope of grey, further right each time.
  private static func picture(_ index: Int) throws(MediaError) -> Picture {
    var pixels: [UInt8] = []
    for y in 0..<48 {
      for x in 0..<64 {
        let isSquare = (16..<32).contains(y) && (8 + 4 * index..<24 + 4 * index).contains(x)
        pixels += isSquare ? [250, 240, 230] : [UInt8(2 * x), UInt8(2 * x), UInt8(2 * x)]
      }
    }
    return try Picture(width: 64, height: 48, pixels: pixels)
  }
}
