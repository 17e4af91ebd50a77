package import Manifests
import Support

/// `command.sh` of a bundle: the generator's own call with this bundle's files.
///
/// The manifest's `command` is shell code. In front of it stand the variables that it uses: `bundle` (the bundle's
/// folder), `prompt`, `negative`, `width`, `height`, `fps`, `frames`, `seed`, and a function `has` that says whether a
/// file is in the bundle. Texts are read from the bundle's files when the script runs, so whatever a caption says stays
/// text: it is never part of the script.
package enum CommandScript {
  /// The script, `nil` where the generator cannot be run by its users.
  /// - Parameter seed: the start of the generator's random numbers where its manifest names none.
  package static func text(for manifest: GeneratorManifest, seed: UInt64) -> String? {
    guard manifest.status == .open, !manifest.command.isEmpty else { return nil }
    let video = manifest.video
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
      "seed=\(manifest.settings["seed"]?.intValue.map(String.init) ?? String(seed))",
    ]
    lines += [
      ("width", video.width.map(String.init)), ("height", video.height.map(String.init)),
      ("frames", video.frames.map(String.init)), ("fps", video.fps.map(number)),
    ].compactMap { name, value in value.map { "\(name)=\($0)" } }
    return (lines + ["", manifest.command]).joined(separator: "\n") + "\n"
  }

  private static func place(_ manifest: GeneratorManifest) -> String {
    manifest.source.map { "a checkout of \(comment($0))" } ?? "its folder"
  }

  /// A text on one line.
  private static func comment(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline }).joined(separator: " ")
  }

  /// Without a fraction where there is none.
  private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }
}
