import Captioning

/// What a span of the prompt is, told by its name.
enum SpanKind: Equatable {
  /// Roles and ends of ChatML.
  case chat
  case system
  case introduction
  /// What stands in words around a condition's blocks, such as `Picture 1: `.
  case caption(condition: Int)
  case fact(condition: Int)
  case frameToken(condition: Int)
  case visual(condition: Int, block: Int)
  /// The user's short prompt with what the template says around it.
  case request

  init(_ span: Prompt.Span, _ inspection: Inspection) {
    let parts = span.name.split(separator: ".", maxSplits: 1)
    let labels = inspection.conditions.indices
    if parts.count == 2, let index = labels.first(where: { inspection.label($0) == parts[0] }) {
      let rest = parts[1].split(separator: ".", omittingEmptySubsequences: false)
      switch (parts[1], rest.count) {
      case ("text", _): self = .caption(condition: index)
      case ("facts", _): self = .fact(condition: index)
      case (_, 2): self = .frameToken(condition: index)
      default: self = .visual(condition: index, block: Int(parts[1]) ?? 0)
      }
      return
    }
    switch span.name {
    case "prompt": self = .request
    case "introduction": self = .introduction
    case "system": self = .system
    default: self = .chat
    }
  }

  var condition: Int? {
    switch self {
    case .caption(let index), .fact(let index), .frameToken(let index), .visual(let index, _): index
    case .chat, .system, .introduction, .request: nil
    }
  }

  /// The class of the style sheet.
  var style: String {
    switch self {
    case .chat: "chat"
    case .system, .introduction: "system"
    case .caption: "caption"
    case .fact: "fact"
    case .frameToken: "token"
    case .visual: "visual"
    case .request: "request"
    }
  }

  var words: String {
    switch self {
    case .chat: "conversation markers"
    case .system: "system text"
    case .introduction: "introduction"
    case .caption: "words around a condition"
    case .fact: "fact in words"
    case .frameToken: "frame token"
    case .visual: "visual tokens"
    case .request: "short prompt"
    }
  }
}
