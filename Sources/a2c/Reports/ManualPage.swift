import Support

/// The manual page (man, section 1), made of what the commands say of themselves.
struct ManualPage {
  let text: String

  private static let variables = [
    ("A2C_ADAPTER_PATH", "Folders with adapters, with colons between them. Empty: only those of the installation."),
    ("A2C_ADAPTERS", "The only adapters that may be used, with commas between them."),
    (
      "A2C_GENERATOR_PATH",
      "Folders with generator manifests, with colons between them. Empty: only those of the installation."
    ),
    ("A2C_TOKENIZER_PATH", "Folders with text encoders' tokenizers, each in a folder of its encoder's name."),
    (
      "A2C_ISOLATION",
      "process: every adapter runs in a process of its own. strict: the same, and strangers' are refused where the machine "
        + "cannot hold them back from everything. auto, the default: those that are not trusted run in one."
    ),
    ("A2C_SERVER", "The address of the server whose model writes if neither options nor manifest name a model."),
    ("A2C_MODEL", "The model that writes: one of that server, or a name or folder if no server is named."),
    ("A2C_API_KEY, OPENAI_API_KEY", "The server's key; the first that is set. It goes only to servers that you name."),
    ("HF_HUB_CACHE, HF_HOME", "Where Hugging Face's tools keep models."),
    ("NO_COLOR", "No colours."),
  ]
  private static let files = [
    ("~/.local/share/a2c/adapters, generators, recipes, models", "What you add to the installation."),
    ("~/.config/a2c/trusted-adapters", "The adapters that you trust, by id and SHA-256."),
  ]
  private static let statuses = [
    ("0", "done"), ("1", "failure"), ("64", "wrong use of the command line"), ("65", "wrong input"),
    ("66", "a file is missing"), ("69", "an adapter or a model cannot be used"), ("70", "a defect of the program"),
    ("74", "reading or writing failed"), ("75", "too little memory"), ("130", "interrupted"),
  ]

  /// - Parameter command: the command and all of its subcommands, as ArgumentParser describes them (`_dumpHelp`).
  init(_ command: JSON) {
    var lines = [".TH A2C 1 \"\" \"\(Version.text)\" \"a2c\"", ".SH NAME"]
    lines.append("a2c \\- \(Self.escaped(command["abstract"]?.stringValue ?? ""))")
    lines += [".SH SYNOPSIS", ".B a2c", ".I command", "[\\fIoptions\\fR]", ".SH DESCRIPTION"]
    lines += Self.paragraphs(command["discussion"]?.stringValue)
    lines.append(".SH COMMANDS")
    lines += Self.commands(in: command, after: "a2c")
    for (title, rows) in [
      ("ENVIRONMENT", Self.variables), ("FILES", Self.files), ("EXIT STATUS", Self.statuses),
    ] {
      lines.append(".SH \(title)")
      for (name, meaning) in rows { lines += [".TP", ".B \(Self.escaped(name))", Self.escaped(meaning)] }
    }
    lines += [".SH SEE ALSO", "The documents in share/doc/a2c of the installation."]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func commands(in command: JSON, after words: String) -> [String] {
    (command["subcommands"]?.arrayValue ?? []).flatMap { sub -> [String] in
      guard let name = sub["commandName"]?.stringValue, name != "help", sub["shouldDisplay"]?.boolValue != false else {
        return []
      }
      let line = "\(words) \(name)"
      let inner = commands(in: sub, after: line)
      let arguments = (sub["arguments"]?.arrayValue ?? []).filter(isShown)
      var lines = [".SS \(escaped(line))"] + paragraphs(sub["abstract"]?.stringValue)
      lines += paragraphs(sub["discussion"]?.stringValue)
      for argument in arguments { lines += entry(argument) }
      return lines + inner
    }
  }

  private static func isShown(_ argument: JSON) -> Bool {
    argument["shouldDisplay"]?.boolValue != false && argument["valueName"]?.stringValue != "help"
      && argument["valueName"]?.stringValue != "version"
  }

  private static func entry(_ argument: JSON) -> [String] {
    let value = argument["valueName"]?.stringValue.map { "\\fI\(escaped($0))\\fR" } ?? ""
    let names = (argument["names"]?.arrayValue ?? []).compactMap { name -> String? in
      guard let word = name["name"]?.stringValue else { return nil }
      return "\\fB\(escaped((name["kind"]?.stringValue == "long" ? "--" : "-") + word))\\fR"
    }
    let isFlag = argument["kind"]?.stringValue == "flag"
    let head = names.isEmpty ? value : names.joined(separator: ", ") + (isFlag ? "" : " " + value)
    var help = [argument["abstract"]?.stringValue, argument["discussion"]?.stringValue].compactMap { $0 }
    if let text = argument["defaultValue"]?.stringValue, !isFlag, !text.isEmpty { help.append("Default: \(text).") }
    return [".TP", head] + help.map(escaped)
  }

  private static func paragraphs(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n").flatMap { [".PP", escaped(String($0))] }
  }

  /// Text as roff reads it: no backslash, and no dot or quote that starts a line, means anything; a dash is one.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
