import A2CPluginKit

/// Moments in words.
enum KeyFrameWords {
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
  ]

  static func short(_ moment: Moment) -> String {
    switch moment {
    case .first: "first"
    case .last: "last"
    case .frame(let frame): "frame \(frame)"
    case .seconds(let seconds): "\(PlainWords.number(seconds)) s"
    case .unknown: "unknown"
    }
  }

  /// One sentence for all pictures, in their order.
  static func sentence(_ moments: [Moment], framesPerSecond: Double?) -> String {
    func words(_ moment: Moment) -> String {
      switch moment {
      case .first: return "the first frame of the video"
      case .last: return "the last frame"
      case .seconds(let seconds): return "what is seen at \(PlainWords.number(seconds)) s"
      case .frame(let frame):
        guard let rate = framesPerSecond else { return "frame \(frame), counted from 0" }
        return "frame \(frame), counted from 0, at \(PlainWords.number(Double(frame) / rate)) s"
      case .unknown: return "a later frame"
      }
    }
    guard moments.count > 1 else { return "The picture is \(words(moments.first ?? .unknown))." }
    let parts = moments.enumerated().map { index, moment in
      "the \(index < ordinals.count ? ordinals[index] : "next") is \(words(moment))"
    }
    return "Of these \(moments.count) pictures \(PlainWords.list(parts))."
  }
}
