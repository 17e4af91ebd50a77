package import Manifests
package import Support

/// `settings.json` of a bundle: size, length, rate, seed and the generator's own settings, with the names of the files
/// beside it.
package enum BundleSettings {
  /// - Parameters:
  ///   - seed: where the manifest names none.
  ///   - files: the condition files of the bundle, by the adapter whose condition they show.
  package static func json(
    _ prompt: FormattedPrompt, for manifest: GeneratorManifest, seed: UInt64, files: [(adapter: String, path: String)]
  ) -> JSON {
    let video = manifest.video
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
      "fps": video.fps.map { .double($0) },
      "seed": manifest.settings["seed"] ?? .int(Int(truncatingIfNeeded: seed & 0x7FFF_FFFF)),
      "conditions": .array(files.map { .object(["adapter": .string($0.adapter), "file": .string($0.path)]) }),
      "settings": manifest.settings,
    ])
  }
}
