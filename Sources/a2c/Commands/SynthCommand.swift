import ArgumentParser
import Glibc
import Support
import Synthesis

struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth", abstract: "Make samples of the synthetic world: clips, conditions, prompts, captions, facts.",
    discussion: """
      The same seed gives the same samples. A run that was broken off goes on where it stopped. Seeds below 900,000 are \
      for training, up to 999,999 for evaluation, above for examples.
      """)

  @Option(help: "How many samples.")
  var count = 64

  @Option(help: "Which samples.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder for the samples.", valueName: "folder"))
  var out: String

  @Option(help: ArgumentHelp("One sample only, instead of --count and --seed.", valueName: "seed:index"))
  var sample: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "The conditions that are given: several with a plus between them. Samples take the sets in turn; without any, the "
        + "eight of the paper's table 10.", valueName: "conditions"))
  var sets: [String] = []

  @Option(help: "Side of the clips, in pixels.")
  var size = 256

  @Option(help: "Frames of the clips, which last two seconds.")
  var frames = 16

  @Option(help: "Side of the identity pictures, in pixels.")
  var identitySize = 256

  @Option(help: "Samples that are made at the same time.")
  var jobs = Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  @Flag(help: "Write run.yaml and the conditions it names, and no others.")
  var manifest = false

  func run() throws {
    try OutputPath.check(out, "--out")
    let console = Console()
    let size = try checkedSize()
    let chosen = try chosenSets()
    if let sample { return try writeOne(sample, chosen, size, console) }
    guard (1...10_000_000).contains(count) else {
      throw SynthesisError.option("--count \(count)", hint: "from 1 to 10,000,000")
    }
    let run = WorldRun(
      count: count, seed: seed, size: size, sets: chosen, folder: out, writesAll: !manifest)
    let bar = ProgressBar(total: count)
    let statistics = try run.write(jobs: jobs) { bar.show($0) }
    bar.end()
    console.note("\(TerminalText.safe(out)): \(count) samples, \(SeedRange(seed)) seeds")
    try StandardOutput.write(statistics.text)
  }

  private func checkedSize() throws -> ConditionMaker.Size {
    guard (32...2048).contains(size), size % 2 == 0, (32...2048).contains(identitySize) else {
      throw SynthesisError.option(
        "--size \(size), --identity-size \(identitySize)", hint: "even numbers from 32 to 2048")
    }
    guard (2...256).contains(frames) else { throw SynthesisError.option("--frames \(frames)", hint: "from 2 to 256") }
    return ConditionMaker.Size(side: size, frames: frames, identitySide: identitySize)
  }

  private func chosenSets() throws -> [(name: String, kinds: [ConditionKind])] {
    if sets.isEmpty { return ConditionSet.allCases.map { ($0.rawValue, $0.kinds) } }
    return try sets.map { text in
      let set = try GivenSet(parsing: text)
      return (set.name, set.kinds)
    }
  }

  private func writeOne(
    _ text: String, _ chosen: [(name: String, kinds: [ConditionKind])], _ size: ConditionMaker.Size, _ console: Console
  ) throws {
    let numbers = text.split(separator: ":")
    guard numbers.count == 2, let seed = UInt64(numbers[0]), let index = Int(numbers[1]), index >= 0 else {
      throw SynthesisError.option("--sample \(TerminalText.safe(text))", hint: "write SEED:INDEX, such as 1000000:3")
    }
    let builder = SampleBuilder(size)
    let kinds = sets.isEmpty ? [.identities, .pose, .camera, .depth] : chosen[0].kinds
    let sample = builder.sample(seed: seed, index: index, kinds: kinds)
    try StagedFolder.build(out) { folder in
      try SampleWriter.write(sample, builder.maker, to: folder, all: !manifest)
    }
    console.note("\(TerminalText.safe(out)): \(sample.prompt.text)")
  }
}
