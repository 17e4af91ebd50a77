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
  /// that the generator's makers want for a picture; with references the prompt names them.
  /// - Parameter source: reads the conditions; without it a condition of key frames counts as one with the first.
  package static func manifest(
    _ manifest: GeneratorManifest, for conditions: [BundleCondition], reading source: ConditionSource?,
    video request: VideoRequest = VideoRequest()
  ) throws -> GeneratorManifest {
    let fitted = try framed(manifest, conditions, source, request)
    return try References.named(fitted, conditions, source, request)
  }

  private static func framed(
    _ manifest: GeneratorManifest, _ conditions: [BundleCondition], _ source: ConditionSource?, _ request: VideoRequest
  ) throws -> GeneratorManifest {
    guard manifest.firstFrame != nil else { return manifest }
    let video = BundleVideo(manifest.video, request, name: manifest.name)
    for condition in conditions {
      let rows = try condition.rows(of: manifest, reading: source).filter(\.isFirstFrame)
      guard !rows.isEmpty else { continue }
      guard let source, let entry = condition.entry else { return manifest.withFirstFrame() }
      let pictures = PictureList(entry, try source.glance(entry), video)
      if rows.contains(where: { !pictures.chosen(of: $0).isEmpty }) { return manifest.withFirstFrame() }
    }
    return manifest
  }
}

extension BundleCondition {
  /// The rows of a manifest that take it, before it is read for its files.
  func rows(of manifest: GeneratorManifest, reading source: ConditionSource?) throws -> [GeneratorCondition] {
    let role = try source.flatMap { source in try entry.flatMap { try source.role($0) } }
    return ConditionFiles.rows(manifest, adapter: adapter, role: role)
  }
}

extension PictureList {
  /// The places of the pictures that a row of a manifest takes.
  func chosen(of row: GeneratorCondition) -> [Int] {
    chosen(row.form == .startMP4 && row.take != .ends ? .first : row.take, most: row.pictures)
  }
}
