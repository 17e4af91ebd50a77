import ArgumentParser
import Conditions
import Manifests
import Support

/// What it costs to run an adapter in a process of its own.
struct BenchIsolationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "isolation", abstract: "Measure what a process of its own costs an adapter.",
    discussion: """
      Reads each condition in this process and in a worker in turn, and compares the middle times; 'new' is a worker made \
      for the condition alone, which loads the adapter and, where that is not trusted, is fenced in. The model is not \
      opened: adapters are told of one with all encoders. The goal is 5 ms and 15 % on top of the time in this process.
      """)

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(help: "How often each condition is read in each place.")
  var rounds = 20

  @Flag(help: "Write one JSON object instead of a table.")
  var json = false

  func validate() throws {
    if !(1...10_000).contains(rounds) { throw ValidationError("--rounds: from 1 to 10000") }
  }

  func run() throws {
    let manifest = try manifestOptions.load()
    try manifest.checkInputs()
    let registry = try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    let facts = ModelFacts(tokenWidth: 1536, hasMotionEncoder: true, hasCameraEncoder: true)
    let here = ConditionReader(registry, for: .model(facts), options: HostOptions(isolation: .none))
    let there = ConditionReader(registry, for: .model(facts), options: HostOptions(isolation: .all(.own)))
    let start = ResourceUse.seconds
    ConditionReader.warmUp(manifest.conditions, registry, there.options)
    var rows: [IsolationCost] = []
    var first: Double?
    for entry in manifest.conditions {
      // The first time pays for what is loaded once a process.
      _ = try here.read(entry, in: manifest.path)
      let begin = ResourceUse.seconds
      let blocks = try there.read(entry, in: manifest.path)
      first = first ?? ResourceUse.seconds - (rows.isEmpty ? start : begin)
      var pairs = PairedTimes()
      var alone: [Double] = []
      for round in 0..<rounds {
        try pairs.measure(
          round, { _ = try here.read(entry, in: manifest.path) }, { _ = try there.read(entry, in: manifest.path) })
        let begin = ResourceUse.seconds
        _ = try ConditionReader(registry, for: .model(facts), options: there.options).read(entry, in: manifest.path)
        alone.append(ResourceUse.seconds - begin)
      }
      rows.append(
        IsolationCost(
          adapter: blocks.adapter.id, isConfined: AdapterPlace(try registry.adapter(named: entry.adapter)).isConfined,
          bytes: IsolationCost.bytes(blocks.blocks), times: pairs, alone: PairedTimes.median(alone)))
    }
    let text =
      json
      ? IsolationCost.json(rows, rounds: rounds, first: first ?? 0).text() : IsolationCost.table(rows, first: first)
    try StandardOutput.write(text + "\n")
  }
}
