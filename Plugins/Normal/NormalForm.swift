import A2CPluginKit

/// How the channels of a map become x right, y up, z to the viewer.
struct NormalForm {
  let swapsChannels: Bool
  let turnsGreen: Bool
  let turnsBlue: Bool
  /// Whether it is known which way is up, and not only usual.
  let isUpSure: Bool

  /// Frames that are looked at.
  private static let looks = 3

  static func find(_ source: NormalFrames, _ parameters: NormalParameters, _ sink: Sink) throws -> NormalForm {
    var frames: [[SIMD3<Double>]] = []
    for index in SpreadFrames.indices(of: source.count, most: looks) {
      let bytes = try source.frame(index)
      frames.append(
        stride(from: 0, to: bytes.count - 2, by: 3).map {
          SIMD3(Double(bytes[$0]), Double(bytes[$0 + 1]), Double(bytes[$0 + 2])) / 127.5 - 1
        })
    }
    let look = NormalLook(frames, width: source.width, height: source.height)
    if look.unitShare < 0.5 {
      try sink.decide(
        "kind", "uncertain",
        because: "only \(PlainWords.percent(look.unitShare)) of the pixels have the length of a normal")
    }
    let swaps: Bool
    switch parameters.channels {
    case .rgb: swaps = false
    case .bgr: swaps = true
    case .auto:
      swaps = look.mean.x > look.mean.z + 0.1 && look.mean.x > 0.2
      try sink.decide(
        "channels", swaps ? "bgr" : "rgb",
        because: swaps ? "red is the strongest channel, as blue is where red comes first" : "red usually comes first")
    }
    let z = swaps ? look.mean.x : look.mean.z
    let turnsBlue = z < -0.2
    if turnsBlue { try sink.decide("blue", "turned", because: "most normals would point away from the viewer") }
    switch parameters.green {
    case .up: return NormalForm(swapsChannels: swaps, turnsGreen: false, turnsBlue: turnsBlue, isUpSure: true)
    case .down: return NormalForm(swapsChannels: swaps, turnsGreen: true, turnsBlue: turnsBlue, isUpSure: true)
    case .auto: break
    }
    // What a surface's slopes do along each other's axis is surer than where the ground should be.
    let twist = NormalTwist(frames, width: source.width, height: source.height, swaps: swaps, turnsBlue: turnsBlue)
    if let isUp = twist.isGreenUp {
      try sink.decide(
        "green", isUp ? "up" : "down",
        because: "only so do the slopes across and along fit together, as those of a surface do")
      return NormalForm(swapsChannels: swaps, turnsGreen: !isUp, turnsBlue: turnsBlue, isUpSure: true)
    }
    if look.floor >= 0.5 {
      try sink.decide("green", "up", because: "the ground at the bottom of the picture is green")
      return NormalForm(swapsChannels: swaps, turnsGreen: false, turnsBlue: turnsBlue, isUpSure: true)
    }
    if look.floor <= -0.5 {
      try sink.decide("green", "down", because: "the ground at the bottom of the picture would face downwards")
      return NormalForm(swapsChannels: swaps, turnsGreen: true, turnsBlue: turnsBlue, isUpSure: true)
    }
    try sink.decide("green", "up", because: "green is usually up (OpenGL), and the picture does not tell")
    return NormalForm(swapsChannels: swaps, turnsGreen: false, turnsBlue: turnsBlue, isUpSure: false)
  }

  func apply(_ bytes: [UInt8]) -> [UInt8] {
    guard swapsChannels || turnsGreen || turnsBlue else { return bytes }
    var output = bytes
    for at in stride(from: 0, to: bytes.count - 2, by: 3) {
      // Black is no normal in any form, and stays.
      if bytes[at] == 0, bytes[at + 1] == 0, bytes[at + 2] == 0 { continue }
      if swapsChannels { output.swapAt(at, at + 2) }
      if turnsGreen { output[at + 1] = 255 - output[at + 1] }
      if turnsBlue { output[at + 2] = 255 - output[at + 2] }
    }
    return output
  }
}

/// What the channels look like.
struct NormalLook {
  /// Of the pixels that are normals.
  let mean: SIMD3<Double>
  /// Share of pixels whose length is about 1.
  let unitShare: Double
  /// Share of the normals in the lowest sixth that point clearly up in green, less the share that points down.
  let floor: Double

  init(_ frames: [[SIMD3<Double>]], width: Int, height: Int) {
    var (sum, units, pixels) = (SIMD3<Double>(), 0, 0)
    var (up, down, low) = (0, 0, 0)
    for frame in frames {
      for (index, normal) in frame.enumerated() {
        pixels += 1
        guard Self.isUnit(normal) else { continue }
        units += 1
        sum += normal
        guard index / width >= height - max(1, height / 6) else { continue }
        low += 1
        if normal.y > 0.4 { up += 1 } else if normal.y < -0.4 { down += 1 }
      }
    }
    mean = units > 0 ? sum / Double(units) : SIMD3()
    unitShare = Double(units) / Double(max(1, pixels))
    floor = low > 0 ? Double(up - down) / Double(low) : 0
  }

  static func isUnit(_ normal: SIMD3<Double>) -> Bool {
    let square = (normal * normal).sum()
    return square > 0.7 && square < 1.35
  }
}
