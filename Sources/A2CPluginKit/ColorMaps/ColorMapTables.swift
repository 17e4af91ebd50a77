/// The colours of the maps, sampled from matplotlib 3.11: equally spaced nodes in hexadecimal, or nodes with their places.
/// Between nodes the maps are straight to within 3 levels.
enum ColorMapTables {
  static let turbo =
    "30123b392a734040a14456c7466be3467ff64293ff37a7fa29bbec1dcdd818dcc31ee8b031f2994cf97e6bfd648aff4d"
    + "a3fd3cb8f735cced34dee037edd03af8c03afdae35fe982cfb8022f56817ec520fe04009d23105c02302ac1701950d01"
    + "7a0403"
  static let inferno =
    "0000040403120b0724150b37210c4a2e0a5a3c09654a0c6b57106d63146e70196e7d1e6d89226a962766a32b61af315c"
    + "bb3755c63e4dd14644db4f3be35932eb6528f1711ef67f14f98d0afb9c06fcab0ffbba1ff9ca32f5d949f2e865f3f586"
    + "fcffa4"
  static let magma =
    "0000040303110a0822130d331d114628115a36106a430f7650127c5d177f691c817621818226818f2a819c2e7fa9327d"
    + "b63779c33b75cf4170db486ae65163ee5c5ef5695cf9785dfb8761fd9668fea571feb47bfec387fed194fde0a2fceeb0"
    + "fcfdbf"
  static let plasma =
    "0d08872206903105963f049c4c02a15901a56600a77201a87e03a88909a69511a29f1a9ca92396b22c8ebb3587c33e80"
    + "cb4778d25071d9596ae06263e66c5ceb7555f07f4ff48a48f89441fb9f3afdab33feb72dfdc328fcd025f9dd25f5eb27"
    + "f0f921"
  static let viridis =
    "440154470d6048186a482374472d7b4536814240863f49893b528b375a8d33638d2f6a8e2c728e297a8e26818e23898e"
    + "21908c1f988b1f9f8821a68528ae8031b57b3ebc744cc26c5dc9636ece5882d34c96d83fabdc32c0df24d5e21aeae51a"
    + "fde725"
  static let cividis =
    "00224e00285b002e6a0433711a386f273e6e32436d3b496c434e6c4b546c52596d5a5f6e61656f686a716f7073757676"
    + "7c7b788481798b8778938d789b9376a39a75aba072b3a670bbad6cc3b469ccba64d4c15fddc958e6d051efd748f8df3c"
    + "fee838"
  static let rainbow =
    "8000ff6032fe4062fa208ef401b4ec20d4e140ecd460fac580ffb49ffaa2bfec8edfd478ffb462ff8e4aff6232ff3219" + "ff0000"
  /// Reversed, so that red is high: near in both forms that Depth-Anything-V2 writes.
  static let spectral = "5e4fa23288bd66c2a5abdda4e6f598ffffbffee08bfdae61f46d43d53e4f9e0142"

  static let jet = nodes(
    red: [(0, 0), (0.35, 0), (0.66, 1), (0.89, 1), (1, 0.5)],
    green: [(0, 0), (0.125, 0), (0.375, 1), (0.64, 1), (0.91, 0), (1, 0)],
    blue: [(0, 0.5), (0.11, 1), (0.34, 1), (0.65, 0), (1, 0)])
  static let jetOfOpenCV = nodes(
    red: [(0, 0), (0.375, 0), (0.625, 1), (0.875, 1), (1, 0.5)],
    green: [(0, 0), (0.125, 0), (0.375, 1), (0.625, 1), (0.875, 0), (1, 0)],
    blue: [(0, 0.5), (0.125, 1), (0.375, 1), (0.625, 0), (1, 0)])
  static let hot = nodes(
    red: [(0, 0.0416), (0.365, 1), (1, 1)], green: [(0, 0), (0.365, 0), (0.746, 1), (1, 1)],
    blue: [(0, 0), (0.746, 0), (1, 1)])

  private typealias Line = [(at: Double, value: Double)]

  /// Nodes at every place where a channel bends.
  private static func nodes(red: Line, green: Line, blue: Line) -> [(at: Double, color: SIMD3<Double>)] {
    let places = Set((red + green + blue).map(\.at)).sorted()
    return places.map { ($0, SIMD3(value(red, $0), value(green, $0), value(blue, $0)) * 255) }
  }

  private static func value(_ line: Line, _ at: Double) -> Double {
    for (low, high) in zip(line, line.dropFirst()) where at <= high.at {
      return low.value + (high.value - low.value) * (at - low.at) / (high.at - low.at)
    }
    return line.last?.value ?? 0
  }
}
