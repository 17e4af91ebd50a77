import Qwen2VL
import Tokenization

/// One answer in the making.
struct CaptionWriter {
  private let core: EmbeddedCore
  private let state: DecoderState
  private var sampler: Sampler
  /// The scores behind all that ``state`` holds.
  private var logits: [Float]
  /// Tokens that stand in the answer and have not been fed. They wait for the next choice, so that the end of a body and
  /// the heading behind it pass through the model together.
  private var waiting: [Int32] = []
  /// Tokens chosen by the model.
  private(set) var chosen: [Int32] = []

  /// - Parameters:
  ///   - logits: the scores behind the prompt
  ///   - state: what the prompt left
  init(core: EmbeddedCore, logits: [Float], state: DecoderState, sampler: Sampler) {
    self.core = core
    self.logits = logits
    self.state = state
    self.sampler = sampler
  }

  /// The tokens of the six headings, each with the line break in front of it.
  static func headings(_ tokenizer: Tokenizer) -> [[Int32]] {
    CaptionPart.allCases.enumerated().map { index, part in
      tokenizer.encode((index == 0 ? "" : "\n") + "\(index + 1). \(part.heading):")
    }
  }

  /// The six-part grammar: headings are fed, bodies are written up to their budgets.
  /// - Parameters:
  ///   - headings: see ``headings(_:)``
  ///   - limit: tokens of all bodies together
  mutating func writeParts(
    _ headings: [[Int32]], limit: Int, _ onEvent: (CaptionEvent) -> Void
  ) throws -> (text: String, caption: StructuredCaption) {
    var bodies: [CaptionPart: String] = [:]
    var budget = PartBudget(total: limit)
    for (part, heading) in zip(CaptionPart.allCases, headings) {
      waiting += heading
      sampler.note(heading)
      onEvent(.began(part))
      let before = chosen.count
      bodies[part] = try writeBody(limit: budget.grant(part), onEvent)
      budget.spend(chosen.count - before)
      onEvent(.ended(part))
    }
    let caption = StructuredCaption(bodies)
    return (caption.text, caption)
  }

  /// The model alone, without the grammar: text up to the end of the answer or the budget.
  mutating func writeFreely(
    limit: Int, _ onEvent: (CaptionEvent) -> Void
  ) throws -> (text: String, caption: StructuredCaption) {
    var decoder = StreamDecoder(core.tokenizer)
    var text = ""
    while chosen.count < limit, let id = try choose(where: core.rules.isTextOrEnd), !core.rules.isEnd(id) {
      accept(id)
      let more = decoder.push(id)
      text += more
      emit(more, onEvent)
    }
    return (text, StructuredCaption(foundIn: text))
  }

  /// The free text of one part: ends at a line break, at the end of the answer or at `limit` tokens; has at least one
  /// word.
  private mutating func writeBody(limit: Int, _ onEvent: (CaptionEvent) -> Void) throws -> String {
    var body = BodyText(core.tokenizer)
    var hasWord = false
    var count = 0
    while count < limit {
      let isEmpty = count == 0
      // The last token of a body without a word must bring one.
      let mustStart = !hasWord && count + 1 == limit
      let id = try choose { [rules = core.rules] id in
        mustStart ? rules.startsWord(id) : rules.allows(id, isEmpty: isEmpty, hasWord: hasWord)
      }
      guard let id else { break }
      let endsHere = hasWord && core.rules.endsBody(id)
      for id in endsHere ? head(of: id).prefix(limit - count) : [id] {
        accept(id)
        emit(body.push(id), onEvent)
        count += 1
      }
      if endsHere { break }
      hasWord = hasWord || core.rules.startsWord(id)
    }
    return body.text
  }

  /// Tokens of what stands before the line break in a token that ends a body: the full stop of `.\n`.
  private func head(of id: Int32) -> [Int32] {
    guard !core.rules.isEnd(id), let bytes = core.tokenizer.bytes(of: id) else { return [] }
    let head = bytes.prefix { $0 != 10 && $0 != 13 }
    guard !head.allSatisfy({ $0 == 32 || $0 == 9 }) else { return [] }
    if let text = String(validating: head, as: UTF8.self) { return core.tokenizer.encode(text) }
    // The end of a character that earlier tokens began: the file spells a token with one letter for each byte.
    let letters = core.tokenizer.spelling(of: id)?.unicodeScalars.prefix(head.count)
    return letters?.compactMap { core.tokenizer.id(of: String($0)) } ?? []
  }

  /// The token that comes next, `nil` where none is allowed.
  private mutating func choose(where isAllowed: (Int32) -> Bool) throws(ModelError) -> Int32? {
    if !waiting.isEmpty {
      var positions = Positions(from: state.nextPosition)
      positions.appendText(waiting.count)
      logits = try core.model.logits(core.model.forward(core.model.embed(waiting), positions, state))
      waiting = []
    }
    return sampler.choose(&logits, where: isAllowed)
  }

  private mutating func accept(_ id: Int32) {
    chosen.append(id)
    waiting.append(id)
  }

  private func emit(_ text: String, _ onEvent: (CaptionEvent) -> Void) {
    if !text.isEmpty { onEvent(.text(text)) }
  }
}
