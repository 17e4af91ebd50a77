import Conditions
import Support

/// What an adapter pushed into the sink of a ``PluginHost``.
struct Recording {
  struct Frame: Equatable {
    let index: Int
    let width, height: Int
    let pixels: [UInt8]  // height × width × 3

    /// Red, green and blue of a pixel.
    func color(_ x: Int, _ y: Int) -> [Int] {
      let at = 3 * (y * width + x)
      return [Int(pixels[at]), Int(pixels[at + 1]), Int(pixels[at + 2])]
    }
  }

  struct Frames {
    let count: Int
    let framesPerSecond: Double
    let encoder: String
    let isVideo, isNumbered: Bool
    var frames: [Frame] = []
  }

  struct Tensor {
    let values: [Float]
    let shape: [Int]
    let encoder: String

    subscript(indices: Int...) -> Double {
      Double(values[zip(shape, indices).reduce(0) { $0 * $1.0 + $1.1 }])
    }
  }

  struct Decision: Equatable {
    let key, value, reason: String
  }

  struct Claim: Equatable {
    let aspect, value, sentence: String
    let certainty: Double
  }

  var frames: [Frames] = []
  var claims: [Claim] = []
  var cameras: [CameraBlock] = []
  /// Those that were pushed, and the maps of camera paths.
  var tensors: [Tensor] = []
  var texts: [String] = []
  var decisions: [Decision] = []

  /// A camera path with the maps that a model would see.
  mutating func add(_ block: CameraBlock) {
    cameras.append(block)
    guard let maps = block.maps else { return }
    tensors.append(Tensor(values: maps.values, shape: maps.shape, encoder: maps.encoder.rawValue))
    if block.shown.count < block.poses.count {
      decisions.append(Decision(key: "poses", value: "\(block.shown.count) of \(block.poses.count)", reason: ""))
    }
  }

  func decision(_ key: String) -> String? { decisions.first { $0.key == key }?.value }
}

/// What an adapter reported instead of blocks.
struct PluginFailure: Error, Equatable, CustomStringConvertible {
  var status: Int32
  var place = "", message = "", hint = ""

  var description: String { "\(status) \(place): \(message) (\(hint))" }
}
