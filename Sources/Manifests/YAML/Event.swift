/// What a YAML reader meets, one after the other.
struct Event {
  enum Content {
    case documentStart(hasTagDirective: Bool)
    case documentEnd
    case scalar(String, quoted: Bool)
    case sequenceStart
    case mappingStart
    case end
    case alias(String)
  }

  let content: Content
  let mark: Mark
  var anchor: String?
  var tag: String?
  /// Where double braces open in a scalar.
  var braces: [Mark] = []
}

extension Diagnostic: Error {}
