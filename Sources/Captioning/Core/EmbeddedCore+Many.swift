package import Manifests
import Qwen2VL

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

  /// An answer that is being written among others.
  private struct Active {
    let number: Int
    let state: DecoderState
    var logits: [Float]
    var writer: CaptionWriter

    mutating func choose() { writer.take(&logits) { _ in } }
  }

  /// Writes many captions, several of them a token at a time together, so that the weights are read once for all of
  /// them. Each is the one that ``write(_:_:_:)`` writes.
  /// - Returns: in the order of the requests, without times of stages
  package func write(_ requests: [Request]) throws -> [CoreAnswer] {
    var answers = [CoreAnswer?](repeating: nil, count: requests.count)
    var rest = requests[...]
    try writeEach(next: { _ in rest.popFirst() }) { number, answer in answers[number] = try answer.get() }
    return answers.compactMap { $0 }
  }

  /// The same for requests that come one after the other: each takes part as soon as there is room for it.
  /// - Parameters:
  ///   - next: the next request; `nil` where there is none now. It may wait for one where it is told that nothing else is
  ///     being written; where it has none then, all ends.
  ///   - done: takes the answers by the requests' numbers, which count from 0, as they are finished. A request that cannot
  ///     begin harms no other.
  func writeEach(
    next: (_ mayWait: Bool) -> Request?, done: (Int, Result<CoreAnswer, any Error>) throws -> Void
  ) throws {
    var active: [Active] = []
    var number = 0
    while true {
      while active.count < LanguageModel.together, let request = next(active.isEmpty) {
        do {
          active.append(try begin(request, number: number))
        } catch {
          try done(number, .failure(error))
        }
        number += 1
      }
      guard !active.isEmpty else { return }
      try feed(&active)
      for index in active.indices { active[index].choose() }
      for one in active where one.writer.isFinished {
        let answer = one.writer.answer
        try done(
          one.number,
          .success(
            CoreAnswer(
              text: answer.text, caption: answer.caption, tokens: one.writer.chosen, cut: one.writer.cut, stages: [])))
      }
      active.removeAll { $0.writer.isFinished }
    }
  }

  private func begin(_ request: Request, number: Int) throws -> Active {
    let headings = try headings(request.settings)
    let start = try prefill(request.prompt, room: headings.reduce(request.settings.maxTokens) { $0 + $1.count })
    var writer = CaptionWriter(self, request.settings, prompt: request.prompt.tokenIDs, headings: headings)
    writer.begin { _ in }
    return Active(number: number, state: start.state, logits: start.logits, writer: writer)
  }

  /// Feeds what waits: single tokens together, longer runs, such as headings, by themselves.
  private func feed(_ active: inout [Active]) throws(ModelError) {
    var single: [Int] = []
    for index in active.indices {
      switch active[index].writer.waiting.count {
      case 0: continue
      case 1: single.append(index)
      default: active[index].logits = try feed(active[index].writer.takeWaiting(), active[index].state)
      }
    }
    guard !single.isEmpty else { return }
    var ids: [Int32] = []
    for index in single { ids += active[index].writer.takeWaiting() }
    let scores = try model.step(ids, single.map { active[$0].state })
    for (index, scores) in zip(single, scores) { active[index].logits = scores }
  }
}
