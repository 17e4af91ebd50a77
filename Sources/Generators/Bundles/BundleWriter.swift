package import Manifests
import Support

/// Writes a generator's bundle: `prompt.txt`, `negative.txt` where the generator takes one, `report.json`.
package enum BundleWriter {
  /// A file of a bundle.
  package struct File: Sendable, Equatable {
    package let name: String
    package let text: String
  }

  /// The files of a bundle.
  package static func files(
    _ prompt: FormattedPrompt, for manifest: GeneratorManifest, conditions: [BundleCondition]
  ) -> [File] {
    var files = [File(name: "prompt.txt", text: prompt.text + "\n")]
    if let negative = prompt.negative { files.append(File(name: "negative.txt", text: negative + "\n")) }
    let report = BundleReport.json(prompt, for: manifest, conditions: conditions)
    files.append(File(name: "report.json", text: report.text(pretty: true) + "\n"))
    return files
  }

  /// Writes the bundle to `<output>/<generator>`, whole or not at all.
  /// - Parameter replacing: whether a folder that is not empty may be replaced.
  /// - Returns: the bundle's folder.
  @discardableResult
  package static func write(
    _ prompt: FormattedPrompt, for manifest: GeneratorManifest, conditions: [BundleCondition], to output: String,
    replacing: Bool = false
  ) throws -> String {
    let folder = Path.join(output, manifest.id)
    try StagedFolder.build(folder, replacing: replacing) { staged in
      for file in files(prompt, for: manifest, conditions: conditions) {
        try StagedFile.write(Array(file.text.utf8), to: Path.join(staged, file.name))
      }
    }
    return folder
  }
}
