import A2CPluginKit

/// Where the three numbers of a normal lie in an array.
struct NormalLayout: Equatable {
  let frames, height, width: Int
  /// The three channels are planes, [3, h, w], instead of neighbours, [h, w, 3].
  let isPlanar: Bool

  /// `nil` where the shape has no channels of three.
  init?(_ shape: [Int]) {
    guard shape.count == 3 || shape.count == 4 else { return nil }
    let extents = shape.count == 4 ? shape : [1] + shape
    frames = extents[0]
    if extents[3] == 3 {
      (height, width, isPlanar) = (extents[1], extents[2], false)
    } else if extents[1] == 3 {
      (height, width, isPlanar) = (extents[2], extents[3], true)
    } else {
      return nil
    }
    guard (1...Limits.clipFrames).contains(frames), (1...Limits.pictureSide).contains(height),
      (1...Limits.pictureSide).contains(width), height * width <= Limits.picturePixels
    else { return nil }
  }

  /// The elements of one frame.
  func range(_ index: Int) -> Range<Int> {
    let count = 3 * height * width
    return (index * count)..<((index + 1) * count)
  }

  /// Three bytes a pixel.
  func bytes(_ values: [Float], _ byte: (Float) -> UInt8) -> [UInt8] {
    let pixels = height * width
    guard isPlanar else { return values.map(byte) }
    return (0..<(3 * pixels)).map { byte(values[$0 % 3 * pixels + $0 / 3]) }
  }
}

/// How the numbers of an array stand for -1 to 1.
struct NormalScale {
  private enum Form { case signed, unit, bytes }
  private let form: Form
  let range: String

  /// - Throws: ``NumpyProblem`` where the numbers are no normals.
  init(_ array: NumpyArray) throws(NumpyProblem) {
    let step = max(1, array.count / 300_000)
    var (low, high) = (Double.infinity, -Double.infinity)
    for start in stride(from: 0, to: array.count, by: 3000 * step) {
      for value in array.doubles(start..<min(start + 3000, array.count)) where value.isFinite {
        low = min(low, value)
        high = max(high, value)
      }
    }
    guard low <= high else { throw .header("it holds no finite number") }
    range = "\(PlainWords.number(low)) to \(PlainWords.number(high))"
    if low >= -1.1, low < -0.02, high <= 1.1 {
      form = .signed
    } else if low >= 0, high <= 1.1, array.type.isFloat {
      form = .unit
    } else if low >= 0, high <= 255 {
      form = .bytes
    } else {
      throw .header("numbers from \(range) are no normals: -1 to 1, 0 to 1 or 0 to 255 are")
    }
  }

  var words: String {
    switch form {
    case .signed: "-1 to 1"
    case .unit: "0 to 1"
    case .bytes: "0 to 255"
    }
  }

  /// What is no number becomes 0, as -1 does: such a pixel is no normal.
  func byte(_ value: Float) -> UInt8 {
    guard value.isFinite else { return 0 }
    let level =
      switch form {
      case .signed: (value + 1) * 127.5
      case .unit: value * 255
      case .bytes: value
      }
    return UInt8(min(max(level, 0), 255).rounded())  // checked: in 0…255
  }
}
