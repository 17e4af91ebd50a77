import Manifests
import Wording

/// Text in a script that an encoder was not trained on.
struct ForeignText {
  /// `Chinese`, `Cyrillic`
  let script: String
  /// The first words of it.
  let sample: String

  /// The first text in a script that none of the languages is written in; `nil` where there is none, or no language is
  /// named. Languages of one script are not told apart.
  static func first(in text: String, languages: [TextLanguage]) -> ForeignText? {
    guard !languages.isEmpty else { return nil }
    let known = Set(languages.flatMap(\.scripts))
    var kana = false
    var found: (script: Script, start: String.Index)?
    for index in text.indices where text[index].isLetter {
      guard let script = text[index].unicodeScalars.first.flatMap(Script.of), !known.contains(script) else { continue }
      if script == .kana { kana = true }
      if found == nil { found = (script, index) }
    }
    guard let found else { return nil }
    let sample = text[found.start...].prefix(24).prefix { !$0.isNewline }
    // Han letters are Japanese where kana stand beside them.
    let name = found.script == .han && kana ? Script.kana.rawValue : found.script.rawValue
    return ForeignText(script: name, sample: String(sample))
  }
}

/// The scripts that are told apart.
enum Script: String {
  case han = "Chinese"
  case kana = "Japanese"
  case hangul = "Korean"
  case cyrillic = "Cyrillic"
  case greek = "Greek"
  case arabic = "Arabic"
  case hebrew = "Hebrew"
  case indic = "Indic"
  case thai = "Thai"

  /// `nil` for Latin letters and all that is not told apart.
  static func of(_ scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x0370...0x03FF, 0x1F00...0x1FFF: .greek
    case 0x0400...0x052F: .cyrillic
    case 0x0590...0x05FF: .hebrew
    case 0x0600...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: .arabic
    case 0x0900...0x0DFF: .indic
    case 0x0E00...0x0EFF: .thai
    case 0x1100...0x11FF, 0xAC00...0xD7AF: .hangul
    case 0x3040...0x30FF: .kana
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
    default: nil
    }
  }
}

extension TextLanguage {
  /// What it is written in, beside Latin letters.
  var scripts: [Script] {
    switch self {
    case .en, .fr, .de, .es, .it, .pt, .ro: []
    case .zh: [.han]
    case .ja: [.han, .kana]
    case .ko: [.hangul, .han]
    case .ru: [.cyrillic]
    case .el: [.greek]
    case .ar: [.arabic]
    case .he: [.hebrew]
    case .hi: [.indic]
    case .th: [.thai]
    }
  }
}
