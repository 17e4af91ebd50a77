import Media

/// Changes to pictures on their way into a bundle's files.
enum BundlePictures {
  /// The middle of a picture.
  static func middle(_ picture: Picture, width: Int, height: Int) throws -> Picture {
    guard picture.width != width || picture.height != height else { return picture }
    guard picture.width >= width, picture.height >= height else {
      return try Resampling.bicubic(picture, width: width, height: height)
    }
    let (left, top) = ((picture.width - width) / 2, (picture.height - height) / 2)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(3 * width * height)
    for row in top..<(top + height) {
      let start = 3 * (row * picture.width + left)
      pixels += picture.pixels[start..<(start + 3 * width)]
    }
    return try Picture(width: width, height: height, pixels: pixels)
  }

  /// The darkest tone becomes black, the brightest white; a picture of one tone stays as it is.
  static func stretched(_ picture: Picture) -> Picture {
    guard let low = picture.pixels.min(), let high = picture.pixels.max(), high > low else { return picture }
    let table = (0...255).map { tone -> UInt8 in
      let part = (Double(tone) - Double(low)) / Double(high - low)
      return UInt8(min(max(part * 255, 0), 255).rounded())
    }
    var picture = picture
    for index in picture.pixels.indices { picture.pixels[index] = table[Int(picture.pixels[index])] }
    return picture
  }

  static func inverted(_ picture: Picture) -> Picture {
    var picture = picture
    for index in picture.pixels.indices { picture.pixels[index] = 255 - picture.pixels[index] }
    return picture
  }
}
