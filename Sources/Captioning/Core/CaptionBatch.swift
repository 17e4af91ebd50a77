package import Manifests
import Qwen2VL

/// Captions that are being written together, a token of each at a time, so that the weights are read once for all of
/// them. Each is the one that ``EmbeddedCore/write(_:_:_:)`` writes. Captions come and go while others are written.
///
/// Used by one thread at a time.
package struct CaptionBatch {
  /// An answer in the making.
  private struct Active {
    let id: Int
    let state: DecoderState
    var logits: [Float]
    var writer: CaptionWriter
    let onEvent: (CaptionEvent) -> Void

    mutating func choose() { writer.take(&logits, onEvent) }
  }

  private let core: EmbeddedCore
  private var active: [Active] = []

  package init(_ core: EmbeddedCore) { self.core = core }

  package var isEmpty: Bool { active.isEmpty }
  /// Whether one more gains anything by being written together with the others.
  package var hasRoom: Bool { active.count < LanguageModel.together }

  /// Reads a prompt, whose caption is then written by ``step()``.
  /// - Parameters:
  ///   - id: by which the caption is told from the others.
  ///   - onEvent: called while the caption is written, in order.
  package mutating func add(
    _ prompt: Prompt, _ settings: CaptionSettings, id: Int, onEvent: @escaping (CaptionEvent) -> Void = { _ in }
  ) throws {
    let headings = try core.headings(settings)
    let start = try core.prefill(prompt, room: headings.reduce(settings.maxTokens) { $0 + $1.count })
    var writer = CaptionWriter(core, settings, prompt: prompt.tokenIDs, headings: headings)
    writer.begin(onEvent)
    active.append(Active(id: id, state: start.state, logits: start.logits, writer: writer, onEvent: onEvent))
  }

  /// Gives captions up.
  package mutating func remove(where isUnwanted: (Int) -> Bool) { active.removeAll { isUnwanted($0.id) } }

  /// Writes one more token of each.
  /// - Returns: the answers that are finished by it, without times of stages.
  package mutating func step() throws -> [(id: Int, answer: CoreAnswer)] {
    try feed()
    for index in active.indices { active[index].choose() }
    let done = active.filter(\.writer.isFinished).map { done in
      let answer = done.writer.answer
      return (
        id: done.id,
        answer: CoreAnswer(
          text: answer.text, caption: answer.caption, tokens: done.writer.chosen, cut: done.writer.cut, stages: [])
      )
    }
    active.removeAll { $0.writer.isFinished }
    return done
  }

  /// Feeds what waits: single tokens together, longer runs, such as headings, by themselves.
  private mutating func feed() throws(ModelError) {
    var single: [Int] = []
    for index in active.indices {
      switch active[index].writer.waiting.count {
      case 0: continue
      case 1: single.append(index)
      default: active[index].logits = try core.feed(active[index].writer.takeWaiting(), active[index].state)
      }
    }
    guard !single.isEmpty else { return }
    var ids: [Int32] = []
    for index in single { ids += active[index].writer.takeWaiting() }
    let scores = try core.model.step(ids, single.map { active[$0].state })
    for (index, scores) in zip(single, scores) { active[index].logits = scores }
  }
}
