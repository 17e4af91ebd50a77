import A2CPluginKit

/// Frames of numbers, read when they are asked for.
struct NumberFrames {
  let width, height, count: Int
  let load: (Int) throws -> [Float]  // height × width
}

/// Depth values from arrays and float maps. Floats become places from 1 to 65535 between the smallest and the largest
/// value of the clip; what was not measured (no number, 0) is 0, and so is what is infinite or a background of a thousand
/// million and more, unless larger is farther.
struct ArrayDepth: DepthSource {
  private enum Scale {
    /// 8 and 16 bits are kept as they are.
    case bits
    case floats(NumberRange)
  }

  let frames: NumberFrames
  let fullScale: UInt16
  private(set) var brightIsNear: Polarity
  private(set) var invalid: UInt16?
  private(set) var stretches: (value: Bool, reason: String)
  private(set) var isComparable: Bool
  private var scale: Scale

  /// Whole numbers of 16 bits.
  var isWhole: Bool {
    if case .bits = scale { return fullScale == .max }
    return false
  }
  var width: Int { frames.width }
  var height: Int { frames.height }
  var frameCount: Int { frames.count }
  /// 0 where the file tells none.
  var framesPerSecond = 0.0
  var isClip: Bool { frames.count > 1 }

  /// - Parameters:
  ///   - bits: 8 or 16 for whole numbers of so many bits without a sign.
  ///   - told: what the file's kind or name tells of the polarity.
  init(_ frames: NumberFrames, bits: Int?, told: Polarity?, host: Host) throws {
    self.frames = frames
    switch bits {
    case 8?:
      (fullScale, invalid, scale, isComparable) = (255, nil, .bits, false)
      stretches = (false, "8-bit depth maps are rendered to the whole range")
      brightIsNear =
        told ?? Polarity(brightIsNear: true, reason: "8-bit depth maps are rendered with near bright", ground: .usual)
    case .some:
      (fullScale, invalid, scale, isComparable) = (.max, 0, .bits, true)
      stretches = (true, "distances fill only a part of 16 bits")
      brightIsNear =
        told ?? Polarity(brightIsNear: false, reason: "16-bit values are distances: larger is farther", ground: .usual)
    case nil:
      let range = try NumberRange(frames, host: host)
      (fullScale, invalid, scale, isComparable) = (.max, 0, .floats(range), true)
      stretches = (true, "floats have no range of their own")
      let isShare = range.low >= 0 && range.high <= 1
      brightIsNear =
        told
        ?? Polarity(
          brightIsNear: isShare,
          reason: isShare
            ? "values from 0 to 1 are usually inverse depth: larger is nearer"
            : "nothing tells what the values are; taken as distances: larger is farther", ground: .guessed)
    }
  }

  func plane(_ index: Int) throws -> DepthPlane {
    let numbers = try frames.load(index)
    let values: [UInt16]
    switch scale {
    case .bits: values = numbers.map { UInt16(min(max($0, 0), 65535)) }  // checked: whole numbers of 16 bits
    case .floats(let range): values = numbers.map { range.place($0) }
    }
    return DepthPlane(width: width, height: height, values: values)
  }

  func taken(as kind: DeepScan.Kind) -> any DepthSource {
    guard case .bits = scale, fullScale == .max else { return self }
    var other = self
    let isRendered = kind != .distances
    (other.invalid, other.isComparable) = (isRendered ? nil : 0, !isRendered)
    if isRendered { other.stretches = (false, "rendered depth maps fill the whole range") }
    if brightIsNear.ground != .told { other.brightIsNear = .deep(kind) }
    return other
  }

  func zeroIsFar() -> any DepthSource {
    var other = self
    other.invalid = nil
    if case .floats(let range) = scale { other.scale = .floats(range.fromZero) }
    return other
  }

  func infinityIsFar() -> (any DepthSource)? {
    guard case .floats(let range) = scale, range.hasInfinite else { return nil }
    var other = self
    other.scale = .floats(range.toInfinity)
    return other
  }

  func written(_ value: UInt16) -> Double {
    guard case .floats(let range) = scale, value > 0 else { return Double(value) }
    return range.low + (range.high - range.low) * Double(value - 1) / 65534
  }
}

/// The smallest and the largest measured number of a clip.
struct NumberRange: Equatable {
  private(set) var low = 0.0
  private(set) var high = 0.0
  /// All numbers below zero are one and the same: a mark for what was not measured.
  private var negativesAreMarks = true
  /// There are numbers without end, or a renderer's background.
  private(set) var hasInfinite = false
  private var infinityIsHigh = false

  /// A background of a renderer is written as a number of this size.
  private static let background: Float = 1e9

  init(_ frames: NumberFrames, host: Host) throws {
    var (low, high) = (Float.infinity, -Float.infinity)
    var (lowest, highestNegative) = (Float.infinity, -Float.infinity)
    for index in 0..<frames.count {
      try host.checkCancellation()
      for value in try frames.load(index) {
        guard Self.isNumber(value) else {
          if value >= Self.background { hasInfinite = true }
          continue
        }
        if value < 0 {
          lowest = min(lowest, value)
          highestNegative = max(highestNegative, value)
        } else {
          low = min(low, value)
          high = max(high, value)
        }
      }
    }
    let isMark = lowest == highestNegative && low <= high
    if lowest < 0, !isMark {
      negativesAreMarks = false
      low = lowest
      high = max(high, highestNegative)
    }
    guard low <= high else { return }
    (self.low, self.high) = (Double(low), Double(high))
  }

  /// The range with 0 as its low end.
  var fromZero: NumberRange {
    var other = self
    other.low = min(0, low)
    return other
  }

  /// The range with what is infinite at its high end.
  var toInfinity: NumberRange {
    var other = self
    other.infinityIsHigh = true
    return other
  }

  private static func isNumber(_ value: Float) -> Bool { value.isFinite && value != 0 && abs(value) < background }

  /// 1 to 65535, 0 for what was not measured.
  func place(_ value: Float) -> UInt16 {
    if infinityIsHigh, value >= Self.background { return 65535 }
    guard Self.isNumber(value), !(negativesAreMarks && value < 0) else { return 0 }
    guard high > low else { return 1 }
    let share = (Double(value) - low) / (high - low)
    return UInt16(1 + (min(max(share, 0), 1) * 65534).rounded())  // checked: in 1…65535
  }
}
