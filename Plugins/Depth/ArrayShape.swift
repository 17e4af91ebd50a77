import A2CPluginKit

/// Frames, height and width of an array of depth values.
struct ArrayShape: Equatable {
  let frames, height, width: Int

  /// Reads a shape such as [h, w], [t, h, w], [t, 1, h, w] or [t, h, w, 1]; `nil` for any other.
  init?(_ shape: [Int]) {
    var extents = shape
    // One channel, first or last, and one picture in front say nothing.
    if extents.count == 4, extents[3] == 1 { extents.removeLast() }
    if extents.count == 4, extents[1] == 1 { extents.remove(at: 1) }
    if extents.count == 4, extents[0] == 1 { extents.removeFirst() }
    if extents.count == 3, extents[2] == 1 { extents.removeLast() }
    switch extents.count {
    case 2: (frames, height, width) = (1, extents[0], extents[1])
    case 3: (frames, height, width) = (extents[0], extents[1], extents[2])
    default: return nil
    }
    guard (1...Limits.clipFrames).contains(frames), (1...Limits.pictureSide).contains(height),
      (1...Limits.pictureSide).contains(width), height * width <= Limits.picturePixels
    else { return nil }
    // [h, w, 3] is a coloured picture.
    if extents.count == 3, width <= 4, frames > 4, height > 4 { return nil }
  }
}
