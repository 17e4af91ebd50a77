import A2CPluginKit

/// Normal maps: pictures, sequences, clips and arrays of signed numbers, shown in the form x right, y up, z to the viewer
/// as red, green and blue.
struct NormalAdapter: Adapter {
  static let id = "org.a2c.normal"
  static let version = "1.0.0"

  private let parameters: NormalParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try NormalParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    let input = try inputs.only(
      "a normal condition is one clip, sequence, picture or array",
      hint: "write one condition for each, or put the pictures into one folder")
    let source = try NormalSources(host: host, parameters: parameters, sink: sink).open(input.path)
    let form = try NormalForm.find(source, parameters, sink)
    let isClip = source.count > 1
    var facing = NormalFacing()
    try sink.frames(
      count: source.count,
      framesPerSecond: isClip ? sink.rate(asked: parameters.framesPerSecond, own: source.framesPerSecond) : 0,
      encoder: .vision, isVideo: isClip
    ) { index in
      let pixels = form.apply(try source.frame(index))
      facing.count(pixels)
      return try Raster(width: source.width, height: source.height, layout: .rgb8, bytes: pixels)
    }
    let size = "\(source.width)×\(source.height)"
    guard facing.areNormals else {
      try sink.text(
        "\(isClip ? "Pictures of \(source.count) frames" : "A picture"), \(size); most pixels are no normals.")
      host.log(
        .warning,
        "this does not look like a normal map: most pixels have not the length of a normal; for a picture or "
          + "a clip as it is there are the adapters style and clip")
      return
    }
    if facing.isBlank { host.log(.warning, "the normal map is blank: all of it faces one way") }
    let what = isClip ? "A normal map of \(source.count) frames" : "A normal map"
    try sink.text(
      "\(what), \(size); red is to the right, green is up, blue is towards the viewer.")
    if let words = facing.words(isUpSure: form.isUpSure) { try sink.text(words) }
  }
}
