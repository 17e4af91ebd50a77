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
}

extension DepthSource {
  func written(_ value: UInt16) -> Double { Double(value) }
  func zeroIsFar() -> any DepthSource { self }
}

/// Which end of the values is near.
struct Polarity: Equatable {
  /// How sure it is without looking at the picture.
  enum Ground { case told, usual, guessed }

  var brightIsNear: Bool
  var reason: String
  var ground: Ground
}
