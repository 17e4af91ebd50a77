package import Support

/// What a server is asked.
package struct ChatQuestion: Sendable {
  /// The form that the answer shall have.
  package enum Form: Sendable {
    case text
    /// An object that a JSON Schema describes.
    case object(name: String, schema: JSON)
  }

  package var messages: [ChatMessage]
  package var maxTokens: Int
  package var form: Form
  package var temperature: Double?
  package var topP: Double?
  package var topK: Int?
  package var repetitionPenalty: Double?
  package var seed: UInt64?

  package init(_ messages: [ChatMessage], maxTokens: Int, form: Form = .text) {
    self.messages = messages
    self.maxTokens = maxTokens
    self.form = form
  }

  package var hasPictures: Bool { messages.contains { $0.content.contains(where: \.isPicture) } }

  /// The body of the request.
  func json(model: String, _ abilities: ServerAbilities) -> JSON {
    func wish(_ name: ServerAbilities.Wish, _ value: JSON?) -> JSON? { abilities.takes(name) ? value : nil }
    let isReasoner = !abilities.takes(.maxTokens)
    return .object([
      "model": .string(model),
      "messages": .array(messages.map(\.json)),
      isReasoner ? "max_completion_tokens" : "max_tokens": .int(maxTokens),
      "temperature": wish(.temperature, temperature.map { .double($0) }),
      "top_p": wish(.topP, topP.map { .double($0) }),
      "top_k": wish(.topK, topK.map { .int($0) }),
      "repetition_penalty": wish(.repetitionPenalty, repetitionPenalty.map { .double($0) }),
      "seed": wish(.seed, seed.map { .int(Int(clamping: $0)) }),
      "response_format": responseFormat(abilities),
      "stream": .bool(abilities.takes(.stream)),
    ])
  }

  private func responseFormat(_ abilities: ServerAbilities) -> JSON? {
    guard case .object(let name, let schema) = form else { return nil }
    if abilities.takes(.schema) {
      return .object([
        "type": "json_schema",
        "json_schema": .object(["name": .string(name), "strict": true, "schema": schema]),
      ])
    }
    return abilities.takes(.object) ? .object(["type": "json_object"]) : nil
  }
}
