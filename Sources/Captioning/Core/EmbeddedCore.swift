package import Qwen2VL
package import Support
package import Tensors
package import Tokenization

/// The language model in this process.
package struct EmbeddedCore: CaptionCore {
  package let name: String
  package let model: LanguageModel
  package let tokenizer: Tokenizer
  private let rules: VocabularyRules

  /// - Parameter ends: tokens that end an answer, such as `<|im_end|>`
  package init(name: String, model: LanguageModel, tokenizer: Tokenizer, ends: Set<Int32>) {
    self.name = name
    self.model = model
    self.tokenizer = tokenizer
    rules = VocabularyRules(tokenizer, count: model.config.vocabulary, ends: ends)
  }

  /// The scores of all tokens behind the prompt, and the state from which writing goes on.
  package func prefill(_ prompt: Prompt, room: Int) throws -> (logits: [Float], state: DecoderState) {
    let embedded = try model.embed(prompt.tokenIDs)
    for run in prompt.runs { embedded.row(run.start).update(from: run.values, count: run.values.count) }
    let state = model.newState(capacity: prompt.tokenIDs.count + room)
    let hidden = try model.forward(embedded, prompt.positions, state)
    return (try model.logits(hidden), state)
  }

  package func write(
    _ prompt: Prompt, _ settings: DecodingSettings, _ onEvent: (CaptionEvent) -> Void
  ) throws -> CoreAnswer {
    var clock = StageClock()
    let start = try clock.measure("prefill", units: prompt.tokenIDs.count) {
      try prefill(prompt, room: settings.maxTokens + 128)
    }
    let writer = Writer(core: self, logits: start.logits, state: start.state, sampler: Sampler(settings, prompt: prompt.tokenIDs))
    let began = ResourceUse.seconds
    let answer = settings.grammar ? try writer.writeParts(settings, onEvent) : try writer.writeFreely(settings, onEvent)
    clock.note("decode", seconds: ResourceUse.seconds - began, units: writer.chosen.count)
    return CoreAnswer(text: answer.text, caption: answer.caption, tokens: writer.chosen, stages: clock.reports)
  }

  /// One answer in the making.
  private final class Writer {
    private let core: EmbeddedCore
    private var logits: [Float]
    private let state: DecoderState
    private var sampler: Sampler
    /// Tokens chosen by the model.
    private(set) var chosen: [Int32] = []

    init(core: EmbeddedCore, logits: [Float], state: DecoderState, sampler: Sampler) {
      self.core = core
      self.logits = logits
      self.state = state
      self.sampler = sampler
    }

    /// Feeds tokens behind what stands; ``logits`` then belong to the token after them.
    private func feed(_ ids: [Int32]) throws {
      guard !ids.isEmpty else { return }
      var positions = Positions(from: state.nextPosition)
      positions.appendText(ids.count)
      logits = try core.model.logits(core.model.forward(core.model.embed(ids), positions, state))
    }

    /// The six-part grammar: headings are fed, bodies are written up to their budgets.
    func writeParts(
      _ settings: DecodingSettings, _ onEvent: (CaptionEvent) -> Void
    ) throws -> (text: String, caption: StructuredCaption) {
      var bodies: [CaptionPart: String] = [:]
      var budget = PartBudget(total: settings.maxTokens)
      for (index, part) in CaptionPart.allCases.enumerated() {
        let heading = core.tokenizer.encode((index == 0 ? "" : "\n") + "\(index + 1). \(part.heading):")
        try feed(heading)
        sampler.note(heading)
        onEvent(.began(part))
        let body = try writeBody(limit: budget.grant(part), onEvent)
        budget.spend(body.tokens)
        bodies[part] = body.text
        onEvent(.ended(part))
      }
      let caption = StructuredCaption(bodies)
      return (caption.text, caption)
    }

    /// The free text of one part: ends at a line break, at the end of the answer or at `limit` tokens; has at least one
    /// word.
    private func writeBody(limit: Int, _ onEvent: (CaptionEvent) -> Void) throws -> (text: String, tokens: Int) {
      var body = BodyText(core.tokenizer)
      var hasWord = false
      var count = 0
      while count < limit {
        let isEmpty = count == 0
        // The last token of a body without a word must bring one.
        let mustStart = !hasWord && count + 1 == limit
        let id = sampler.choose(&logits) { [core] id in
          mustStart ? core.rules.startsWord(id) : core.rules.allows(id, isEmpty: isEmpty, hasWord: hasWord)
        }
        guard let id else { break }
        if hasWord, core.rules.endsBody(id) {
          try close(with: id, &body, onEvent)
          break
        }
        chosen.append(id)
        count += 1
        hasWord = hasWord || core.rules.startsWord(id)
        emit(body.push(id), onEvent)
        try feed([id])
      }
      return (body.text, count)
    }

    /// Takes what stands before the line break in the token that ended a body, such as the full stop of `.\n`.
    private func close(with id: Int32, _ body: inout BodyText, _ onEvent: (CaptionEvent) -> Void) throws {
      guard !core.rules.isEnd(id), let bytes = core.tokenizer.bytes(of: id) else { return }
      let head = String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
      let rest = core.tokenizer.encode(head)
      for id in rest {
        chosen.append(id)
        emit(body.push(id), onEvent)
      }
      try feed(rest)
    }

    private func emit(_ text: String, _ onEvent: (CaptionEvent) -> Void) {
      if !text.isEmpty { onEvent(.text(text)) }
    }

    /// The model alone, without the grammar: text up to the end of the answer or the budget.
    func writeFreely(
      _ settings: DecodingSettings, _ onEvent: (CaptionEvent) -> Void
    ) throws -> (text: String, caption: StructuredCaption) {
      var body = BodyText(core.tokenizer)
      while chosen.count < settings.maxTokens {
        guard let id = sampler.choose(&logits, where: core.rules.isTextOrEnd), !core.rules.isEnd(id) else { break }
        chosen.append(id)
        emit(body.push(id), onEvent)
        try feed([id])
      }
      return (body.text, StructuredCaption(foundIn: body.text))
    }
  }
}
