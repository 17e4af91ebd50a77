import Media
import Support

/// What frames are made into where they are not for an encoder of the model but for a file: their size and number.
package struct FrameTarget: Sendable, Equatable {
  package enum Fit: String, Sendable, CaseIterable {
    /// As small as covers the size; what sticks out is for the caller to cut off.
    case cover
    /// No larger than the size, and never larger than the source.
    case within
  }

  package var width: Int
  package var height: Int
  package var fit: Fit
  /// The most frames of a clip: evenly spread, the first and the last among them; with a ``rate`` the first of them.
  package var frames: Int
  /// Frames a second at which a clip is read from its start; `nil` where its frames are spread over all of it.
  package var rate: Double?
  /// Seconds of the clip in front of the first frame; of no meaning without a ``rate``.
  package var start: Double

  package init(
    width: Int, height: Int, fit: Fit = .cover, frames: Int, rate: Double? = nil, start: Double = 0
  ) {
    (self.width, self.height, self.fit, self.frames, self.rate) = (width, height, fit, frames, rate)
    self.start = start
  }

  /// Ascending numbers of a source's frames, none of them twice.
  func indices(of count: Int, framesPerSecond: Double) -> [Int] {
    guard let rate else { return FrameSampling.spread(min(max(frames, 1), count), over: count) }
    var list: [Int] = []
    for frame in 0..<max(frames, 1) {
      let place = Self.place(of: frame, at: rate, from: framesPerSecond, start: start)
      guard place < count else { break }
      if place != list.last { list.append(place) }
    }
    // A start behind the clip's end: its last frame stands still.
    return list.isEmpty && count > 0 ? [count - 1] : list
  }

  /// The number of the source's frame that is seen while a frame of a file is.
  /// - Parameters:
  ///   - rate: frames a second of the file.
  ///   - source: frames a second of the source.
  ///   - start: seconds of the source in front of the file's first frame.
  package static func place(of frame: Int, at rate: Double, from source: Double, start: Double = 0) -> Int {
    // Rates such as 29.97 are rounded; a frame begins no later for it.
    let place = (Double(frame) * source / rate + start * source + 0.02).rounded(.down)
    return max(0, Checked.rounded(place) ?? .max)
  }

  /// The size of a source's frames.
  /// - Throws: ``MediaError/size(_:)`` where a side would not fit ``Support/Limits``.
  func size(height: Int, width: Int) throws(MediaError) -> (height: Int, width: Int) {
    guard height > 0, width > 0, self.width > 0, self.height > 0 else {
      throw .size("a picture of \(width)x\(height) cannot be brought to \(self.width)x\(self.height)")
    }
    let (across, down) = (Double(self.width) / Double(width), Double(self.height) / Double(height))
    let scale = fit == .cover ? max(across, down) : min(across, down, 1)
    let sides = [(height, self.height), (width, self.width)].map { side, wanted in
      let scaled = Checked.rounded(Double(side) * scale) ?? Int.max
      return fit == .cover ? max(scaled, wanted) : max(1, min(scaled, wanted))
    }
    guard sides.allSatisfy({ $0 <= Limits.pictureSide }), let pixels = Checked.product(sides),
      pixels <= Limits.picturePixels
    else { throw .size("a picture of \(width)x\(height) is too long to cover \(self.width)x\(self.height)") }
    return (sides[0], sides[1])
  }

  /// Whether a picture of some size could have been brought to this one.
  func couldMake(height: Int, width: Int) -> Bool {
    switch fit {
    // One side fits, the other may stick out.
    case .cover: (height == self.height && width >= self.width) || (width == self.width && height >= self.height)
    case .within: height <= self.height && width <= self.width
    }
  }
}

extension FrameTarget {
  var json: JSON {
    .object([
      "width": .int(width), "height": .int(height), "fit": .string(fit.rawValue), "frames": .int(frames),
      "rate": rate.map { .double($0) }, "start": start > 0 ? .double(start) : nil,
    ])
  }

  init?(_ json: JSON) {
    guard let width = json["width"]?.intValue, let height = json["height"]?.intValue,
      let fit = json["fit"]?.stringValue.flatMap({ Fit(rawValue: $0) }), let frames = json["frames"]?.intValue
    else { return nil }
    let rate = json["rate"]?.doubleValue
    let start = json["start"]?.doubleValue ?? 0
    guard rate.map({ $0.isFinite && $0 > 0 }) ?? true, start.isFinite, start >= 0 else { return nil }
    self.init(width: width, height: height, fit: fit, frames: frames, rate: rate, start: start)
  }
}
