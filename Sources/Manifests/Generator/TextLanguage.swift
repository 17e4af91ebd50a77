/// A language that a text encoder reads, by its code of two letters.
package enum TextLanguage: String, CaseIterable, Sendable {
  case en, zh, fr, de, es, it, pt, ro, ja, ko, ru, el, ar, he, hi, th

  /// `English`
  package var name: String {
    switch self {
    case .en: "English"
    case .zh: "Chinese"
    case .fr: "French"
    case .de: "German"
    case .es: "Spanish"
    case .it: "Italian"
    case .pt: "Portuguese"
    case .ro: "Romanian"
    case .ja: "Japanese"
    case .ko: "Korean"
    case .ru: "Russian"
    case .el: "Greek"
    case .ar: "Arabic"
    case .he: "Hebrew"
    case .hi: "Hindi"
    case .th: "Thai"
    }
  }
}
