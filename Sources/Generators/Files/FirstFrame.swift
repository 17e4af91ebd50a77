package import Manifests

/// Whether a bundle holds the frame that its video starts from.
package enum FirstFrame {
  /// The prompt for these conditions, and the manifest that it was made by. A caption that says nothing of what moves is
  /// phrased as it is for text alone.
  /// - Parameter format: phrases the caption.
  package static func prompt(
    _ manifest: GeneratorManifest, for conditions: [BundleCondition], reading source: ConditionSource?,
    video request: VideoRequest = VideoRequest(), format: (GeneratorManifest) throws -> FormattedPrompt
  ) throws -> (manifest: GeneratorManifest, prompt: FormattedPrompt) {
    let fitted = try self.manifest(manifest, for: conditions, reading: source, video: request)
    do {
      return (fitted, try format(fitted))
    } catch FormatError.emptyCaption where fitted.mode != manifest.mode {
      let kept = fitted.with(prompt: manifest.prompt)
      return (kept, try format(kept))
    }
  }

  /// The manifest for these conditions: with a first frame among them the prompt, the model and the settings are those
  /// that the generator's makers want for a picture.
  /// - Parameter source: reads the conditions; without it a condition of key frames counts as one with the first.
  package static func manifest(
    _ manifest: GeneratorManifest, for conditions: [BundleCondition], reading source: ConditionSource?,
    video request: VideoRequest = VideoRequest()
  ) throws -> GeneratorManifest {
    guard manifest.firstFrame != nil else { return manifest }
    let video = BundleVideo(manifest.video, request, name: manifest.name)
    for condition in conditions {
      let role = try source.flatMap { source in try condition.entry.flatMap { try source.role($0) } }
      let rows = ConditionFiles.rows(manifest, adapter: condition.adapter, role: role).filter(\.isFirstFrame)
      guard !rows.isEmpty else { continue }
      guard let source, let entry = condition.entry else { return manifest.withFirstFrame() }
      let pictures = PictureList(entry, try source.glance(entry), video)
      if rows.contains(where: { !pictures.chosen($0.form == .startMP4 ? .first : $0.take, most: 1).isEmpty }) {
        return manifest.withFirstFrame()
      }
    }
    return manifest
  }
}
