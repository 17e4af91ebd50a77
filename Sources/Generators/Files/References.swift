import Manifests
import Support

/// The reference pictures and clips of a bundle, for a prompt that names them.
enum References {
  /// The manifest with what its prompt says of the references; unchanged where there are none, or it says nothing.
  static func named(
    _ manifest: GeneratorManifest, _ conditions: [BundleCondition], _ source: ConditionSource?, _ request: VideoRequest
  ) throws -> GeneratorManifest {
    guard let references = manifest.references else { return manifest }
    let video = BundleVideo(manifest.video, request, name: manifest.name)
    var pictures: [String]?
    var clips = 0
    for condition in conditions {
      for row in try condition.rows(of: manifest, reading: source) where row.reference {
        if row.form == .png {
          // Of several conditions the first has the files.
          pictures = try pictures ?? names(of: condition, row, source, video)
        } else {
          clips = 1
        }
      }
    }
    guard pictures?.isEmpty == false || clips > 0 else { return manifest }
    var prompt = references.prompt(pictures: pictures ?? [], clips: clips)
    prompt.shots = prompt.shots ?? manifest.prompt.shots
    return manifest.with(prompt: prompt)
  }

  /// What the run calls each picture; an empty text where it has no name.
  private static func names(
    of condition: BundleCondition, _ row: GeneratorCondition, _ source: ConditionSource?, _ video: BundleVideo
  ) throws -> [String] {
    let entry = condition.entry
    var count = min(condition.inputs.count, row.pictures)
    if let source, let entry { count = PictureList(entry, try source.glance(entry), video).chosen(of: row).count }
    let names = (entry?.params["names"]?.arrayValue ?? []).compactMap(\.stringValue)
    // A subject of several pictures has one name: which are its is not known here.
    return (0..<count).map { names.count >= count && condition.inputs.count == names.count ? names[$0] : "" }
  }
}
