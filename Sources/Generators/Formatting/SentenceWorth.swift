import Claims

/// Which sentences of a part count most where there is no room for all of them: elsewhere the opening ones, of the camera
/// those that tell its way, and beside the first of these the shot.
enum SentenceWorth {
  /// The sentences' places in the order of their worth: the number at an index is 0 for the one that is kept longest.
  static func order(_ sentences: [String], of part: CaptionPart) -> [Int] {
    guard part == .camera, sentences.count > 1 else { return Array(sentences.indices) }
    let kinds = sentences.map { CameraSentence($0) }
    var rest = sentences.indices.sorted { (kinds[$0], $0) < (kinds[$1], $1) }
    var chosen: [Int] = []
    for kind in [CameraSentence.move, .framing] {
      guard let place = rest.firstIndex(where: { kinds[$0] == kind }) else { continue }
      chosen.append(rest.remove(at: place))
    }
    chosen += rest
    var order = Array(repeating: 0, count: sentences.count)
    for (worth, index) in chosen.enumerated() { order[index] = worth }
    return order
  }

  /// A sentence about the camera whose "it" was named in one that is gone.
  static func named(_ sentence: String, in part: CaptionPart) -> String {
    guard part == .camera else { return sentence }
    let words = sentence.split(separator: " ", omittingEmptySubsequences: false)
    guard let place = words.prefix(3).firstIndex(where: { $0.lowercased() == "it" }),
      words.prefix(place).allSatisfy({ openings.contains($0.lowercased().filter(\.isLetter)) })
    else { return sentence }
    var changed = words.map(String.init)
    changed[place] = place == 0 ? "The camera" : "the camera"
    return changed.joined(separator: " ")
  }

  private static let openings: Set<String> = [
    "then", "finally", "next", "later", "afterwards", "slowly", "suddenly", "meanwhile", "gradually", "and", "lastly",
    "first", "now",
  ]
}
