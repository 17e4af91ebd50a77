import CLibYAML

/// Hands a text to libyaml and its events on. The one file that knows libyaml.
enum EventReader {
  /// Calls `take` with every event of the text.
  /// - Throws: what `take` throws, or what libyaml found wrong.
  static func read(
    _ text: [UInt8], _ take: (Event) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw Diagnostic("out of memory", at: nil) }
    defer { yaml_parser_delete(parser) }
    // libyaml keeps the pointer for as long as the parser lives, so the text is copied to memory that does not move.
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.count))
    defer { input.deallocate() }
    _ = input.initialize(from: text)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, text.count)

    var marks = BraceMarks(text)
    while true {
      var raw = yaml_event_t()
      guard yaml_parser_parse(parser, &raw) == 1 else { throw problem(parser.pointee, text) }
      defer { yaml_event_delete(&raw) }
      if raw.type == YAML_STREAM_END_EVENT || raw.type == YAML_NO_EVENT { return }
      if let event = event(raw, &marks) { try take(event) }
    }
  }

  private static func event(_ raw: yaml_event_t, _ marks: inout BraceMarks) -> Event? {
    let mark = mark(raw.start_mark)
    switch raw.type {
    case YAML_DOCUMENT_START_EVENT:
      let tags = raw.data.document_start.tag_directives
      return Event(content: .documentStart(hasTagDirective: tags.start != tags.end), mark: mark)
    case YAML_DOCUMENT_END_EVENT:
      return Event(content: .documentEnd, mark: mark)
    case YAML_ALIAS_EVENT:
      return Event(content: .alias(string(raw.data.alias.anchor) ?? ""), mark: mark)
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = String(decoding: bytes, as: UTF8.self)
      let content = Event.Content.scalar(text, quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)
      let (start, end) = (Int(clamping: raw.start_mark.index), Int(clamping: raw.end_mark.index))
      let braces = text.utf8.contains(UInt8(ascii: "{")) ? marks.next(in: start..<max(start, end), start: mark) : []
      return Event(
        content: content, mark: mark, anchor: string(scalar.anchor), tag: string(scalar.tag), braces: braces)
    case YAML_SEQUENCE_START_EVENT:
      let start = raw.data.sequence_start
      return Event(content: .sequenceStart, mark: mark, anchor: string(start.anchor), tag: string(start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = raw.data.mapping_start
      return Event(content: .mappingStart, mark: mark, anchor: string(start.anchor), tag: string(start.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return Event(content: .end, mark: mark)
    default:
      return nil
    }
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private static func mark(_ mark: yaml_mark_t) -> Mark {
    Mark(line: Int(clamping: mark.line) &+ 1, column: Int(clamping: mark.column) &+ 1)
  }

  private static func problem(_ parser: yaml_parser_t, _ text: [UInt8]) -> Diagnostic {
    let reason = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
    let context = parser.context.map { String(cString: $0) }
    return SyntaxProblem(
      reason: reason, mark: mark(parser.problem_mark), context: context,
      contextMark: context == nil ? nil : mark(parser.context_mark),
      // libyaml counts characters, not bytes.
      offending: String(decoding: text, as: UTF8.self).unicodeScalars
        .dropFirst(Int(clamping: parser.problem_mark.index)).first
    ).diagnostic
  }
}
