/// Words of a camera's moves with what they mean.
struct MoveTokens {
  struct Token: Equatable {
    var text: String
    /// `nil` where the word is not known.
    var entry: MoveLexicon.Entry?
  }

  let tokens: [Token]

  /// - Parameter text: what a person wrote.
  init(_ text: String) {
    var pieces: [String] = []
    var current = ""
    func flush() {
      if !current.isEmpty { pieces.append(current) }
      current = ""
    }
    let characters = Array(Self.plain(text))
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      switch character {
      case "°", "º", "%", "×", "&", "+", ";", ",":
        flush()
        pieces.append(String(character))
      case ".":
        if next.isNumber {
          current.append(character)
        } else {
          flush()
          pieces.append(".")
        }
      case "'": current.append(character)
      case _ where character.isNumber:
        if let last = current.last, !last.isNumber, last != "." { flush() }
        current.append(character)
      case _ where character.isLetter:
        // "30deg", "1.5s", "2x"
        if let last = current.last, last.isNumber { flush() }
        current.append(character)
      default:
        if character == "\n" {
          flush()
          pieces.append(";")
        } else {
          flush()
        }
      }
    }
    flush()
    tokens = Self.joined(pieces).map { piece in
      if let value = Double(piece), value.isFinite { return Token(text: piece, entry: .number(value)) }
      return Token(text: piece, entry: MoveLexicon.entry(piece))
    }
  }

  /// Small letters; compounds that stand for one word.
  private static func plain(_ text: String) -> String {
    var plain = text.lowercased().replacing("’", with: "'").replacing("\r", with: "")
    for (compound, word) in [
      ("counter-clockwise", "counterclockwise"), ("counter clockwise", "counterclockwise"),
      ("anti-clockwise", "anticlockwise"), ("anti clockwise", "anticlockwise"), ("dolly-zoom", "dollyzoom"),
      ("dolly zoom", "dollyzoom"), ("at the same time", "simultaneously"), ("half a second", "0.5 s"),
      ("right angle", "90°"), ("half a circle", "180°"), ("half circle", "180°"), ("half-circle", "180°"),
      ("semicircle", "180°"), ("quarter circle", "90°"), ("quarter-circle", "90°"), ("full circle", "360°"),
      ("full-circle", "360°"), ("whole circle", "360°"), ("complete circle", "360°"), ("half turn", "180°"),
      ("half-turn", "180°"), ("quarter turn", "90°"), ("quarter-turn", "90°"), ("full turn", "360°"),
      ("full-turn", "360°"), ("all the way around", "360°"),
      ("and then", "then"), ("after that", "then"), ("followed by", "then"), ("per second", "persecond"),
      ("°/s", "° persecond"), ("deg/s", "deg persecond"), ("back away", "retreat"), ("backs away", "retreat"),
      ("back up", "retreat"), ("no movement", "hold"), ("no motion", "hold"),
      ("does not move", "hold"), ("doesn't move", "hold"),
    ] {
      plain = plain.replacing(compound, with: word)
    }
    return plain
  }

  /// Numbers of several words as one: forty five, three hundred sixty.
  private static func joined(_ pieces: [String]) -> [String] {
    var result: [String] = []
    for piece in pieces {
      if piece == "hundred" {
        let before = result.last.flatMap(value) ?? 1
        if result.last.flatMap(value) != nil { result.removeLast() }
        result.append(String(before * 100))
      } else if let last = result.last, let tens = value(last), let ones = value(piece), Double(piece) == nil,
        tens >= 20, tens.truncatingRemainder(dividingBy: 10) == 0, ones >= 1,
        ones < 10 || tens.truncatingRemainder(dividingBy: 100) == 0 && ones < 100, ones == ones.rounded()
      {
        result[result.count - 1] = String(tens + ones)
      } else {
        result.append(piece)
      }
    }
    return result
  }

  private static func value(_ piece: String) -> Double? {
    if let number = Double(piece) { return number.isFinite ? number : nil }
    if case .number(let value)? = MoveLexicon.entry(piece) { return value }
    return nil
  }
}
