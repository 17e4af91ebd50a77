import A2CPluginKit

/// A clip of temperatures becomes tokens by an encoder of the adapter's own: patches of 4 × 4 pixels, one linear layer,
/// and what says which frame, row and column a patch is from. The weights lie in the bundle and are read by the host.
///
/// A token has the width of the model that reads it, so the weights belong to models of one width. Any other model gets
/// the fact in words only.
struct ThermalAdapter: Adapter {
  static let id = "org.example.thermal-tokens"
  static let version = "1.0.0"

  /// The most frames that become tokens; of a longer clip they are chosen evenly.
  private static let frames = 8

  private let host: Host
  private let low: Float
  private let high: Float
  private var encoder: PatchEncoder?

  init(parameters: JSON, host: Host) throws {
    self.host = host
    let values = Parameters(parameters)
    low = Float(try values.number("low", in: -273...10_000) ?? 0)
    high = Float(try values.number("high", in: -273...10_000) ?? 50)
    guard low < high else {
      throw AdapterError(.invalidArgument, "low must be less than high, which is \(high)", place: "params.low")
    }
  }

  mutating func prepare() throws { encoder = try PatchEncoder(host.weights("encoder.safetensors")) }

  mutating func unprepare() { encoder = nil }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    guard let encoder, let path = inputs.first?.path else { throw AdapterError(.internal, "encode without prepare") }
    let clip = try ThermalClip(host.read(path, limit: 64 << 20), path: path)
    if host.model.tokenWidth == encoder.width {
      let chosen = clip.frames <= Self.frames ? clip.frames : Self.frames
      let grid = (t: chosen, h: clip.height / PatchEncoder.side, w: clip.width / PatchEncoder.side)
      var values: [Float] = []  // t × h × w × width
      for index in 0..<chosen {
        try host.checkCancellation()
        let frame = clip.frame(index * clip.frames / chosen).map { ($0 - low) / (high - low) }
        values += encoder.tokens(of: frame, width: clip.width, rows: grid.h, columns: grid.w, moment: index)
      }
      try sink.tokens(values, count: grid.t * grid.h * grid.w, grid: grid)
    } else {
      try sink.decide(
        "tokens", "none",
        because: "its weights are for tokens of \(encoder.width), the model's are of "
          + "\(host.model.tokenWidth)")
    }
    try sink.text("temperatures from \(clip.values.min() ?? 0) to \(clip.values.max() ?? 0) degrees")
  }
}

/// `thermal WIDTH HEIGHT FRAMES_PER_SECOND`, then temperatures in degrees Celsius, row by row, frame by frame.
struct ThermalClip {
  let width: Int
  let height: Int
  let values: [Float]  // frames × height × width

  var frames: Int { values.count / (width * height) }

  init(_ bytes: [UInt8], path: String) throws {
    let words = bytes.split(whereSeparator: { $0 == 10 || $0 == 13 || $0 == 32 }).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard words.count > 4, words[0] == "thermal", let width = Int(words[1]), let height = Int(words[2]),
      (PatchEncoder.side...4096).contains(width), (PatchEncoder.side...4096).contains(height)
    else {
      throw AdapterError(
        .badInput, "expected 'thermal WIDTH HEIGHT FRAMES_PER_SECOND' and numbers, with sides from 4 to 4096",
        place: path)
    }
    (self.width, self.height) = (width, height)
    values = try words[4...].map { word in
      guard let value = Float(word), (-273.2...10_000).contains(value) else {
        throw AdapterError(.badInput, "'\(word.prefix(40))' is no temperature", place: path)
      }
      return value
    }
    guard values.count % (width * height) == 0 else {
      throw AdapterError(.badInput, "\(values.count) temperatures do not fill frames of \(width * height)", place: path)
    }
  }

  func frame(_ index: Int) -> ArraySlice<Float> { values[(index * width * height)..<((index + 1) * width * height)] }
}

/// One linear layer over patches of 4 × 4 values, and learned vectors for the place.
struct PatchEncoder {
  static let side = 4
  /// Places that have a vector of their own; those behind share the last.
  private static let places = 8

  let width: Int
  private let patch: [Float]  // width × 16
  private let bias: [Float]  // width
  private let place: [Float]  // 3 × places × width: moment, row, column

  init(_ weights: Weights) throws {
    patch = try weights.floats("patch.weight", shape: [-1, Self.side * Self.side])
    width = patch.count / (Self.side * Self.side)
    bias = try weights.floats("patch.bias", shape: [width])
    place = try weights.floats("place.weight", shape: [3, Self.places, width])
  }

  /// Tokens of one frame, row by row: rows × columns × width.
  /// - Parameter frame: height × width of the clip, about 0 to 1.
  func tokens(of frame: [Float], width stride: Int, rows: Int, columns: Int, moment: Int) -> [Float] {
    var tokens: [Float] = []
    tokens.reserveCapacity(rows * columns * width)
    for row in 0..<rows {
      for column in 0..<columns {
        let values = (0..<(Self.side * Self.side)).map { index in
          frame[(row * Self.side + index / Self.side) * stride + column * Self.side + index % Self.side]
        }
        for feature in 0..<width {
          var sum = bias[feature]
          for (index, value) in values.enumerated() { sum += patch[feature * values.count + index] * value }
          for (axis, index) in [moment, row, column].enumerated() {
            sum += place[(axis * Self.places + min(index, Self.places - 1)) * width + feature]
          }
          tokens.append(sum)
        }
      }
    }
    return tokens
  }
}
