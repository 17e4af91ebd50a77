import CA2CPlugin
package import Manifests
package import Support

/// Which adapters there are. Finding them reads their manifests and runs none of their code.
package struct AdapterRegistry: Sendable {
  /// A `NAME.a2c` folder that was found and does not count, or a folder of the search path that was left out.
  package struct Rejected: Sendable, Equatable {
    package let path: String
    package let reason: String
    /// The id in its manifest, where that could be read.
    package let id: String?
  }

  /// One for each id, in the order of the search path.
  package let bundles: [AdapterBundle]
  package let rejected: [Rejected]
  /// The folders that exist and were looked into.
  package let searched: [String]
  /// The folders of built-in adapters whose place another one has taken, by id.
  package let replaced: [String: String]
  private var allowed: Set<String>?

  /// Looks for adapters.
  /// - Parameter allowed: the ids, short or full, that may be used; `nil` for all. See ``allowList(_:)``.
  /// - Throws: ``RegistryError/missingFolder(path:)`` where a folder that the user named does not exist. A manifest
  ///   that cannot be read is no error here: only who asks for that adapter is told.
  package init(_ path: SearchPath, allowed: Set<String>? = nil) throws(RegistryError) {
    var bundles: [AdapterBundle] = []
    var rejected: [Rejected] = []
    var searched: [String] = []
    var replaced: [String: String] = [:]
    for folder in path.folders {
      guard FileSystem.kind(folder.path) == .folder else {
        if folder.origin == .option { throw .missingFolder(path: folder.path) }
        continue
      }
      guard folder.isSafe else {
        rejected.append(Rejected(path: folder.path, reason: SearchPath.Folder.unsafeReason, id: nil))
        continue
      }
      searched.append(folder.path)
      rejected += Self.deadLinks(in: folder.path)
      for candidate in Self.candidates(in: folder.path) {
        switch Self.read(candidate, folder.origin) {
        case .success(let bundle):
          if let first = bundles.first(where: { $0.id == bundle.id }) {
            rejected.append(Rejected(path: candidate, reason: "shadowed by \(first.folder)", id: bundle.id))
            if folder.origin == .builtIn, first.origin != .builtIn { replaced[bundle.id] = candidate }
          } else {
            bundles.append(bundle)
          }
        case .failure(let reason):
          rejected.append(Rejected(path: candidate, reason: reason.text, id: nil))
        }
      }
    }
    self.bundles = bundles
    self.rejected = rejected
    self.searched = searched
    self.replaced = replaced
    self.allowed = nil
    self.allowed = allowed.map { names in Set(names.map { id(of: $0).full }) }
  }

  /// The adapters of this process: the standard search path and the allow-list of the environment.
  /// - Parameter options: the values of `--adapter-path`.
  package static func standard(options: [String] = []) throws(RegistryError) -> AdapterRegistry {
    let path: SearchPath
    do throws(SearchPathError) {
      path = try SearchPath.standard(.adapters, options: options)
    } catch {
      throw .path(error)
    }
    return try AdapterRegistry(path, allowed: allowList(Environment.variable("A2C_ADAPTERS")))
  }

  /// The ids in a list such as `depth,org.example.thermal`; `nil` where there is no list.
  package static func allowList(_ text: String?) -> Set<String>? {
    text.map { Set($0.split(separator: ",").map { $0.trimming(" ") }.filter { !$0.isEmpty }) }
  }

  /// The id that a name stands for: full, short for an adapter of this program's own, or the last part of one other
  /// adapter's id where it is the only one that ends so.
  package func id(of name: String) -> AdapterID {
    let ids = ids(of: name)
    return AdapterID(ids.count == 1 ? ids[0] : name)
  }

  /// One id, or several where a short name could mean each of them.
  private func ids(of name: String) -> [String] {
    let own = AdapterID(name).full
    if name.contains(".") || bundles.contains(where: { $0.id == own }) || isBroken(own) { return [own] }
    return bundles.map(\.id).filter { AdapterID($0).last == name }
  }

  /// Whether there is a bundle for this id that cannot be read: another one must not take its place in silence.
  private func isBroken(_ id: String) -> Bool { !unusable(id).isEmpty }

  private func unusable(_ id: String) -> [Rejected] {
    let names = ["\(AdapterID(id).last).a2c", "\(id).a2c"]
    return rejected.filter { $0.id == id || ($0.id == nil && names.contains(Path.name($0.path))) }
  }

  /// What commands accept for an adapter that was found: the end of its id where no other ends so, else all of it.
  package func name(of bundle: AdapterBundle) -> String {
    ids(of: AdapterID(bundle.id).last) == [bundle.id] ? AdapterID(bundle.id).last : bundle.id
  }

  /// Conditions with the names of their adapters as generators' manifests spell them. Names that stand for no adapter
  /// stay as they are.
  package func named(_ conditions: [ConditionEntry]) -> [ConditionEntry] {
    conditions.map { entry in
      var entry = entry
      let ids = ids(of: entry.adapter)
      if ids.count == 1 { entry.adapter = AdapterID(ids[0]).name }
      return entry
    }
  }

  /// Whether an adapter of this name would be found. Nothing is loaded.
  package func contains(_ name: String) -> Bool { bundles.contains { $0.id == id(of: name).full } }

  /// The adapter of a short or full id.
  /// - Parameter place: where the name stands, for the error.
  package func adapter(named name: String, place: String? = nil) throws(RegistryError) -> AdapterBundle {
    let ids = ids(of: name)
    guard ids.count < 2 else { throw .ambiguous(name: name, ids: ids.sorted(), place: place) }
    let id = ids.first ?? AdapterID(name).full
    if let bundle = bundles.first(where: { $0.id == id }) {
      if let allowed, !allowed.contains(id) { throw .notAllowed(id: id, place: place) }
      return bundle
    }
    if let own = unusable(id).first {
      throw .rejected(name: name, bundle: own.path, reason: own.reason, place: place)
    }
    // Who writes a whole id gets one back.
    let names = bundles.map { name.contains(".") ? $0.id : self.name(of: $0) }
    throw .unknown(name: name, suggestion: Suggestion.hint(for: name, among: names), searched: searched, place: place)
  }

  /// What is to be said, each time, of adapters that stand in for built-in ones: whoever can put a folder on the search
  /// path could otherwise take the place of one unnoticed.
  /// - Parameter names: of the adapters that are used, short or full.
  package func notes(on names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { id(of: $0).full }.filter { seen.insert($0).inserted }.compactMap { id in
      guard replaced[id] != nil, let bundle = bundles.first(where: { $0.id == id }) else { return nil }
      return TerminalText.safe("\(id) is \(bundle.folder) (\(bundle.foundBy)), in place of the built-in one")
    }
  }

  private struct Reason: Error { let text: String }

  /// Links with a bundle's name that lead nowhere, or back to themselves.
  private static func deadLinks(in folder: String) -> [Rejected] {
    guard let names = try? FileSystem.list(folder) else { return [] }
    return names.filter { $0.hasSuffix(".a2c") && $0 != ".a2c" }.map { Path.join(folder, $0) }
      .filter { FileSystem.kind($0) == nil && FileSystem.isLink($0) }
      .map { Rejected(path: $0, reason: "it is a symbolic link that leads nowhere", id: nil) }
  }

  private static func candidates(in folder: String) -> [String] {
    // `--adapter-path` may also name one bundle.
    if folder.hasSuffix(".a2c"), FileSystem.kind("\(folder)/adapter.yaml") == .file { return [folder] }
    guard let names = try? FileSystem.list(folder) else { return [] }
    return names.filter { $0.hasSuffix(".a2c") && $0 != ".a2c" }.map { Path.join(folder, $0) }
      .filter { FileSystem.kind($0) == .folder }
  }

  private static func read(_ folder: String, _ origin: SearchPath.Origin) -> Result<AdapterBundle, Reason> {
    guard SearchPath.Folder(folder, origin).isSafe else {
      return .failure(Reason(text: SearchPath.Folder.unsafeReason))
    }
    do throws(ManifestError) {
      let manifest = try AdapterManifest.load(path: "\(folder)/adapter.yaml")
      return .success(AdapterBundle(folder: folder, manifest: manifest, origin: origin))
    } catch {
      return .failure(Reason(text: summary(error)))
    }
  }

  /// One line of what is wrong, however much it is.
  private static func summary(_ error: ManifestError) -> String {
    guard case .invalid(let file, let list, let left) = error, let first = list.first, list.count + left > 1 else {
      return error.description
    }
    return "\(first.place(in: file)): \(first.sentence), and \(list.count + left - 1) more problems"
  }
}

extension Substring {
  fileprivate func trimming(_ character: Character) -> String {
    var text = self
    while text.first == character { text.removeFirst() }
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
