import Manifests
import Support

/// A document whose places of interest carry an emoji: `1️⃣promt: dance`. The emoji are taken out before it is read.
struct MarkedText: ExpressibleByStringInterpolation {
  let text: String
  /// Emoji by the place they stood at.
  let marks: [Mark: Character]

  init(stringLiteral marked: String) {
    var text = ""
    var marks: [Mark: Character] = [:]
    var (line, column) = (1, 1)
    for character in marked {
      if character.unicodeScalars.contains("\u{20E3}") {
        marks[Mark(line: line, column: column)] = character
        continue
      }
      text.append(character)
      if character.isNewline {
        (line, column) = (line + 1, 1)
      } else {
        column += character.unicodeScalars.count
      }
    }
    self.text = text
    self.marks = marks
  }

  /// What reading reports, each finding as `1️⃣ path: message (hint)`; a place without an emoji is shown
  /// as `line:column`.
  func findings<T: Document>(_ type: T.Type) -> [String] {
    do throws(ManifestError) {
      _ = try T.parse(text: text, path: "combo.yaml")
      return []
    } catch {
      return describe(error)
    }
  }

  func describe(_ error: ManifestError) -> [String] {
    guard case .invalid = error else { return ["\(error)"] }
    return error.diagnostics.map { finding in
      let place = finding.mark.map { marks[$0].map { "\($0)" } ?? "\($0)" } ?? "-"
      return "\(place) \(finding.sentence)" + (finding.hint.map { " (\($0))" } ?? "")
    }
  }
}

/// A run manifest with the lines that it cannot do without.
func run(_ lines: String) -> String { "a2c: run/1\n" + lines }
