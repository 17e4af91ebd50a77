package import Manifests

extension EmbeddedCore {
  /// A caption that is to be written.
  package struct Request: Sendable {
    package let prompt: Prompt
    package let settings: CaptionSettings

    package init(_ prompt: Prompt, _ settings: CaptionSettings) {
      self.prompt = prompt
      self.settings = settings
    }
  }

  /// Writes many captions, several of them together. Each is the one that ``write(_:_:_:)`` writes.
  /// - Returns: in the order of the requests, without times of stages
  package func write(_ requests: [Request]) throws -> [CoreAnswer] {
    var answers = [CoreAnswer?](repeating: nil, count: requests.count)
    var batch = CaptionBatch(self)
    var next = 0
    while next < requests.count || !batch.isEmpty {
      while next < requests.count, batch.hasRoom {
        try batch.add(requests[next].prompt, requests[next].settings, id: next)
        next += 1
      }
      for done in try batch.step() { answers[done.id] = done.answer }
    }
    return answers.compactMap { $0 }
  }
}
