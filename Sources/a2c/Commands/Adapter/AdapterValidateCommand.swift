import ArgumentParser
import Captioning
import Conditions
import Glibc
import Manifests
import Support

struct AdapterValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Test adapters: whether they keep the rules, and survive bad inputs.",
    discussion: """
      Each test runs in a process of its own. Samples of what an adapter reads lie in the folder samples of its bundle, or \
      are given with --input; for pictures and clips some are made. Exit status 0 where no test failed, 1 where one did.
      """)

  @OptionGroup var bundles: BundleArguments

  @Option(
    name: .customLong("input"),
    help: ArgumentHelp("A file of the sample condition; several make one condition.", valueName: "file"))
  var inputs: [String] = []

  @Option(help: ArgumentHelp("Parameters of the sample condition, a JSON object.", valueName: "json"))
  var params: String = "{}"

  @Option(help: ArgumentHelp("Numbers of a token of the model that the blocks are for.", valueName: "n"))
  var tokenWidth: Int = 256

  @Option(help: ArgumentHelp("How many random inputs are tried.", valueName: "n"))
  var fuzz: Int = 16

  @Option(help: ArgumentHelp("The first of them, to see again what a report names.", valueName: "n"))
  var seed: Int = 0

  @Option(help: ArgumentHelp("Only tests whose name this regular expression is found in.", valueName: "pattern"))
  var include: String?

  @Option(help: ArgumentHelp("No tests whose name this is found in.", valueName: "pattern"))
  var exclude: String?

  @Option(help: ArgumentHelp("Seconds that one test may take.", valueName: "seconds"))
  var timeout: Double = 60

  @Option(name: .shortAndLong, help: "Tests at once; by default as many as processors.")
  var jobs: Int?

  @Flag(help: "Leave out of the table what passed.")
  var onlyFailed = false

  @Flag(help: "Write one JSON object instead of tables.")
  var json = false

  func validate() throws {
    if !(0.05...86_400).contains(timeout) { throw ValidationError("--timeout: from 0.05 to 86400") }
    if !(1...1_000_000).contains(fuzz) { throw ValidationError("--fuzz: from 1 to 1000000") }
    if !(0...1_000_000_000).contains(seed) { throw ValidationError("--seed: from 0 to 1000000000") }
    if !(0...65_536).contains(tokenWidth) { throw ValidationError("--token-width: from 0 to 65536") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs: from 1 to 256") }
    _ = try pattern(include, "--include")
    _ = try pattern(exclude, "--exclude")
  }

  func run() throws {
    let tests = try chosenTests()
    let parameters = try JSONParser.parse(Array(params.utf8), source: "--params")
    let files = try inputs.map { path in
      guard let file = FileSystem.realPath(path) else { throw FileError.missing(path: path) }
      return file
    }
    var reports: [ValidationReport] = []
    for folder in try bundles.folders() {
      let report = try ScratchSpace.with { scratch in
        try self.report(folder, tests, files, parameters, scratch)
      }
      reports.append(report)
      if !json { try StandardOutput.write(report.text(onlyFailed: onlyFailed)) }
    }
    if json {
      let object = JSON.object(["adapters": .array(reports.map(\.json)), "passed": .bool(reports.allSatisfy(\.isGood))])
      try StandardOutput.write(object.text(pretty: true) + "\n")
    }
    if !reports.allSatisfy(\.isGood) { throw ExitCode(ExitStatus.failure.rawValue) }
  }

  private func report(
    _ folder: String, _ tests: Set<ValidationTest>, _ files: [String], _ parameters: JSON, _ scratch: String
  ) throws -> ValidationReport {
    let manifest = try? AdapterManifest.load(path: folder + "/adapter.yaml")
    let sample = try files.isEmpty ? manifest.map { try SampleInputs.find($0, folder: scratch) } ?? [] : files
    let request = ValidationRequest(
      folder: folder, inputs: sample, parameters: parameters, tokenWidth: tokenWidth, rounds: fuzz, seed: seed,
      scratch: scratch)
    let processors = max(1, Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
    let run = ValidationRun(request, tests: tests, jobs: jobs ?? processors, deadline: timeout)
    return ValidationReport(folder: folder, id: manifest?.id, results: run.results())
  }

  private func chosenTests() throws -> Set<ValidationTest> {
    let (wanted, unwanted) = (try pattern(include, "--include"), try pattern(exclude, "--exclude"))
    let tests = ValidationTest.allCases.filter { test in
      (wanted.map { test.rawValue.contains($0) } ?? true) && !(unwanted.map { test.rawValue.contains($0) } ?? false)
    }
    if tests.isEmpty { throw ValidationError("no test has such a name") }
    return Set(tests)
  }

  private func pattern(_ text: String?, _ option: String) throws -> Regex<AnyRegexOutput>? {
    guard let text else { return nil }
    guard let pattern = try? Regex(text) else { throw ValidationError("\(option): not a regular expression") }
    return pattern
  }
}

/// The process of one test, started by this program itself.
struct ValidationProcessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ValidationService.subcommand, abstract: "Run a test for the process that started this one.",
    shouldDisplay: false)

  @Argument(help: "The process that started this one.")
  var host: Int32

  @Argument(help: "The test.")
  var test: String

  @Argument(help: "What it is about.")
  var request: String

  func run() throws { try ValidationService.run(host: host, test: test, request: request) }
}
