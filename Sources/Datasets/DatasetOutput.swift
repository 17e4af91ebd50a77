import Glibc
package import Support

/// Writes a dataset: lines, files, statistics and a page, the same for the same input.
package final class DatasetOutput {
  package struct Options: Sendable {
    package var isArchived: Bool
    /// Of the instances, from 0 to 1.
    package var testShare: Double
    package var seed: Int
    /// Files are further names of the ones that are there, where the file system allows it.
    package var isLinking: Bool
    /// Bytes after which an archive is closed.
    package var archiveBytes: Int

    package init(isArchived: Bool, testShare: Double, seed: Int, isLinking: Bool, archiveBytes: Int) {
      (self.isArchived, self.testShare, self.seed) = (isArchived, testShare, seed)
      (self.isLinking, self.archiveBytes) = (isLinking, archiveBytes)
    }
  }

  /// What of an earlier dataset may be replaced.
  package static let replacing = Replacing(marks: ["README.md", "statistics.json"]) { _, name in
    ["README.md", "statistics.json", "data", "files", "shards"].contains(name)
  }

  private typealias Split = DatasetStatistics.Split

  private let folder: String
  private let options: Options
  private var statistics = DatasetStatistics()
  private var keys: Set<String> = []
  private var lines: [Split: OutputFile] = [:]
  private var archives: [Split: (file: TarFile, number: Int)] = [:]

  /// - Parameter folder: an empty one.
  package init(_ folder: String, _ options: Options) throws {
    (self.folder, self.options) = (folder, options)
    try FileSystem.makeFolder(Path.join(folder, "data"))
    try FileSystem.makeFolder(Path.join(folder, options.isArchived ? "shards" : "files"))
  }

  /// Whether an instance is for testing: by its id alone, so that others make no difference.
  static func isTest(_ id: String, seed: Int, share: Double) -> Bool {
    let digest = SHA256.digest(Array("\(seed)/\(id)".utf8))
    let number = digest.prefix(6).reduce(0) { $0 << 8 | Int($1) }
    return Double(number) / Double(1 << 48) < share
  }

  /// - Parameter json: the instance of a line; one that failed earlier is counted and left out.
  /// - Throws: ``DatasetError/line(_:)`` or `FileError`.
  package func add(_ json: JSON) throws {
    guard json["ok"]?.boolValue != false else {
      statistics.leftOut += 1
      return
    }
    let instance = try FinishedInstance(json)
    guard keys.insert(instance.key).inserted else {
      throw DatasetError.line("the id \(TerminalText.quoted(instance.id)) stands on an earlier line too")
    }
    let split: Split = Self.isTest(instance.id, seed: options.seed, share: options.testShare) ? .test : .train
    let record: JSON
    if options.isArchived {
      record = instance.record { Self.member(instance.key, $0) }
      try archive(instance, record, split)
    } else {
      record = instance.record { "files/\(instance.key)/\($0)" }
      for file in instance.files {
        try put(file.path, at: Path.join(folder, "files/\(instance.key)/\(file.name)"))
      }
    }
    let output = try lines[split] ?? OutputFile(Path.join(folder, "data/\(split.rawValue).jsonl"))
    lines[split] = output
    try output.write(Array((record.text() + "\n").utf8))
    statistics.add(instance, to: split)
  }

  /// Writes what is known at the end.
  /// - Throws: ``DatasetError/noInstances(leftOut:)``
  /// - Returns: how many instances each split has, and how many lines were left out.
  package func finish() throws -> (train: Int, test: Int, leftOut: Int) {
    guard !keys.isEmpty else { throw DatasetError.noInstances(leftOut: statistics.leftOut) }
    for archive in archives.values { try archive.file.finish() }
    let card = DataCard.text(
      statistics, isArchived: options.isArchived, share: options.testShare, seed: options.seed)
    try OutputFile(Path.join(folder, "README.md")).write(Array(card.utf8))
    let numbers = statistics.json.text(pretty: true) + "\n"
    try OutputFile(Path.join(folder, "statistics.json")).write(Array(numbers.utf8))
    return (statistics.instances[.train] ?? 0, statistics.instances[.test] ?? 0, statistics.leftOut)
  }

  private func put(_ source: String, at target: String) throws {
    try FileSystem.makeFolder(Path.parent(target))
    if options.isLinking, link(FileSystem.realPath(source) ?? source, target) == 0 { return }
    try OutputFile(target).append(try OpenFile(source))
  }

  private func archive(_ instance: FinishedInstance, _ record: JSON, _ split: Split) throws {
    var names: Set<String> = []
    for file in instance.files where !names.insert(Self.member(instance.key, file.name)).inserted {
      let (id, name) = (TerminalText.quoted(instance.id), TerminalText.quoted(file.name))
      throw DatasetError.line("two files of \(id) have one name in an archive: \(name)")
    }
    var current = archives[split]
    if let full = current, full.file.count >= options.archiveBytes {
      try full.file.finish()
      current = nil
    }
    let number = current?.number ?? (archives[split]?.number ?? -1) + 1
    let digits = String(number)
    let name = split.rawValue + "-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".tar"
    let file = try current?.file ?? TarFile(Path.join(folder, "shards/\(name)"))
    archives[split] = (file, number)
    try file.add(instance.key + ".json", Array(record.text().utf8))
    for part in instance.files { try file.add(Self.member(instance.key, part.name), file: part.path) }
  }

  /// WebDataset takes what stands before the first dot behind the last slash as the sample's key.
  private static func member(_ key: String, _ name: String) -> String {
    let flat = name.split(separator: "/").joined(separator: ".")
    if flat.utf8.count <= 56 { return key + "." + flat }
    let ending = Path.fileExtension(flat)
    let hash = SHA256.hex(SHA256.digest(Array(name.utf8))).prefix(32)
    return "\(key).\(hash)" + (ending.isEmpty || ending.utf8.count > 10 ? "" : "." + ending)
  }
}
