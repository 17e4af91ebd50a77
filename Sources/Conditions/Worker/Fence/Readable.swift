package import Support

/// The places that an adapter of a stranger may read in, besides what is everybody's on the machine: its bundle and its
/// inputs.
package struct Readable: Sendable, Equatable {
  /// Files, and folders with all that is in them.
  package var places: [String]
  /// Folders of which only the names of the files are needed.
  package var listed: [String] = []

  /// Entries of an input folder that are looked at for links.
  private static let mostEntries = 20_000

  /// - Parameters:
  ///   - folder: the adapter's bundle.
  ///   - inputs: absolute paths: files, folders, or patterns such as `frames/%04d.png`.
  package init(folder: String, inputs: [String]) {
    places = [folder]
    for input in inputs { add(input) }
  }

  private mutating func add(_ input: String) {
    switch FileSystem.kind(input) {
    case .file?, .other?: places.append(input)
    case .folder?:
      places.append(input)
      let names = ((try? FileSystem.list(input)) ?? []).prefix(Self.mostEntries)
      places += names.map { Path.join(input, $0) }.filter(Self.isGathered)
    case nil:
      guard let pattern = try? FramePattern(input) else { return }
      listed.append(pattern.folder)
      places += (try? pattern.files()) ?? []
    }
  }

  /// Whether a file was gathered into a folder by a link, as people do with frames that they do not want to copy. A link
  /// to a file of another kind may be somebody's attempt to have a key or a password read.
  private static func isGathered(_ path: String) -> Bool {
    guard FileSystem.isLink(path), FileSystem.kind(path) == .file, let target = FileSystem.realPath(path) else {
      return false
    }
    let ending = Path.fileExtension(path)
    return !ending.isEmpty && Path.fileExtension(target) == ending
  }

  package var json: JSON {
    .object([
      "places": .array(places.map { .string($0) }), "listed": .array(listed.map { .string($0) }),
    ])
  }

  package init?(_ json: JSON) {
    guard let places = json["places"]?.arrayValue?.compactMap(\.stringValue),
      let listed = json["listed"]?.arrayValue?.compactMap(\.stringValue)
    else { return nil }
    self.places = places
    self.listed = listed
  }
}
