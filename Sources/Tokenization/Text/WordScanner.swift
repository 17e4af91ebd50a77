/// Finds where words end. All texts are valid UTF-8, all indices those of characters.
struct WordScanner {
  let kind: Pretokenizer
  private let classes = CharacterClasses.shared

  init(kind: Pretokenizer) { self.kind = kind }

  /// The end of the word that starts at `start`. Always above `start`.
  func wordEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    if text[start] == UInt8(ascii: "'"), let end = contractionEnd(text, start) { return end }
    return kind == .gpt2 ? gpt2WordEnd(text, start) : qwen2WordEnd(text, start)
  }

  @inline(__always)
  private func read(_ text: Span<UInt8>, _ index: Int) -> (kind: CharacterClass, end: Int) {
    let (value, end) = text.scalar(at: index)
    return (classes[value], end)
  }

  /// The end of the characters of one class from `index` on.
  @inline(__always)
  private func skip(_ kind: CharacterClass, _ text: Span<UInt8>, from index: Int) -> Int {
    var index = index
    while index < text.count {
      let (found, end) = read(text, index)
      guard found == kind else { break }
      index = end
    }
    return index
  }

  private func qwen2WordEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    let (first, next) = read(text, start)
    switch first {
    case .letter: return skip(.letter, text, from: next)
    case .number: return kind == .llama3 ? numberEnd(text, next) : next
    case .newline: return blankEnd(text, start)
    case .space, .other:
      let second = next < text.count ? read(text, next).kind : .newline
      if second == .letter { return skip(.letter, text, from: next) }
      if first == .other || (second == .other && text[start] == UInt8(ascii: " ")) {
        return skip(.newline, text, from: skip(.other, text, from: next))
      }
      return blankEnd(text, start)
    }
  }

  /// Up to two more digits.
  private func numberEnd(_ text: Span<UInt8>, _ index: Int) -> Int {
    var index = index
    for _ in 0..<2 where index < text.count {
      let (found, end) = read(text, index)
      guard found == .number else { break }
      index = end
    }
    return index
  }

  private func gpt2WordEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    let body = text[start] == UInt8(ascii: " ") ? start + 1 : start
    guard body < text.count else { return body }
    let (first, next) = read(text, body)
    switch first {
    case .letter, .number, .other: return skip(first, text, from: next)
    case .newline, .space: return blankEnd(text, start)
    }
  }

  /// White space from `start` on: for Qwen2 and Llama 3 to its last newline where there is one; else all of it at the end of the
  /// text; else all but its last character, which goes to the next word; else that one character.
  private func blankEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    var lastStart = start
    var newlineEnd: Int?
    while index < text.count {
      let (found, end) = read(text, index)
      guard found == .space || found == .newline else { break }
      lastStart = index
      index = end
      if found == .newline { newlineEnd = end }
    }
    if kind != .gpt2, let newlineEnd { return newlineEnd }
    return index == text.count || lastStart == start ? index : lastStart
  }

  /// The end of `'s 't 're 've 'm 'll 'd` at an apostrophe, `nil` where none of them stands there. Qwen2 takes any
  /// case, and with it `ſ`, whose capital is S.
  private func contractionEnd(_ text: Span<UInt8>, _ apostrophe: Int) -> Int? {
    let first = letter(text, apostrophe + 1)
    let second = letter(text, apostrophe + 2)
    switch first {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return apostrophe + 2
    case UInt8(ascii: "r"), UInt8(ascii: "v"): return second == UInt8(ascii: "e") ? apostrophe + 3 : nil
    case UInt8(ascii: "l"): return second == UInt8(ascii: "l") ? apostrophe + 3 : nil
    case 0xC5: return kind != .gpt2 && second == 0xBF ? apostrophe + 3 : nil
    default: return nil
    }
  }

  /// The byte at `index` in the case in which contractions are compared, 0 after the end.
  private func letter(_ text: Span<UInt8>, _ index: Int) -> UInt8 {
    guard index < text.count else { return 0 }
    let byte = text[index]
    return kind != .gpt2 && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
