import Support

/// How pictures and clips are sized and sampled for a model; `nil` leaves Qwen2-VL's own values.
package struct ModelVision: Record, Equatable {
  package let image: ImageBudget
  package let video: VideoLimits

  package init(_ fields: inout Fields) {
    image = fields.record("image", "The size of pictures.")
    video = fields.record("video", "The size and the number of frames of clips.")
  }
}

/// The size of a picture, in pixels of its area.
package struct ImageBudget: Record, Equatable {
  package let minPixels: Int?
  package let maxPixels: Int?

  package init(_ fields: inout Fields) {
    minPixels = fields.optional("min_pixels", .pixels, "The least area, in pixels.")
    maxPixels = fields.optional("max_pixels", .pixels, "The largest area, in pixels.")
    fields.checkOrder("min_pixels", minPixels, "max_pixels", maxPixels)
  }
}

/// The size of a clip's frames, in pixels of their area, and how many are taken.
package struct VideoLimits: Record, Equatable {
  package let minPixels: Int?
  package let maxPixels: Int?
  /// Of all frames together.
  package let totalPixels: Int?
  /// Frames a second that are taken.
  package let fps: Double?
  package let minFrames: Int?
  package let maxFrames: Int?

  package init(_ fields: inout Fields) {
    minPixels = fields.optional("min_pixels", .pixels, "The least area of a frame, in pixels.")
    maxPixels = fields.optional("max_pixels", .pixels, "The largest area of a frame, in pixels.")
    totalPixels = fields.optional("total_pixels", .integer(in: 784...1 << 40), "The area of all frames together.")
    fps = fields.optional("fps", .number(above: 0, most: 1000), "Frames a second that are taken.")
    minFrames = fields.optional("min_frames", .integer(in: 1...Limits.clipFrames), "The fewest frames.")
    maxFrames = fields.optional("max_frames", .integer(in: 1...Limits.clipFrames), "The most frames.")
    fields.checkOrder("min_pixels", minPixels, "max_pixels", maxPixels)
    fields.checkOrder("min_frames", minFrames, "max_frames", maxFrames)
  }
}

extension Schema where Value == Int {
  /// The area of a picture, at least one merged patch of 28×28.
  fileprivate static var pixels: Schema { .integer(in: 784...Limits.picturePixels) }
}

extension Fields {
  fileprivate mutating func checkOrder(_ low: String, _ least: Int?, _ high: String, _ most: Int?) {
    guard isSound, let least, let most, most < least else { return }
    problem("expected at least '\(low)', which is \(least), found \(most)", at: high)
  }
}
