package import Manifests
package import Qwen2VL
import Support
import Tensors
package import Tokenization

/// The language model in this process.
package struct EmbeddedCore: CaptionCore, Sendable {
  package let name: String
  package let model: LanguageModel
  package let tokenizer: Tokenizer
  let rules: VocabularyRules

  /// - Parameter ends: tokens that end an answer, such as `<|im_end|>`
  package init(name: String, model: LanguageModel, tokenizer: Tokenizer, ends: Set<Int32>) {
    self.name = name
    self.model = model
    self.tokenizer = tokenizer
    rules = VocabularyRules(tokenizer, count: model.config.vocabulary, ends: ends)
  }

  /// The scores of all tokens after the prompt, and the state from which writing goes on.
  /// - Parameter room: tokens that will follow; refused, before any work, where the model has no positions for them
  package func prefill(_ prompt: Prompt, room: Int) throws(ModelError) -> (logits: [Float], state: DecoderState) {
    let count = prompt.tokenIDs.count
    guard count <= model.config.maxPositions - room else {
      throw .input(
        "the prompt has \(count) tokens and the answer may take \(room); the model has "
          + "\(model.config.maxPositions) positions: "
          + (prompt.runs.isEmpty ? "say it in fewer words" : "give fewer or smaller conditions"))
    }
    let embedded = try model.embed(prompt.tokenIDs)
    for run in prompt.runs {
      let (rows, rest) = run.values.count.quotientAndRemainder(dividingBy: embedded.columns)
      guard rest == 0, run.start + rows <= count else {
        throw .input("\(run.values.count) numbers are no tokens of the model's width \(embedded.columns)")
      }
      embedded.write(run.values, row: run.start)
    }
    let state = model.newState(capacity: count + room)
    let hidden = try model.forward(embedded, prompt.positions, state)
    return (try model.logits(hidden), state)
  }

  package func write(
    _ prompt: Prompt, _ settings: CaptionSettings, _ onEvent: (CaptionEvent) -> Void
  ) throws -> CoreAnswer {
    let headings = try headings(settings)
    var clock = StageClock()
    let start = try clock.measure("prefill", units: prompt.tokenIDs.count) {
      try prefill(prompt, room: headings.reduce(settings.maxTokens) { $0 + $1.count })
    }
    var logits = start.logits
    var writer = CaptionWriter(self, settings, prompt: prompt.tokenIDs, headings: headings)
    let began = ResourceUse.seconds
    writer.begin(onEvent)
    while !writer.isFinished {
      if !writer.waiting.isEmpty { logits = try feed(writer.takeWaiting(), start.state) }
      writer.take(&logits, onEvent)
    }
    clock.note("decode", seconds: ResourceUse.seconds - began, units: writer.chosen.count)
    let answer = writer.answer
    return CoreAnswer(
      text: answer.text, caption: answer.caption, tokens: writer.chosen, cut: writer.cut, stages: clock.reports)
  }

  /// The tokens of the headings, none without the grammar.
  func headings(_ settings: CaptionSettings) throws(ModelError) -> [[Int32]] {
    guard rules.hasWords else { throw .input("the vocabulary has no token that begins a word") }
    return settings.grammar ? CaptionWriter.headings(tokenizer) : []
  }

  /// Continues a sequence by text tokens.
  /// - Returns: the scores after them: [vocabulary]
  func feed(_ ids: [Int32], _ state: DecoderState) throws(ModelError) -> [Float] {
    var positions = Positions(from: state.nextPosition)
    positions.appendText(ids.count)
    return try model.logits(model.forward(model.embed(ids), positions, state))
  }
}
