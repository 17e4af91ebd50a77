/// What is done to text before it is split.
package enum Normalizer: Sendable, Equatable {
  case none
  /// Canonical composition (UAX #15), as of the Unicode version of ``CanonicalTables``.
  case nfc

  package func apply(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return apply(bytes.span).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// The normalised text, `nil` where it is `text` itself.
  /// - Parameter text: valid UTF-8.
  func apply(_ text: Span<UInt8>) -> [UInt8]? {
    guard self == .nfc else { return nil }
    // 0xCC leads U+0300; nothing below it combines with anything below it.
    var isPlain = true
    for index in text.indices where text[index] >= 0xCC { isPlain = false }
    if isPlain { return nil }
    return Composer().compose(text)
  }
}

/// Composes text segment by segment: a segment is an inert character and all that may move or combine after it.
private struct Composer {
  private let tables = CanonicalTables.shared
  private var scalars: [UInt32] = []
  private var classes: [UInt8] = []

  consuming func compose(_ text: Span<UInt8>) -> [UInt8]? {
    var output: [UInt8]?
    var copied = 0
    var start = 0
    var index = 0
    while index < text.count {
      let (value, end) = text.scalar(at: index)
      if tables.isInert(value) {
        start = index
        index = end
        continue
      }
      index = end
      while index < text.count {
        let (value, end) = text.scalar(at: index)
        guard !tables.isInert(value) else { break }
        index = end
      }
      var result = output ?? []
      output = nil  // `result` is then the only owner and grows in place.
      for place in copied..<start { result.append(text[place]) }
      composeSegment(text, start..<index, into: &result)
      output = result
      copied = index
      start = index
    }
    guard var result = output else { return nil }
    for place in copied..<text.count { result.append(text[place]) }
    return result
  }

  private mutating func composeSegment(_ text: Span<UInt8>, _ range: Range<Int>, into output: inout [UInt8]) {
    scalars.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, end) = text.scalar(at: index)
      tables.decompose(value, into: &scalars)
      index = end
    }
    classes = scalars.map(CanonicalTables.combiningClass)
    sortMarks()
    composeScalars()
    for value in scalars { appendUTF8(value, to: &output) }
  }

  /// Puts each run of marks into the order of their classes, equal ones as they stood.
  private mutating func sortMarks() {
    var index = 0
    while index < scalars.count {
      guard classes[index] != 0 else {
        index += 1
        continue
      }
      var end = index
      var isSorted = true
      while end < scalars.count, classes[end] != 0 {
        if end > index, classes[end] < classes[end - 1] { isSorted = false }
        end += 1
      }
      if !isSorted {
        let marks = zip(classes[index..<end], scalars[index..<end]).sorted { $0.0 < $1.0 }
        for (offset, mark) in marks.enumerated() { (classes[index + offset], scalars[index + offset]) = mark }
      }
      index = end
    }
  }

  /// Composes each character with the last starter before it where nothing between them blocks that.
  private mutating func composeScalars() {
    var starter = -1
    var lastClass: UInt8 = 0
    var count = 0
    for (value, kind) in zip(scalars, classes) {
      if starter >= 0, lastClass < kind || count - 1 == starter, let composed = tables.compose(scalars[starter], value)
      {
        scalars[starter] = composed
        continue
      }
      if kind == 0 { starter = count }
      lastClass = kind
      scalars[count] = value
      count += 1
    }
    scalars.removeLast(scalars.count - count)
  }
}
