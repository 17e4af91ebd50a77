import Conditions
import Manifests
import Media
import Support

/// The pictures of a condition: whose files they are, and when in the video they stand.
struct PictureList {
  enum Moment: Equatable {
    case first, last
    /// Neither, in words: `frame 40`.
    case between(String)
  }

  let pictures: [Picture]
  /// What the run calls each of them.
  let names: [String]
  /// `nil` where the pictures have no time.
  private let moments: [Moment]?

  init(_ entry: ConditionEntry, _ blocks: ConditionBlocks, _ video: BundleVideo) {
    pictures = blocks.frameBlocks.flatMap(\.pictures)
    let count = pictures.count
    let told = Self.told(entry, blocks, video)
    moments = told.flatMap { $0.count == count ? $0.map(\.moment) : nil }
    let order = told.map { $0.map(\.given) }
    let inputs = entry.inputs.map(\.written)
    names = (0..<count).map { index in
      let given = order.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? index
      if inputs.count == count, inputs.indices.contains(given) { return inputs[given] }
      return inputs.count == 1 ? "picture \(given + 1) of \(inputs[0])" : "picture \(given + 1)"
    }
  }

  /// The places of the pictures that a file is made of.
  func chosen(_ take: GeneratorCondition.Take, most: Int) -> [Int] {
    guard !pictures.isEmpty else { return [] }
    let first = moments.map { $0.firstIndex(of: .first) } ?? 0
    let last = moments.map { $0.lastIndex(of: .last) } ?? (pictures.count > 1 ? pictures.count - 1 : nil)
    switch take {
    case .first: return first.map { [$0] } ?? []
    case .last: return last.map { [$0] } ?? []
    case .ends: return [first, last].compactMap(\.self)
    case .all: return Array(pictures.indices.prefix(most))
    }
  }

  /// Where a picture stands, for a sentence; `nil` where it has no time.
  func place(of index: Int) -> String? {
    switch moments?[index] {
    case .first: "the first frame"
    case .last: "the last frame"
    case .between(let words): words
    case nil: nil
    }
  }

  // MARK: Moments

  private typealias Told = (moment: Moment, given: Int)

  /// When the pictures stand, in the order in which they come, as parameters or the adapter's own choice tell it.
  private static func told(_ entry: ConditionEntry, _ blocks: ConditionBlocks, _ video: BundleVideo) -> [Told]? {
    let rate = entry.params["fps"]?.doubleValue ?? video.framesPerSecond
    if let times = numbers(entry.params["times"]) {
      let end = rate.flatMap { rate in video.frames.map { (Double($0) - 1.5) / rate } }
      return sorted(times) { time in
        time <= 0 ? .first : end.map { time >= $0 } == true ? .last : .between("\(SentenceNumber.text(time)) s")
      }
    }
    if let frames = numbers(entry.params["frames"]) {
      let end = video.frames.map { Double($0) - 1.5 }
      return sorted(frames) { frame in
        frame <= 0 ? .first : end.map { frame >= $0 } == true ? .last : .between("frame \(SentenceNumber.text(frame))")
      }
    }
    guard let value = blocks.decisions.first(where: { $0.key == "moments" })?.value else { return nil }
    guard value != "in order" else { return nil }
    let words = value.split(separator: ",").map { $0.drop(while: \.isWhitespace) }
    let places = words.map { word -> Double in
      if word == "first" { return -1 }
      if word == "last" { return .infinity }
      return word.split(separator: " ").compactMap { Double($0) }.first ?? 0
    }
    return places.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { index in
      switch words[index] {
      case "first": return (.first, index)
      case "last": return (.last, index)
      default:
        let end = video.frames.map { Double($0) - 1.5 }
        let isLast = words[index].hasPrefix("frame") && end.map { places[index] >= $0 } == true
        return (isLast ? .last : .between(String(words[index])), index)
      }
    }
  }

  private static func sorted(_ values: [Double], _ moment: (Double) -> Moment) -> [Told] {
    values.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map { (moment(values[$0]), $0) }
  }

  private static func numbers(_ json: JSON?) -> [Double]? {
    json?.arrayValue?.compactMap(\.doubleValue)
  }
}
