import Manifests
import Support

/// `settings.json` of a bundle: size, length, rate, seed and the generator's own settings, with the names of the files
/// that hold its texts.
enum BundleSettings {
  static func json(_ bundle: BundleContent) -> JSON {
    let (prompt, manifest) = (bundle.prompt, bundle.manifest)
    let video = bundle.video
    let files = bundle.outcomes.flatMap(\.files)
    return .object([
      "generator": .string(manifest.id),
      "name": .string(manifest.name),
      "source": manifest.source.map { .string($0) },
      "mode": .string(manifest.mode.rawValue),
      "prompt_file": "prompt.txt",
      "negative_prompt_file": prompt.negative == nil ? nil : "negative.txt",
      "width": video.width.map { .int($0) },
      "height": video.height.map { .int($0) },
      "frames": video.frames.map { .int($0) },
      "fps": video.framesPerSecond.map { .double($0) },
      "seconds": video.seconds.map { .double($0) },
      "seed": .int(bundle.seed),
      "conditions": .array(files.map(\.json)),
      "shots": bundle.shots.list(for: manifest),
      "settings": manifest.settings,
      "fixed": manifest.fixed.members?.isEmpty == false ? manifest.fixed : nil,
    ])
  }
}
