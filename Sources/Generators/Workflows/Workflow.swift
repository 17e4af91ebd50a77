package import Manifests
package import Support

/// `workflow.json` of a bundle: the generator's ComfyUI workflow with this bundle's texts, numbers and files, as
/// `POST /prompt` of ComfyUI takes it and as its window opens it.
///
/// Its files are looked for in ComfyUI's input folder under `a2c/<generator>`, where the bundle is copied or linked to.
package enum Workflow {
  /// The file's name in a bundle.
  package static let file = "workflow.json"

  /// Finds and reads the generator's workflow and fills it in for a look, so that what is wrong with it is said before
  /// there is a caption. Nothing is done for generators without one.
  /// - Throws: ``WorkflowError``
  package static func check(_ manifest: GeneratorManifest) throws(WorkflowError) {
    guard let template = try template(of: manifest) else { return }
    // Every node is there in one of the two.
    for hasFiles in [true, false] { _ = try template.filled(with: WorkflowValues(manifest)) { _ in hasFiles } }
  }

  /// The workflow of a bundle, `nil` for generators without one.
  /// - Parameter has: whether the bundle has a file.
  /// - Throws: ``WorkflowError``
  package static func json(_ bundle: BundleContent, has: (String) -> Bool) throws(WorkflowError) -> JSON? {
    try template(of: bundle.manifest)?.filled(with: WorkflowValues(bundle), has: has)
  }

  /// Writes `workflow.json` into a bundle's folder, for the condition files that are there already.
  package static func write(_ bundle: BundleContent, into folder: String) throws {
    guard let json = try json(bundle, has: { FileSystem.exists(Path.join(folder, $0)) }) else { return }
    try StagedFile.write(Array((json.text(pretty: true) + "\n").utf8), to: Path.join(folder, file))
  }

  private static func template(of manifest: GeneratorManifest) throws(WorkflowError) -> WorkflowTemplate? {
    guard let name = manifest.workflow else { return nil }
    let places = places(of: name, manifest: manifest)
    guard let path = places.first(where: FileSystem.exists) else {
      throw .missing(name: name, manifest: manifest.path, places: places)
    }
    return try WorkflowTemplate.load(path: path)
  }

  /// Beside the manifest, in the folder `workflows` next to the manifest's, then where installed ones are.
  private static func places(of name: String, manifest: GeneratorManifest) -> [String] {
    var folders = [manifest.folder, Path.join(manifest.folder, "../workflows")]
    if let executable = Environment.executable { folders += Installation(executable: executable).places(.workflows) }
    return folders.map { Path.join($0, name + ".json") }
  }
}
