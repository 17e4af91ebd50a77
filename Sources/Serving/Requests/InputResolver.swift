package import Manifests
import Support

/// Finds the files that a request names: ids of uploads, and names under the operator's roots. Nothing else is a file to a
/// client, and nothing is fetched.
package struct InputResolver: Sendable {
  private let uploads: UploadStore
  private let roots: FileRoots

  package init(uploads: UploadStore, roots: FileRoots) {
    self.uploads = uploads
    self.roots = roots
  }

  /// The manifest with its inputs where they are.
  /// - Returns: also what keeps the uploads as long as it is kept.
  package func resolved(_ manifest: RunManifest) throws(ServerError) -> (RunManifest, holds: [UploadStore.Hold]) {
    var manifest = manifest
    var holds: [UploadStore.Hold] = []
    for index in manifest.conditions.indices {
      var inputs: [InputPath] = []
      for input in manifest.conditions[index].inputs { inputs.append(try resolved(input, &holds)) }
      manifest.conditions[index].inputs = inputs
    }
    return (manifest, holds)
  }

  private func resolved(_ input: InputPath, _ holds: inout [UploadStore.Hold]) throws(ServerError) -> InputPath {
    let (name, place) = (input.written, input.place.description)
    guard !name.contains("://"), !name.hasPrefix("data:") else {
      throw ServerError(
        400, "not_fetched", "nothing is fetched for a client: \(TerminalText.quoted(name, limit: 80))", at: place,
        hint: "send the file with POST /v1/files, and name the id that you get")
    }
    if name.hasPrefix("file-") || name.hasPrefix("folder-"), !name.utf8.contains(UInt8(ascii: "/")) {
      let hold = try uploads.hold(name, at: place)
      holds.append(hold)
      return InputPath(
        Path.join(name, name.hasPrefix("file-") ? Path.name(hold.path) : ""), at: hold.path, place: input.place)
    }
    return InputPath(name, at: try roots.path(name, at: place), place: input.place)
  }
}
