package import Conditions
import Glibc
package import Manifests
package import Support

/// Makes the conditions of an instance with the user's tools, and has the adapters look at them.
package struct ConditionMaker: Sendable {
  private let tools: ToolList
  private let folder: String
  private let registry: AdapterRegistry
  private let options: HostOptions

  /// - Parameter folder: where results go, one folder an instance.
  package init(_ tools: ToolList, into folder: String, registry: AdapterRegistry, options: HostOptions) {
    (self.tools, self.folder, self.registry, self.options) = (tools, folder, registry, options)
  }

  /// - Returns: `conditions`, a list of `adapter`, `path` and `tool`, as a member, and each tool that failed with its
  ///   message.
  package func members(_ instance: JSON) throws -> (members: [JSON.Member], failures: [JSON]) {
    guard let id = instance["id"]?.stringValue, let clip = instance["path"]?.stringValue else {
      throw DatasetError.line("expected an instance with 'id' and 'path', as a2c dataset clips writes it")
    }
    guard FileSystem.exists(clip) else { throw FileError.missing(path: clip) }
    let home = Path.join(folder, Self.folderName(id))
    try FileSystem.makeFolder(home)
    Self.sweep(home)
    var (made, failures): ([JSON], [JSON]) = ([], [])
    for entry in tools.tools {
      do {
        let path = try make(entry.key, entry.value, clip: clip, home: home)
        made.append(
          .object([
            "adapter": .string(entry.value.adapter ?? entry.key), "path": .string(path), "tool": .string(entry.key),
          ]))
      } catch let error as any ExplainedError {
        failures.append(.object(["tool": .string(entry.key), "message": .string(error.description)]))
      }
    }
    return ([JSON.Member("conditions", .array(made))], failures)
  }

  /// - Returns: where the result lies.
  private func make(_ name: String, _ tool: DatasetTool, clip: String, home: String) throws -> String {
    // A result that is there was looked at before it got its name.
    let final = Path.join(home, tool.produces)
    if FileSystem.exists(final) { return try check(name, tool, final) }
    // The name's ending tells many programs what to write; nothing else is in the folder but what a killed run left.
    let work = Path.join(home, "part-\(name)-\(getpid())-\(UInt64.random(in: 0 ... .max))")
    let token = Cleanup.register(work)
    defer { Cleanup.discard(token) }
    try FileSystem.makeFolder(work)
    let lock = open(work, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if lock >= 0 { close(lock) } }
    flock(lock, LOCK_EX | LOCK_NB)
    let out = Path.join(work, tool.produces)
    let words = tool.command.map { Self.filled($0, clip: clip, out: out) }
    try ToolProcess.run(name, words, timeout: tool.timeout)
    guard FileSystem.exists(out) else { throw DatasetError.toolWroteNothing(tool: name, path: tool.produces) }
    _ = try check(name, tool, out)
    guard rename(out, final) == 0 || FileSystem.exists(final) else {
      throw FileError.system(path: final, action: "keep the result", code: errno)
    }
    return final
  }

  /// Removes what killed runs have left; what another run is working in is locked.
  private static func sweep(_ home: String) {
    for name in (try? FileSystem.list(home)) ?? [] where name.hasPrefix("part-") {
      let path = Path.join(home, name)
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard lock >= 0 else { continue }
      defer { close(lock) }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { Cleanup.removeTree(path) }
    }
  }

  /// Both places at once: what stands in a clip's name is not filled in again.
  private static func filled(_ word: String, clip: String, out: String) -> String {
    var (text, rest) = ("", word[...])
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      rest = rest[brace...]
      if rest.hasPrefix("{clip}") {
        (text, rest) = (text + clip, rest.dropFirst(6))
      } else if rest.hasPrefix("{out}") {
        (text, rest) = (text + out, rest.dropFirst(5))
      } else {
        (text, rest) = (text + "{", rest.dropFirst())
      }
    }
    return text + rest
  }

  /// Asks the adapters, as `a2c init` does.
  private func check(_ name: String, _ tool: DatasetTool, _ path: String) throws -> String {
    let facts = ModelFacts(tokenWidth: 64, hasMotionEncoder: true, hasCameraEncoder: true)
    let reader = ConditionReader(registry, for: .model(facts), options: options)
    let answer = InputGuess(reader).answer(path)
    let wanted = tool.adapter ?? name
    guard let first = answer.adapters.first else {
      throw DatasetError.unrecognised(tool: name, reason: answer.refusal ?? "nothing takes it")
    }
    guard answer.adapters.contains(wanted) else {
      throw DatasetError.otherKind(tool: name, wanted: wanted, found: first)
    }
    return path
  }

  /// An id as a folder's name: any id gives one of its own.
  static func folderName(_ id: String) -> String {
    let plain = id.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
    }
    return plain && !id.isEmpty && id.utf8.count <= 100 ? id : "x." + SHA256.hex(SHA256.digest(Array(id.utf8)))
  }
}
