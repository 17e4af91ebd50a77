import A2CPluginKit

/// Frames, height and width of an array of depth values.
struct ArrayShape: Equatable {
  let frames, height, width: Int
  /// The frames are the last axis, as MATLAB and some renderers stack them.
  let framesAreLast: Bool

  /// What frames stacked behind each other are taken for: fewer than a picture's rows and columns by far.
  private static let mostBehind = 16
  private static let leastSide = 32

  /// Reads a shape such as [h, w], [t, h, w], [t, 1, h, w], [t, h, w, 1] or [1, t, h, w, 1]; `nil` for any other.
  init?(_ shape: [Int]) {
    var extents = shape
    // One channel, first or last, and one picture in front say nothing.
    if extents.count == 5, extents[0] == 1 { extents.removeFirst() }
    if extents.count == 4, extents[3] == 1 { extents.removeLast() }
    if extents.count == 4, extents[1] == 1 { extents.remove(at: 1) }
    if extents.count == 4, extents[0] == 1 { extents.removeFirst() }
    if extents.count == 3, extents[2] == 1 { extents.removeLast() }
    switch extents.count {
    case 2: (frames, height, width, framesAreLast) = (1, extents[0], extents[1], false)
    case 3:
      framesAreLast = (5...Self.mostBehind).contains(extents[2]) && min(extents[0], extents[1]) >= Self.leastSide
      (frames, height, width) =
        framesAreLast ? (extents[2], extents[0], extents[1]) : (extents[0], extents[1], extents[2])
    default: return nil
    }
    guard (1...Limits.clipFrames).contains(frames), (1...Limits.pictureSide).contains(height),
      (1...Limits.pictureSide).contains(width), height * width <= Limits.picturePixels
    else { return nil }
    // [h, w, 3] is a coloured picture.
    if extents.count == 3, width <= 4, frames > 4, height > 4 { return nil }
  }

  /// The values of one frame, which must be of the shape.
  func frame(_ index: Int, _ array: NumpyArray) -> [Float] {
    let pixels = height * width
    guard framesAreLast else { return array.floats((index * pixels)..<((index + 1) * pixels)) }
    let all = array.floats()
    return stride(from: index, to: all.count, by: frames).map { all[$0] }
  }
}
