package import Conditions
package import Manifests
package import Qwen2VL
import Support
package import Tokenization

/// Builds the input sequence: a ChatML conversation with the framed conditions and then the short
/// prompt (the chat template of Qwen2-VL and Qwen2.5-VL; the paper, section 4, for the frame tokens).
package struct PromptBuilder {
  private let tokenizer: Tokenizer
  private let texts: PromptTemplate
  /// Ids of special tokens that the tokenizer lacks (`special_tokens` of the model's `a2c.yaml`).
  private let extraTokens: [String: Int]
  /// How the model counts a clip's time.
  private let spacing: TemporalSpacing

  package init(
    _ tokenizer: Tokenizer, template: PromptTemplate, extraTokens: [String: Int], spacing: TemporalSpacing = .counted
  ) {
    self.tokenizer = tokenizer
    self.extraTokens = extraTokens
    self.spacing = spacing
    texts = template
  }

  /// - Parameters:
  ///   - conditions: in the manifest's order, by which conditions and pictures are numbered.
  ///   - prompt: the user's short prompt. Special tokens written in it are ordinary text.
  ///   - order: the order in which conditions stand, see ``ConditionOrder``; `nil` for the manifest's.
  package func build(
    _ conditions: [FramedCondition], prompt: String, order: [Int]? = nil
  ) throws(PromptError) -> Prompt {
    guard prompt.utf8.count <= Limits.promptBytes else { throw .tooLong(bytes: prompt.utf8.count) }
    var result = Prompt()
    if !texts.system.isEmpty {
      try open("system", &result)
      add(texts.system, "system", &result)
      try close(&result)
    }
    try open("user", &result)
    if !conditions.isEmpty { add(texts.introduction, "introduction", &result) }
    let numbers = PictureNumbers(conditions)
    for index in order ?? Array(conditions.indices) where conditions.indices.contains(index) {
      try add(conditions[index], number: index + 1, picture: numbers.first(of: index), &result)
    }
    add(texts.request.filled(["prompt": prompt]), "prompt", &result)
    try close(&result)
    try open("assistant", &result)
    return result
  }

  private func add(
    _ condition: FramedCondition, number: Int, picture: Int, _ result: inout Prompt
  ) throws(PromptError) {
    var picture = picture
    let adapter = condition.source.adapter
    let name = CaptionSession.label(number - 1, adapter)
    let label = condition.source.entry.name ?? adapter.name
    add(
      texts.condition.filled([
        "number": "\(number)", "name": label, "description": adapter.depicts ?? adapter.summary ?? adapter.name,
      ]),
      name + ".text", &result)
    for part in condition.parts {
      switch part {
      case .text(let fact): add(texts.fact.filled(["number": "\(number)", "fact": fact]), name + ".facts", &result)
      case .run(let run):
        if run.isNumbered {
          add("Picture \(picture): ", name + ".text", &result)
          picture += 1
        }
        try add(run, name: name, &result)
      }
    }
  }

  private func add(_ run: FramedCondition.Run, name: String, _ result: inout Prompt) throws(PromptError) {
    let (begin, end) = try frame(run)
    let padText = run.isVideo ? "<|video_pad|>" : "<|image_pad|>"
    let span = "\(name).\(run.block)"
    result.append([begin.id], text: begin.text, name: span + ".begin")
    result.append(
      run.embeddings, secondsPerStep: run.secondsPerStep, spacing: spacing, padID: try id(padText), padText: padText,
      name: span)
    result.append([end.id], text: end.text, name: span + ".end")
    add(texts.separator, name + ".text", &result)
  }

  private func add(_ text: String, _ name: String, _ result: inout Prompt) {
    guard !text.isEmpty else { return }
    result.append(tokenizer.encode(text), text: text, name: name)
  }

  /// `<|im_start|>role` and a line break.
  private func open(_ role: String, _ result: inout Prompt) throws(PromptError) {
    let ids = [try id("<|im_start|>")] + tokenizer.encode(role + "\n")
    result.append(ids, text: "<|im_start|>\(role)\n", name: role)
  }

  /// `<|im_end|>` and a line break.
  private func close(_ result: inout Prompt) throws(PromptError) {
    result.append([try id("<|im_end|>")] + tokenizer.encode("\n"), text: "<|im_end|>\n", name: "end")
  }

  /// The frame tokens of a run. Tokens that the vocabulary lacks were never trained: where one is missing, those of the
  /// vision encoder stand in for both.
  private func frame(
    _ run: FramedCondition.Run
  ) throws(PromptError) -> (begin: (id: Int32, text: String), end: (id: Int32, text: String)) {
    if let begin = try? id(run.begin), let end = try? id(run.end) { return ((begin, run.begin), (end, run.end)) }
    let (begin, end) = ("<|vision_start|>", "<|vision_end|>")
    return ((try id(begin), begin), (try id(end), end))
  }

  private func id(_ name: String) throws(PromptError) -> Int32 {
    if let id = tokenizer.id(of: name) { return id }
    if let id = extraTokens[name].flatMap({ Int32(exactly: $0) }) { return id }
    throw .missingToken(name: name, source: tokenizer.source)
  }
}
