package import Support

/// What a message holds, in order.
package enum ChatContent: Sendable, Equatable {
  case text(String)
  /// A picture's file.
  case picture(type: String, bytes: [UInt8])

  package var isPicture: Bool { if case .picture = self { true } else { false } }
}

/// One turn of a conversation.
package struct ChatMessage: Sendable, Equatable {
  package enum Role: String, Sendable { case system, user, assistant }

  package var role: Role
  package var content: [ChatContent]

  package init(_ role: Role, _ content: [ChatContent]) {
    self.role = role
    self.content = content
  }

  package init(_ role: Role, _ text: String) { self.init(role, [.text(text)]) }

  /// As OpenAI's protocol has it. Without pictures the content is one text: templates of models without vision know no
  /// other.
  package var json: JSON {
    let value: JSON
    if content.contains(where: \.isPicture) {
      value = .array(joined.map(Self.json))
    } else {
      value = .string(
        content.map { if case .text(let text) = $0 { text } else { "" } }.joined())
    }
    return .object(["role": .string(role.rawValue), "content": value])
  }

  /// Neighbouring texts as one.
  private var joined: [ChatContent] {
    var result: [ChatContent] = []
    for content in content {
      if case .text(let text) = content, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(content)
      }
    }
    return result
  }

  private static func json(_ content: ChatContent) -> JSON {
    switch content {
    case .text(let text): .object(["type": "text", "text": .string(text)])
    case .picture(let type, let bytes):
      .object([
        "type": "image_url", "image_url": .object(["url": .string("data:\(type);base64,\(Base64.text(bytes))")]),
      ])
    }
  }
}
