import Wording

/// What somebody asks for in front of what the video shows: "Can you make a short video where …", "I need a 5 sec clip: …".
extension SentenceReading {
  /// Where behind a request the telling begins; the same place where none stands there.
  func behindRequest(_ start: Int) -> Int {
    var index = start
    var asks = false
    while index < texts.count, index - start < Self.longestRequest,
      Self.asking.contains(texts[index]) || isNumber(index)
    {
      if index > start, words[index].opensClause, asks, !Self.media.contains(texts[index]) {
        // "Please animate this: the mayor …"
        return isTold(from: index) ? index : start
      }
      asks = asks || Self.requests.contains(texts[index])
      index += 1
      if Self.clips.contains(texts[index - 1]), index < texts.count {
        // "a video of", "a clip where", "a clip: …"
        var end = index
        while end < texts.count, end - index < 3, Self.links.contains(texts[end]), !words[end].opensClause { end += 1 }
        let isLinked = end > index || words[index].opensClause
        let isNoun = ["a", "an"].contains(texts[start]) && end > index
        return isLinked && (asks || isNoun) && isTold(from: end) ? end : start
      }
    }
    let isEnd = asks && index < texts.count && words[index].opensClause && index > start
    return isEnd && Self.pointing.contains(texts[index - 1]) && isTold(from: index) ? index : start
  }

  /// Words of the longest request.
  private static let longestRequest = 14

  private func isTold(from index: Int) -> Bool { index < texts.count && words.count - index >= 1 }

  private func isNumber(_ index: Int) -> Bool { texts[index].first?.isNumber == true && texts[index].count <= 4 }

  private static let requests: Set<String> = [
    "please", "can", "could", "would", "will", "want", "wanna", "need", "like", "make", "create", "generate", "produce",
    "render", "give", "show", "animate", "draw", "film", "get", "i'd", "do", "let's", "imagine", "write", "build",
  ]
  private static let pointing: Set<String> = ["this", "me", "following", "please", "now"]
  private static let clips: Set<String> = [
    "video", "vid", "clip", "film", "movie", "animation", "scene", "footage", "sequence", "gif", "reel", "short",
  ]
  private static let links: Set<String> = [
    "of", "where", "showing", "with", "about", "in", "which", "that", "shows", "featuring", "depicting", "for", "from",
    "scene", "clip", "video",
  ]
  private static let asking: Set<String> = requests.union(pointing).union(clips).union([
    "you", "u", "i", "we", "to", "see", "have", "a", "an", "the", "some", "quick", "brief", "long", "second", "seconds",
    "sec", "secs", "s", "minute", "minutes", "nice", "cool", "amazing", "funny", "cute", "my", "us", "just", "hi",
    "hello",
    "hey", "relaxing", "realistic", "beautiful", "homemade", "stunning", "wonderful", "vertical", "looping", "detailed",
    "short",
    "longer", "single", "simple", "little", "good", "great", "id", "im", "i'm", "looking", "for", "short", "is", "it",
    "possible",
  ])
}
