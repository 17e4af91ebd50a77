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
    let looks = try SpreadFrames.indices(of: source.count, most: 3).map {
      try Raster(width: source.width, height: source.height, layout: .rgb8, bytes: try source.frame($0))
    }
    let look = PictureLook.of(looks)
    // Who says how the channels stand has looked at the map.
    let isTold = parameters.green != .auto || parameters.channels != .auto
    guard facing.areNormals, isTold || look == nil || look == .normals else {
      let what = isClip ? "Pictures of \(source.count) frames" : "A picture"
      try sink.text("\(what), \(size); nothing shows that it is a normal map.")
      try sink.advise(look.flatMap { $0 == .normals ? nil : $0 } ?? .photo, isClip: isClip)
      host.log(
        .warning,
        (look.flatMap { $0 == .normals ? nil : $0 } ?? .photo).advice(isClip: isClip)
          + "; for a normal map after all, say how its channels and its green stand")
      return
    }
    if facing.isBlank { host.log(.warning, "the normal map is blank: all of it faces one way") }
    let what = isClip ? "A normal map of \(source.count) frames" : "A normal map"
    try sink.text(
      "\(what), \(size); red is to the right, green is up, blue is towards the viewer.")
    if let words = facing.words(isUpSure: form.isUpSure) { try sink.text(words) }
  }
}
