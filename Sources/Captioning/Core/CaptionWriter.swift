import Claims
import Manifests
import Tokenization

/// One answer in the making. It is given the scores after what it has so far, chooses, and says which tokens have to pass
/// through the model before it can choose again; who runs the model may run it for several answers at once.
struct CaptionWriter {
  /// A part that is being written.
  private struct Body {
    let part: CaptionPart
    let limit: Int
    var text: BodyText
    var hasWord = false
    var count = 0
  }

  private let tokenizer: Tokenizer
  private let rules: VocabularyRules
  private let limit: Int
  private var sampler: Sampler
  /// Tokens that stand in the answer and have not passed through the model. They wait for the next choice, so that the
  /// end of a body and the heading after it pass together.
  private(set) var waiting: [Int32] = []
  /// Tokens chosen by the model.
  private(set) var chosen: [Int32] = []
  private(set) var isFinished = false

  /// With the grammar: parts that have not begun, with their headings.
  private var rest: ArraySlice<(part: CaptionPart, heading: [Int32])> = []
  private var body: Body?
  private var bodies: [CaptionPart: String] = [:]
  /// Parts whose tokens were used up before they came to an end.
  private(set) var cut: Set<CaptionPart> = []
  private var budget: PartBudget
  /// Without the grammar: the text so far.
  private let isFree: Bool
  private var free: StreamDecoder
  private var freeText = ""

  /// - Parameters:
  ///   - prompt: the prompt's tokens
  ///   - headings: see ``headings(_:)``; unused without the grammar
  init(_ core: EmbeddedCore, _ settings: CaptionSettings, prompt: [Int32], headings: [[Int32]]) {
    tokenizer = core.tokenizer
    rules = core.rules
    limit = settings.maxTokens
    sampler = Sampler(settings, prompt: prompt)
    budget = PartBudget(total: settings.maxTokens)
    free = StreamDecoder(core.tokenizer)
    isFree = !settings.grammar
    if settings.grammar { rest = zip(CaptionPart.allCases, headings).map { ($0, $1) }[...] }
  }

  /// The tokens of the six headings, each with the line break before it.
  static func headings(_ tokenizer: Tokenizer) -> [[Int32]] {
    CaptionPart.allCases.enumerated().map { index, part in
      tokenizer.encode((index == 0 ? "" : "\n") + "\(index + 1). \(part.heading):")
    }
  }

  /// What was written; with the grammar the canonical text.
  var answer: (text: String, caption: StructuredCaption) {
    if isFree { return (freeText, StructuredCaption(foundIn: freeText)) }
    let caption = StructuredCaption(bodies)
    return (caption.text, caption)
  }

  /// Begins the first part. Called once, before anything else.
  mutating func begin(_ onEvent: (CaptionEvent) -> Void) {
    if !isFree { beginPart(onEvent) }
  }

  /// The tokens that wait, which the caller now feeds.
  mutating func takeWaiting() -> [Int32] {
    defer { waiting = [] }
    return waiting
  }

  /// Chooses the next token.
  /// - Parameter logits: the scores after everything that was fed; changed in place
  mutating func take(_ logits: inout [Float], _ onEvent: (CaptionEvent) -> Void) {
    if isFree { takeFree(&logits, onEvent) } else { takeBody(&logits, onEvent) }
  }

  /// The model alone, without the grammar: text up to the end of the answer or the budget.
  private mutating func takeFree(_ logits: inout [Float], _ onEvent: (CaptionEvent) -> Void) {
    guard let id = sampler.choose(&logits, where: rules.isTextOrEnd), !rules.isEnd(id) else {
      isFinished = true
      return
    }
    accept(id)
    let more = free.push(id)
    freeText += more
    emit(more, onEvent)
    isFinished = chosen.count >= limit
    if isFinished, let part = StructuredCaption.headings(in: freeText).last { cut.insert(part) }
  }

  /// The six-part grammar: the heading is fed, the body is written up to its budget.
  private mutating func beginPart(_ onEvent: (CaptionEvent) -> Void) {
    guard let (part, heading) = rest.popFirst() else {
      isFinished = true
      return
    }
    waiting += heading
    sampler.note(heading)
    onEvent(.began(part))
    body = Body(part: part, limit: budget.grant(part), text: BodyText(tokenizer))
  }

  /// The free text of one part: ends at a line break, at the end of the answer or at its limit; has at least one word.
  private mutating func takeBody(_ logits: inout [Float], _ onEvent: (CaptionEvent) -> Void) {
    guard var body else { return }
    let isEmpty = body.count == 0
    // The last token of a body without a word must bring one.
    let mustStart = !body.hasWord && body.count + 1 == body.limit
    let id = sampler.choose(&logits) { [rules, hasWord = body.hasWord] id in
      mustStart ? rules.startsWord(id) : rules.allows(id, isEmpty: isEmpty, hasWord: hasWord)
    }
    var endsHere = true
    if let id {
      endsHere = body.hasWord && rules.endsBody(id)
      for id in endsHere ? head(of: id).prefix(body.limit - body.count) : [id] {
        accept(id)
        emit(body.text.push(id), onEvent)
        body.count += 1
      }
      body.hasWord = body.hasWord || rules.startsWord(id)
    }
    guard endsHere || body.count >= body.limit else {
      self.body = body
      return
    }
    bodies[body.part] = body.text.text
    if !endsHere { cut.insert(body.part) }
    budget.spend(body.count)
    self.body = nil
    onEvent(.ended(body.part))
    beginPart(onEvent)
  }

  /// Tokens of what stands before the line break in a token that ends a body: the full stop of `.\n`.
  private func head(of id: Int32) -> [Int32] {
    guard !rules.isEnd(id), let bytes = tokenizer.bytes(of: id) else { return [] }
    let head = bytes.prefix { $0 != 10 && $0 != 13 }
    guard !head.allSatisfy({ $0 == 32 || $0 == 9 }) else { return [] }
    if let text = String(validating: head, as: UTF8.self) { return tokenizer.encode(text) }
    // The end of a character that earlier tokens began: the file spells a token with one letter for each byte.
    let letters = tokenizer.spelling(of: id)?.unicodeScalars.prefix(head.count)
    return letters?.compactMap { tokenizer.id(of: String($0)) } ?? []
  }

  private mutating func accept(_ id: Int32) {
    chosen.append(id)
    waiting.append(id)
  }

  private func emit(_ text: String, _ onEvent: (CaptionEvent) -> Void) {
    if !text.isEmpty { onEvent(.text(text)) }
  }
}
