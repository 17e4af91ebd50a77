import A2CPluginKit

/// One plane of depth values as a file holds them.
struct DepthPlane {
  let width, height: Int
  var values: [UInt16]  // height × width
}

/// A source of depth values. Another file format is another type of this kind; ``DepthSources`` chooses among them.
protocol DepthSource {
  var width: Int { get }
  var height: Int { get }
  var frameCount: Int { get }
  /// 0 where the source does not tell.
  var framesPerSecond: Double { get }
  var isClip: Bool { get }
  /// The largest value a file of this kind can hold.
  var fullScale: UInt16 { get }
  /// Whether larger values are nearer, and why.
  var brightIsNear: Polarity { get }
  /// The value of pixels that were not measured, `nil` where all were.
  var invalid: UInt16? { get }
  /// Whether values are stretched where nobody says so, and why.
  var stretches: (value: Bool, reason: String) { get }
  /// Whether equal values mean equal depth in all frames: not so where every frame was stretched by itself.
  var isComparable: Bool { get }
  /// A value as the file writes it.
  func written(_ value: UInt16) -> Double
  func plane(_ index: Int) throws -> DepthPlane
  /// The source with 0 as its far end and not as no value; itself where 0 is no mark.
  func zeroIsFar() -> any DepthSource
  /// The source with infinite values as its far end and not as no value; `nil` where it has none.
  func infinityIsFar() -> (any DepthSource)?
  /// The source taken for what a look at values of 16 bits has shown; itself where it has none.
  func taken(as kind: DeepScan.Kind) -> any DepthSource
}

extension DepthSource {
  func written(_ value: UInt16) -> Double { Double(value) }
  func zeroIsFar() -> any DepthSource { self }
  func infinityIsFar() -> (any DepthSource)? { nil }
  func taken(as kind: DeepScan.Kind) -> any DepthSource { self }
}

/// Which end of the values is near.
struct Polarity: Equatable {
  /// How sure it is without looking at the picture.
  enum Ground { case told, usual, guessed }

  /// That of values of 16 bits.
  static func deep(_ kind: DeepScan.Kind) -> Polarity {
    switch kind {
    case .distances:
      Polarity(brightIsNear: false, reason: "16-bit grey holds distances: larger is farther", ground: .usual)
    case .bytes:
      Polarity(
        brightIsNear: true, reason: "the 16 bits are 8 bits times 257, and those are rendered with near bright",
        ground: .usual)
    case .stretched:
      Polarity(
        brightIsNear: true, reason: "the values go over all of 16 bits, as rendered maps do, mostly with near bright",
        ground: .guessed)
    }
  }

  var brightIsNear: Bool
  var reason: String
  var ground: Ground
}
