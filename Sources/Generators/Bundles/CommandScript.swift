import Manifests
import Support

/// `command.sh` of a bundle: the generator's own call with this bundle's files.
///
/// The manifest's `command` is shell code. In front of it stand the variables that it uses: `bundle` (the bundle's
/// folder), `plain` (a path of it without spaces, commas and other marks), `prompt`, `negative`, `width`, `height`, `fps`, `frames`, `seed`, the manifest's settings as
/// `${setting[NAME]}`, a function `has` that says whether a file is in the bundle and one, `numbered`, that fills the
/// array `list` with a picture and those numbered behind it, in their order. Texts are read from the bundle's files when
/// the script runs, so whatever a caption says stays text: it is never part of the script.
enum CommandScript {
  /// The script, `nil` where the generator cannot be run by its users.
  static func text(_ bundle: BundleContent) -> String? {
    let manifest = bundle.manifest
    guard manifest.status == .open, !manifest.command.isEmpty else { return nil }
    let video = bundle.video
    var lines = [
      "#!/usr/bin/env bash",
      "# Runs \(comment(manifest.name)) on this bundle. Start it in \(place(manifest)).",
    ]
    lines += manifest.notes.map { "# - \(comment($0))" }
    lines += [
      "set -euo pipefail",
      #"bundle=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"#,
      #"has() { [ -e "$bundle/$1" ]; }"#,
      #"prompt=$(cat "$bundle/prompt.txt")"#,
      "negative=",
      #"if has negative.txt; then negative=$(cat "$bundle/negative.txt"); fi"#,
      "seed=\(bundle.seed)",
    ]
    if manifest.command.contains("$plain") {
      lines += [
        "plain=$bundle",
        #"case $bundle in *[!A-Za-z0-9/._-]*) plain=$(mktemp -d)/bundle; ln -s "$bundle" "$plain" ;; esac"#,
      ]
    }
    if manifest.command.contains("numbered ") {
      lines.append(
        #"numbered() { local n=2 stem=${1%.*}; list=("$bundle/$1"); "#
          + #"while has "$stem-$n.png"; do list+=("$bundle/$stem-$n.png"); n=$((n + 1)); done; }"#)
    }
    let required = manifest.requiredFiles
    if !required.isEmpty {
      // Said here, where it can be mended, and not by the generator after its weights are loaded.
      lines.append(
        #"need() { has "$1" || { echo "put $1 into $bundle first (a2c generator show \#(manifest.id))" >&2; exit 66; }; }"#
      )
      lines += required.map { "need \(quoted($0))" }
    }
    if !manifest.oneOf.isEmpty {
      let tests = manifest.oneOf.map { "has \(quoted($0))" }.joined(separator: " || ")
      let names = manifest.oneOf.joined(separator: " or ")
      lines.append(
        "\(tests) || { echo \(quoted("put \(names) into the bundle first (a2c generator show \(manifest.id))")) >&2; "
          + "exit 66; }")
    }
    lines += [
      ("width", video.width.map(String.init)), ("height", video.height.map(String.init)),
      ("frames", video.frames.map(String.init)), ("fps", video.framesPerSecond.map(number)),
    ].compactMap { name, value in value.map { "\(name)=\($0)" } }
    let settings = (manifest.settings.members ?? []).compactMap { member in
      value(member.value).map { "[\(quoted(member.key))]=\(quoted($0))" }
    }
    if !settings.isEmpty { lines.append("declare -A setting=(\(settings.joined(separator: " ")))") }
    return (lines + ["", manifest.command]).joined(separator: "\n") + "\n"
  }

  private static func place(_ manifest: GeneratorManifest) -> String {
    manifest.source.map { "a checkout of \(comment($0))" } ?? "its folder"
  }

  /// A text as one word of the shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// A setting as a word; `nil` for an object.
  private static func value(_ json: JSON) -> String? {
    if let text = json.stringValue { return text }
    if let list = json.arrayValue {
      let words = list.compactMap(value)
      return words.count == list.count ? words.joined(separator: " ") : nil
    }
    return json.members == nil ? json.text() : nil
  }

  /// A text on one line.
  private static func comment(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline }).joined(separator: " ")
  }

  /// Without a fraction where there is none.
  private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
}
