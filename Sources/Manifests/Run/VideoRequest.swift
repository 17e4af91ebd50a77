import Support

/// The video that a run wants of its generators. What is `nil` is the generator's own, fitted to the conditions; what a
/// generator cannot make becomes the nearest that it can.
package struct VideoRequest: Record, Equatable {
  package var size: VideoShape?
  package var seconds: Double?
  /// Frames a second.
  package var fps: Double?
  package var frames: Int?
  /// Where the video begins in the conditions' clips, in seconds.
  package var start: Double

  /// The longest video that may be asked for, in seconds.
  package static let mostSeconds = 600.0

  package init(
    size: VideoShape? = nil, seconds: Double? = nil, fps: Double? = nil, frames: Int? = nil, start: Double = 0
  ) {
    (self.size, self.seconds, self.fps, self.frames, self.start) = (size, seconds, fps, frames, start)
  }

  package init(_ fields: inout Fields) {
    size = fields.optional("size", .videoShape, "Width and height in pixels, or proportions.")
    seconds = fields.optional("seconds", .number(above: 0, most: Self.mostSeconds), "How long it lasts.")
    fps = fields.optional("fps", .number(above: 0, most: 1000), "Frames a second.")
    frames = fields.optional("frames", .integer(in: 1...Limits.clipFrames), "Frames, instead of 'seconds'.")
    start = fields.value(
      "start", .number(least: 0, most: 86_400), default: 0, "Where it begins in the conditions' clips, in seconds.")
    if fields.isSound, seconds != nil, frames != nil {
      fields.problem("excluded by 'seconds'", at: "frames", hint: "write one of the two")
    }
  }
}

/// A size, or proportions alone.
package enum VideoShape: Sendable, Equatable, CustomStringConvertible {
  case pixels(width: Int, height: Int)
  case ratio(width: Int, height: Int)

  /// `720x1280`, also with `*` or `×`; `9:16`.
  package init?(_ text: String) {
    func sides(_ marks: String, most: Int) -> (Int, Int)? {
      let parts = text.split(omittingEmptySubsequences: false) { marks.contains($0) }
      guard parts.count == 2, parts.allSatisfy({ $0.count <= 5 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
        let width = Int(parts[0]), let height = Int(parts[1]), (1...most).contains(width), (1...most).contains(height)
      else { return nil }
      return (width, height)
    }
    if let (width, height) = sides("xX*×", most: Limits.pictureSide) {
      guard width >= 16, height >= 16 else { return nil }
      self = .pixels(width: width, height: height)
    } else if let (width, height) = sides(":", most: 1000) {
      self = .ratio(width: width, height: height)
    } else {
      return nil
    }
  }

  /// Width over height.
  package var ratio: Double {
    switch self {
    case .pixels(let width, let height), .ratio(let width, let height): Double(width) / Double(height)
    }
  }

  package var description: String {
    switch self {
    case .pixels(let width, let height): "\(width) x \(height)"
    case .ratio(let width, let height): "\(width):\(height)"
    }
  }
}

extension Schema where Value == VideoShape {
  /// A text that ``VideoShape/init(_:)`` reads.
  static var videoShape: Schema {
    let expected = "a size such as 720x1280, or proportions such as 9:16"
    return Schema<String>.text(expected, pattern: #"^[0-9]{1,5}[xX*×:][0-9]{1,5}$"#) { VideoShape($0) != nil }
      .map(expected: expected, placeholder: .ratio(width: 16, height: 9), write: { .string($0.description) }) {
        VideoShape($0)
      }
  }
}
