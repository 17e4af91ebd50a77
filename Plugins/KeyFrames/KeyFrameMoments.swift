import A2CPluginKit

/// When in the video a picture stands.
enum Moment: Equatable {
  case first, last
  /// A frame number, from 0.
  case frame(Int)
  case seconds(Double)
  /// Somewhere: nothing tells.
  case unknown

  /// For sorting, `nil` where it cannot be compared with a number.
  var place: Double? {
    switch self {
    case .first: -1
    case .last: .infinity
    case .frame(let frame): Double(frame)
    case .seconds(let seconds): seconds
    case .unknown: nil
    }
  }
}

/// Finds when pictures stand: by the parameters, by their names, by their number.
struct KeyFrameMoments {
  private let parameters: KeyFrameParameters
  private let sink: Sink

  init(_ parameters: KeyFrameParameters, _ sink: Sink) {
    self.parameters = parameters
    self.sink = sink
  }

  /// The moment of each picture, and the pictures in the order of time.
  func find(_ paths: [String]) throws -> (moments: [Moment], order: [Int]) {
    let moments = try moments(paths)
    let places = moments.map(\.place)
    let given = Array(paths.indices)
    guard !places.contains(nil) else { return (moments, given) }
    let order = given.sorted { ((places[$0] ?? 0), $0) < ((places[$1] ?? 0), $1) }
    if order != given { try sink.decide("order", "by time", because: "the pictures were given in another order") }
    return (moments, order)
  }

  private func moments(_ paths: [String]) throws -> [Moment] {
    if let times = parameters.times {
      try check(times.count, paths.count, "times")
      return times.map { $0 == 0 ? .first : .seconds($0) }
    }
    if let frames = parameters.frames {
      try check(frames.count, paths.count, "frames")
      return frames.map { $0 == 0 ? .first : .frame($0) }
    }
    let named = Self.byName(paths)
    if !named.contains(.unknown) {
      try sink.decide(
        "moments", named.map { KeyFrameWords.short($0) }.joined(separator: ", "), because: "the names say so")
      return named
    }
    switch paths.count {
    case 1:
      try sink.decide("moments", "first", because: "a single picture is the first frame")
      return [.first]
    case 2 where named[0] == .last || named[1] == .first:
      try sink.decide(
        "moments", "last, first", because: "the names say so of one, and two are the first and the last frame")
      return [.last, .first]
    case 2:
      try sink.decide("moments", "first, last", because: "two pictures without times are the first and the last frame")
      return [.first, .last]
    default:
      try sink.decide("moments", "in order", because: "neither names nor parameters tell times")
      return paths.indices.map { $0 == 0 ? .first : .unknown }
    }
  }

  private func check(_ count: Int, _ pictures: Int, _ name: String) throws(AdapterError) {
    guard count == pictures else {
      throw AdapterError(
        .invalidArgument, "\(count) \(name) for \(pictures) pictures", place: "params.\(name)",
        hint: "give one for each picture, in their order")
    }
  }

  private static let frameWords: Set<String> = ["frame", "frames", "f", "keyframe", "keyframes", "kf"]

  /// By words and numbers in the names. Numbers count only where all names that have no word end with one, and not two
  /// with the same; and where they are said to be frames, or one is 0: a camera's IMG_2034 counts its pictures.
  static func byName(_ paths: [String]) -> [Moment] {
    let found = paths.map { path -> Moment in
      let stem = Path.stem(path).lowercased()
      let words = stem.split { !$0.isLetter }.map(String.init)
      if words.contains(where: { ["first", "start", "begin"].contains($0) }) { return .first }
      if words.contains(where: { ["last", "end", "final"].contains($0) }) { return .last }
      let digits = stem.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
      guard !digits.isEmpty, digits.count <= 6, let number = Int(String(digits)) else { return .unknown }
      return number == 0 ? .first : .frame(number)
    }
    // Names such as picture1.png and picture2.png count pictures, not frames.
    let areFrames = paths.contains { path in
      let stem = Path.stem(path).lowercased()
      let number = String(stem.reversed().prefix { $0.isASCII && $0.isNumber })
      return !number.isEmpty && number.allSatisfy { $0 == "0" }
        || stem.split { !$0.isLetter }.contains { frameWords.contains(String($0)) }
    }
    let numbers = found.compactMap { if case .frame(let frame) = $0 { frame } else { nil } }
    let isCount = !areFrames || !found.contains(.first) && numbers.sorted() == Array(1...max(1, numbers.count))
    if isCount { return found.map { if case .frame = $0 { .unknown } else { $0 } } }
    let firsts = found.count { $0 == .first }, lasts = found.count { $0 == .last }
    guard Set(numbers).count == numbers.count, firsts <= 1, lasts <= 1 else { return paths.map { _ in .unknown } }
    return found
  }
}
