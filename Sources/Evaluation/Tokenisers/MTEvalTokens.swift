/// Words as the machine translation evaluations cut them (`mteval-v13a`, upstream: `sacrebleu/tokenizers/
/// tokenizer_13a.py`): case and punctuation are kept, punctuation stands by itself, but full stops and commas only where
/// no digits are on both sides.
package enum MTEvalTokens {
  package static func of(_ text: String) -> [String] {
    var text = text.replacing("<skipped>", with: "").replacing("-\n", with: "").replacing("\n", with: " ")
    if text.contains("&") {
      text = text.replacing("&quot;", with: "\"").replacing("&amp;", with: "&").replacing("&lt;", with: "<")
        .replacing("&gt;", with: ">")
    }
    var scalars: [Unicode.Scalar] = [" "] + Array(text.unicodeScalars) + [" "]
    scalars = scalars.flatMap { isSeparate($0) ? [" ", $0, " "] : [$0] }
    scalars = pairs(scalars) {
      !isDigit($0) && isPoint($1)
    } as: {
      [$0, " ", $1, " "]
    }
    scalars = pairs(scalars) {
      isPoint($0) && !isDigit($1)
    } as: {
      [" ", $0, " ", $1]
    }
    scalars = pairs(scalars) {
      isDigit($0) && $1 == "-"
    } as: {
      [$0, " ", $1, " "]
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// ASCII's punctuation without apostrophe, comma, hyphen, full stop, and the space that stands before it.
  private static func isSeparate(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x26, 0x28...0x2B, 0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
  private static func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }

  /// Replaces pairs of neighbours from left to right; a scalar belongs to one pair at most.
  private static func pairs(
    _ scalars: [Unicode.Scalar], where fits: (Unicode.Scalar, Unicode.Scalar) -> Bool,
    as replacement: (Unicode.Scalar, Unicode.Scalar) -> [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if index + 1 < scalars.count, fits(scalars[index], scalars[index + 1]) {
        result += replacement(scalars[index], scalars[index + 1])
        index += 2
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return result
  }
}
