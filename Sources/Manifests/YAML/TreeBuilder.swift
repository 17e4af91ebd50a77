import Support

/// Makes the tree of a document from events, without recursion: how deep the text is nested decides nothing about the
/// stack.
struct TreeBuilder {
  private(set) var root: Node?
  var diagnostics: Diagnostics

  private var open: [Frame] = []
  private var documents = 0

  /// A list or map whose end has not come yet.
  private struct Frame {
    let mark: Mark
    let isMapping: Bool
    var items: [Node] = []
    var entries: [Node.Entry] = []
    var marks: [String: Mark] = [:]
    /// What the next node belongs to, where the frame is a map.
    var key: Key = .awaited

    enum Key {
      case awaited
      case read(String, Mark)
      /// The key was reported; its value is dropped.
      case dropped
    }
  }

  init(diagnostics: Diagnostics) { self.diagnostics = diagnostics }

  mutating func take(_ event: Event) throws(Diagnostic) {
    switch event.content {
    case .documentStart(let hasTagDirective):
      documents += 1
      if documents > 1 {
        throw Diagnostic(
          "a second document starts here, expected one", at: event.mark, hint: "remove the line '---' and what follows")
      }
      if hasTagDirective { throw Diagnostic("a %TAG directive is not accepted", at: event.mark, hint: "remove it") }
    case .documentEnd: break
    case .alias(let name):
      diagnostics.add(
        "the alias \(TerminalText.quoted("*" + name)) is not accepted", at: event.mark,
        hint: "write the value out; text that starts with * needs quotes")
      complete(Node(.invalid, mark: event.mark))
    case .scalar(let text, let quoted):
      let isSound = checkProperties(event)
      complete(Node(isSound ? .scalar(text, quoted: quoted) : .invalid, mark: event.mark, braces: event.braces))
    case .sequenceStart: try begin(event, isMapping: false)
    case .mappingStart: try begin(event, isMapping: true)
    case .end: end()
    }
  }

  /// Reports an anchor or a tag.
  private mutating func checkProperties(_ event: Event) -> Bool {
    if let anchor = event.anchor {
      diagnostics.add(
        "the anchor \(TerminalText.quoted("&" + anchor)) is not accepted", at: event.mark,
        hint: "write the value out; text that starts with & needs quotes")
    }
    if let tag = event.tag {
      diagnostics.add(
        "the tag \(TerminalText.quoted(tag)) is not accepted", at: event.mark,
        hint: "remove it; text that starts with ! needs quotes")
    }
    return event.anchor == nil && event.tag == nil
  }

  private mutating func begin(_ event: Event, isMapping: Bool) throws(Diagnostic) {
    guard open.count < Limits.documentDepth else {
      throw Diagnostic("nested deeper than \(Limits.documentDepth) levels", at: event.mark)
    }
    _ = checkProperties(event)
    open.append(Frame(mark: event.mark, isMapping: isMapping))
  }

  private mutating func end() {
    guard let frame = open.popLast() else { return }
    complete(Node(frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items), mark: frame.mark))
  }

  /// Puts a finished node where it belongs.
  private mutating func complete(_ node: Node) {
    guard !open.isEmpty else {
      root = node
      return
    }
    let top = open.count - 1
    guard open[top].isMapping else {
      open[top].items.append(node)
      return
    }
    switch open[top].key {
    case .awaited: open[top].key = key(node, in: open[top])
    case .read(let name, let mark):
      open[top].entries.append(Node.Entry(key: name, mark: mark, value: node))
      open[top].marks[name] = mark
      open[top].key = .awaited
    case .dropped: open[top].key = .awaited
    }
  }

  /// What a node is as a key.
  private mutating func key(_ node: Node, in frame: Frame) -> Frame.Key {
    guard case .scalar(let name, let quoted) = node.content, let mark = node.mark else {
      if case .invalid = node.content { return .dropped }
      diagnostics.add("expected a text as key, found \(node.found)", at: node.mark)
      return .dropped
    }
    if name == "<<", !quoted {
      diagnostics.add("the merge key '<<' is not accepted", at: mark, hint: "write the keys out")
      return .dropped
    }
    if name.isEmpty {
      diagnostics.add("expected a key before ':'", at: mark)
      return .dropped
    }
    if let first = frame.marks[name] {
      diagnostics.add(
        "duplicate key \(TerminalText.quoted(name)), first at \(first)", at: mark, hint: "remove one of the two")
      return .dropped
    }
    return .read(name, mark)
  }
}
