import Manifests

/// What the user of a prompt has to know of it.
enum PromptWarnings {
  static func of(_ manifest: GeneratorManifest, text: String, kept: [Candidate], dropped: [Dropped]) -> [String] {
    var warnings: [String] = []
    let fell = dropped.filter(\.isUsersAndFell)
    let gone = fell.filter { $0.remaining == nil }
    if let first = gone.first {
      let what = gone.count == 1 ? "a sentence of your own is" : "\(gone.count) sentences of your own are"
      warnings.append("\(what) left out, \(first.reason): \(quoted(gone.map(\.sentence)))")
    }
    for cut in fell {
      guard let remaining = cut.remaining else { continue }
      warnings.append("your own words are cut, \(cut.reason): only \(quoted([remaining])) is left")
    }
    if let foreign = ForeignText.first(in: text, languages: manifest.text.languages) {
      let known = manifest.text.languages.map(\.name).joined(separator: ", ")
      warnings.append(
        "the prompt holds \(foreign.script) text (\(quoted([foreign.sample]))), and \(manifest.text.encoder) reads "
          + "\(known) only: say it in \(known)")
    }
    return warnings
  }

  private static let longest = 120

  /// The texts between quotation marks; what is long is cut.
  private static func quoted(_ texts: [String]) -> String {
    let shown = texts.prefix(3).map { "\"" + ($0.count > longest ? $0.prefix(longest) + "…" : $0) + "\"" }
    return shown.joined(separator: ", ") + (texts.count > 3 ? ", …" : "")
  }
}
