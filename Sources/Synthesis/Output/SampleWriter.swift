import Captioning
import Claims
import Glibc
import Media
import Support

/// Writes a sample into a folder, in the files that people really have.
///
/// `clip.mp4`; every condition of the scene (`depth/0000.png` …, `pose/0000_keypoints.json` …, `camera.txt`,
/// `identities/1.png` …, `segmentation/`, `normal/`, `sketch.png`, `style.png`, `masked/` with `mask/`, `first.png`),
/// also those that the sample does not use; `prompt.txt`, `caption.txt`, `caption.json`, `facts.json`; and `run.yaml`,
/// the run manifest of the conditions that are given.
package enum SampleWriter {
  /// - Parameters:
  ///   - maker: with the size that is wanted
  ///   - all: whether conditions that the sample does not use are written too
  package static func write(_ sample: Sample, _ maker: ConditionMaker, to folder: String, all: Bool = true) throws {
    let given = Set(sample.conditions.map(\.kind))
    var conditions = sample.conditions
    if all {
      for kind in ConditionKind.allCases where !given.contains(kind) {
        if kind == .pose, !sample.scene.subjects.contains(where: { $0.kind == .person }) { continue }
        conditions.append(maker.make(kind, of: sample.scene))
      }
    }
    for condition in conditions { try write(condition, to: folder) }
    let clip = try VideoWriter(
      Path.join(folder, "clip.mp4"), width: maker.size.side / 2 * 2, height: maker.size.side / 2 * 2,
      framesPerSecond: maker.size.rate)
    for picture in maker.video(sample.scene) { try clip.add(picture) }
    try clip.finish()
    try text(sample.prompt.text + "\n", to: Path.join(folder, "prompt.txt"))
    try text(sample.caption.text + "\n", to: Path.join(folder, "caption.txt"))
    try text(sample.caption.json.text(pretty: true) + "\n", to: Path.join(folder, "caption.json"))
    try text(FactsDocument.json(sample).text(pretty: true) + "\n", to: Path.join(folder, "facts.json"))
    try text(manifest(sample), to: Path.join(folder, "run.yaml"))
  }

  /// The run manifest of a sample; paths are relative to its folder.
  package static func manifest(_ sample: Sample) -> String {
    // A JSON text is a YAML value with every character spelled safely.
    var lines = ["a2c: run/1", "prompt: \(JSON.string(sample.prompt.text).text())", "model: nano"]
    lines.append(sample.conditions.isEmpty ? "conditions: []" : "conditions:")
    for condition in sample.conditions {
      let inputs = JSON.array(condition.inputs.map { .string($0) }).text()
      var line = "  - {adapter: \(condition.kind.adapter), inputs: \(inputs)"
      if let members = condition.parameters.members, !members.isEmpty {
        line += ", params: \(condition.parameters.text())"
      }
      lines.append(line + "}")
    }
    lines.append("caption: {max_tokens: 400, seed: 0, temperature: 0}")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes the files of one condition.
  package static func write(_ condition: ConditionData, to folder: String) throws {
    for file in condition.files {
      let path = Path.join(folder, file.name)
      // The folder itself stands; one below it may not.
      if file.name.contains("/") { mkdir(Path.parent(path), 0o777) }
      switch file.content {
      case .bytes(let bytes): try StagedFile.write(bytes, to: path)
      case .gray16(let values, let side): try PNG.write(gray16: values, width: side, height: side, to: path)
      case .picture(let picture): try PNG.write(picture, to: path)
      case .indexed(let indices, let side): try StagedFile.write(IndexedPNG.bytes(indices, side: side), to: path)
      }
    }
  }

  private static func text(_ text: String, to path: String) throws { try StagedFile.write(Array(text.utf8), to: path) }
}
