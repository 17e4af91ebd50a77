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

  /// The scores of all tokens behind the prompt, and the state from which writing goes on.
  /// - Parameter room: tokens that will follow; refused, before any work, where the model has no positions for them
  package func prefill(_ prompt: Prompt, room: Int) throws(ModelError) -> (logits: [Float], state: DecoderState) {
    let count = prompt.tokenIDs.count
    guard count <= model.config.maxPositions - room else {
      throw .input(
        "the prompt has \(count) tokens and the answer may take \(room); the model has "
          + "\(model.config.maxPositions) positions: give fewer or smaller conditions")
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
    let headings = settings.grammar ? CaptionWriter.headings(tokenizer) : []
    guard rules.hasWords else { throw ModelError.input("the vocabulary has no token that begins a word") }
    var clock = StageClock()
    let start = try clock.measure("prefill", units: prompt.tokenIDs.count) {
      try prefill(prompt, room: headings.reduce(settings.maxTokens) { $0 + $1.count })
    }
    var writer = CaptionWriter(
      core: self, logits: start.logits, state: start.state, sampler: Sampler(settings, prompt: prompt.tokenIDs))
    let began = ResourceUse.seconds
    let answer =
      settings.grammar
      ? try writer.writeParts(headings, limit: settings.maxTokens, onEvent)
      : try writer.writeFreely(limit: settings.maxTokens, onEvent)
    clock.note("decode", seconds: ResourceUse.seconds - began, units: writer.chosen.count)
    return CoreAnswer(text: answer.text, caption: answer.caption, tokens: writer.chosen, stages: clock.reports)
  }
}
