import ArgumentParser
import Datasets
import Support

struct DatasetOutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "out", abstract: "A folder with train and test, statistics and a data card.",
    discussion: """
      Standard input has the lines of the steps before. Lines that failed are counted and left out. The folder is \
      there when all of it is; the same lines give the same folder.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable { case jsonl, webdataset }

  @Option(help: ArgumentHelp("Files in a folder each, or in archives.", valueName: "form"))
  var form: Form = .jsonl

  @Option(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var into: String

  @Option(help: ArgumentHelp("The share of test, from 0 to 1.", valueName: "share"))
  var testShare = 0.02

  @Option(help: ArgumentHelp("Another seed makes another split.", valueName: "number"))
  var seed = 0

  @Option(help: ArgumentHelp("Megabytes after which an archive is closed.", valueName: "MB"))
  var archiveSize = 1000

  @Flag(help: "Link files instead of copying them, where that is possible.")
  var link = false

  @Flag(help: "Replace an earlier dataset.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  func validate() throws {
    try OutputPath.check(into, "--into")
    if !(0...1).contains(testShare) { throw ValidationError("--test-share: from 0 to 1") }
    if !(1...100_000).contains(archiveSize) { throw ValidationError("--archive-size: from 1 to 100000") }
    if link, form == .webdataset { throw ValidationError("--link: only with --form jsonl") }
  }

  func run() throws {
    let options = DatasetOutput.Options(
      isArchived: form == .webdataset, testShare: testShare, seed: seed, isLinking: link,
      archiveBytes: archiveSize * 1_000_000)
    let input = BatchInput(descriptor: 0, shard: .all, done: BatchRecords.Done())
    let count = try StagedFolder.build(into, replacing: force ? DatasetOutput.replacing : nil) { folder in
      let output = try DatasetOutput(folder, options)
      while let line = try input.next() {
        if line.isTooLong {
          throw DatasetError.inLine(line.number, "it is longer than \(Limits.documentBytes) bytes")
        }
        do { try output.add(JSONParser.parse(line.bytes, maxValues: 100_000)) } catch let error as any ExplainedError {
          throw DatasetError.inLine(line.number, error.lines.joined(separator: "; "))
        }
      }
      return try output.finish()
    }
    Console(quiet: quiet).note("\(into): \(count.train) train, \(count.test) test, \(count.leftOut) left out")
  }
}
