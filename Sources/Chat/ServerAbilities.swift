/// What a server was found not to take. Everything is assumed until it is refused.
package struct ServerAbilities: Sendable, Equatable {
  package enum Wish: String, Sendable, CaseIterable {
    /// `response_format` of the type `json_schema`, and of the type `json_object`.
    case schema, object
    case pictures, stream, temperature, seed
    case topP = "top_p"
    case topK = "top_k"
    case repetitionPenalty = "repetition_penalty"
    /// `max_tokens`; where it is refused `max_completion_tokens` stands for it.
    case maxTokens = "max_tokens"
  }

  private var refused: Set<Wish> = []
  /// What an answer came to.
  private var proven: Set<Wish> = []

  package init() {}

  package func takes(_ wish: Wish) -> Bool { !refused.contains(wish) }

  package mutating func refuse(_ wish: Wish) { refused.insert(wish) }

  /// Remembers what a question that was answered asked for.
  package mutating func prove(_ question: ChatQuestion) {
    proven.formUnion(Self.wishes(question).filter { takes($0) })
  }

  /// What a server may stumble over that fails twice without a word: of what it has never answered to, the likeliest.
  func suspicion(_ question: ChatQuestion) -> Wish? {
    Self.wishes(question).first { takes($0) && !proven.contains($0) }
  }

  private static func wishes(_ question: ChatQuestion) -> [Wish] {
    var wishes: [Wish] = question.hasPictures ? [.pictures] : []
    if case .object = question.form { wishes += [.schema, .object] }
    return wishes
  }

  /// Which wish of a question an error message is about.
  ///
  /// - Parameter isCertain: the message must name it; otherwise what servers refuse most often is guessed.
  func refusal(_ message: String, _ question: ChatQuestion, isCertain: Bool) -> Wish? {
    let text = message.lowercased()
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    var asked: [(Wish, Bool)] = []
    if question.hasPictures {
      asked.append(
        (
          .pictures,
          says(
            "image", "vision", "multimodal", "multi-modal", "mmproj", "content must be a string", "content type",
            "must be of type string", "expected a string", "valid string", "str type expected", "content parts")
        ))
    }
    if case .object = question.form {
      let isNamed = says("response_format", "json_schema", "schema", "grammar", "guided", "json mode", "structured")
      if takes(.schema) {
        asked.append((.schema, isNamed))
      } else if takes(.object) {
        asked.append((.object, isNamed || says("json_object", "json")))
      }
    }
    if takes(.maxTokens) { asked.append((.maxTokens, says("max_completion_tokens"))) }
    if question.temperature != nil { asked.append((.temperature, says("temperature"))) }
    if question.topP != nil { asked.append((.topP, says("top_p"))) }
    if question.topK != nil { asked.append((.topK, says("top_k"))) }
    if question.repetitionPenalty != nil { asked.append((.repetitionPenalty, says("repetition_penalty"))) }
    if question.seed != nil { asked.append((.seed, says("seed"))) }
    asked.append((.stream, says("stream")))
    asked.removeAll { !takes($0.0) }
    if let named = asked.first(where: \.1) { return named.0 }
    if isCertain { return nil }
    // Nothing is named: first what costs least.
    for wish in [Wish.schema, .object, .topK, .repetitionPenalty, .pictures]
    where asked.contains(where: { $0.0 == wish }) {
      return wish
    }
    return nil
  }
}
