import ArgumentParser
import Captioning
import Conditions
import Evaluation
import Glibc
import Support
import Synthesis

struct EvalCaptionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "captions", abstract: "Caption samples of the synthetic world and compare with the truth.",
    discussion: """
      Facts in words are off, since they would give the answers away. Questions are asked about what conditions show \
      and the prompt states; a judge of rules reads the answers from the caption alone. Seeds from 900000 to 999999 are \
      for this; those below are trained on and refused.
      """)

  @Option(help: "The model: nano, a folder, or a name in the Hugging Face cache.")
  var model = "nano"

  @Option(help: ArgumentHelp("Samples that 'a2c synth' wrote, instead of --synth-seed.", valueName: "folder"))
  var data: String?

  @Option(help: "Which samples are made.")
  var synthSeed: UInt64?

  @Option(help: "Samples of each condition set.")
  var count = 200

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Conditions that are given: several with a plus between them. Without any, the eight sets of the paper's table 10.",
      valueName: "conditions"))
  var sets: [String] = []

  @Option(
    help: ArgumentHelp(
      "Caption also without this condition, if a set has it; 'all' for each. Asked is what only it answers.",
      valueName: "condition"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "Caption also with another scene's condition in place of this one; 'all' for each.", valueName: "condition"))
  var swap: [String] = []

  @Option(help: "Facts in words: off, or both, to compare.")
  var facts: FactsMode = .off

  @Option(help: "Metrics against the reference captions, with commas between them: bleu2, rouge-l, meteor, or none.")
  var metrics = "bleu2,rouge-l,meteor"

  @Option(
    name: .customLong("wordnet"),
    help: ArgumentHelp("The folder dict of WordNet 3.0, for METEOR's synonyms.", valueName: "folder"))
  var wordNet: String?

  @Option(
    help: ArgumentHelp("The archive meteor-1.5.jar, for METEOR as COCO scores it; needs java.", valueName: "file"))
  var meteorJar: String?

  @Flag(help: "Caption also without the six-part grammar.")
  var free = false

  @Flag(
    help: "Judge also the short prompt followed by a caption of each condition by itself (the paper's table 3).")
  var apart = false

  @Option(help: "Tokens over the six parts.")
  var maxTokens = 400

  @Option(help: "Samples that are worked on at the same time.")
  var jobs = Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  @Option(help: "f32, bf16 or auto.")
  var precision: PrecisionOption = .auto

  @Option(help: ArgumentHelp("Write every caption with its answers, as lines of JSON.", valueName: "file"))
  var log: String?

  @Flag(help: "Write one JSON object instead of tables.")
  var json = false

  @OptionGroup var search: AdapterSearch

  enum FactsMode: String, CaseIterable, ExpressibleByArgument { case off, both }

  func validate() throws {
    guard (data == nil) != (synthSeed == nil) else { throw ValidationError("give --synth-seed, or --data") }
    guard data == nil || (sets.isEmpty && swap.isEmpty) else {
      throw ValidationError("--set and --swap need --synth-seed: what is in a folder is given")
    }
    guard (1...1_000_000).contains(count) else { throw ValidationError("--count: from 1 to 1000000") }
    guard (6...32_768).contains(maxTokens) else { throw ValidationError("--max-tokens: from 6 to 32768") }
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs: from 1 to 256") }
  }

  func run() throws {
    let console = Console()
    let sets = try self.sets.isEmpty ? GivenSet.standard : self.sets.map { try GivenSet(parsing: $0) }
    var options = EvaluationOptions()
    options.without = try Self.kinds(without)
    options.swapped = try Self.kinds(swap)
    options.jobs = jobs
    options.metrics = try lexicalMetrics()
    if facts == .both { options.modes.insert(.facts) }
    if free { options.modes.insert(.free) }
    if apart { options.modes.insert(.apart) }
    if let synthSeed, SeedRange(synthSeed) == .training { throw EvaluationError.trainingSeed(synthSeed, place: nil) }

    let registry = try AdapterRegistry.standard(options: search.adapterPaths)
    let folder = try ModelLocator(bundled: Program.installation.places(.models)).folder(model, relativeTo: ".")
    let model = try LocalModel(name: model, folder: folder, precision: precision.precision)
    if let notice = model.notice { console.warn(notice) }
    let source: any EvaluationSource =
      if let data {
        try FolderSource(folder: data, registry: registry, facts: model.facts)
      } else {
        try SyntheticSource(
          seed: synthSeed ?? 0, samples: count, sets: sets, registry: registry, facts: model.facts)
      }
    let start = ResourceUse.seconds
    let evaluation = CaptionEvaluation(
      try CaptionModel(model, installation: Program.installation, maxTokens: maxTokens), source, options,
      registry: registry)
    let bar = ProgressBar(total: source.count)
    let outcomes = try evaluation.run { bar.show($0) }
    bar.end()
    let seconds = ResourceUse.seconds - start
    let captions = outcomes.reduce(0) { $0 + $1.trials.count + $1.without.count + $1.swapped.count }
    let rate = Decimal.text(Double(captions) / max(seconds, 1e-3), digits: 2)
    console.note(
      "\(source.count) samples, \(captions) captions, \(Decimal.text(seconds, digits: 1)) s (\(rate) a second)")
    if let log { try StagedFile.write(Array(TrialLog.text(outcomes, sets: source.sets).utf8), to: log) }

    let report = CaptionReport(outcomes, sets: source.sets)
    if json {
      let head = [
        JSON.Member("evaluation", "captions/1"), JSON.Member("model", OpenedCore.embedded(model).json),
        JSON.Member("source", .string(source.name)), JSON.Member("max_tokens", .int(maxTokens)),
        JSON.Member("wordnet", .bool(options.metrics?.usesWordNet ?? false)), JSON.Member("captions", .int(captions)),
        JSON.Member("seconds", .double((seconds * 1000).rounded() / 1000)),
      ]
      try StandardOutput.write(JSON.object(head + report.members).text(pretty: true) + "\n")
    } else {
      try StandardOutput.write(report.table)
    }
  }

  private func lexicalMetrics() throws -> LexicalMetrics? {
    if metrics == "none" { return nil }
    let families = try metrics.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let family = LexicalMetrics.Family(rawValue: String(name)) else {
        throw EvaluationError.option(
          "no metric \(TerminalText.quoted(String(name)))",
          hint: Suggestion.hint(
            for: String(name), among: LexicalMetrics.Family.allCases.map(\.rawValue) + ["none"]))
      }
      return family
    }
    return LexicalMetrics(
      Set(families), wordNet: try wordNet.map { try WordNet(folder: $0) },
      program: try meteorJar.map { try METEORProgram(archive: $0) })
  }

  /// Conditions by their names, `all` for each.
  private static func kinds(_ names: [String]) throws(EvaluationError) -> Set<ConditionKind> {
    var kinds: Set<ConditionKind> = []
    for name in names {
      if name == "all" {
        kinds.formUnion(ConditionKind.allCases)
      } else if let kind = ConditionKind(rawValue: name) {
        kinds.insert(kind)
      } else {
        throw .option(
          "no condition \(TerminalText.quoted(name))",
          hint: Suggestion.hint(for: name, among: ConditionKind.allCases.map(\.rawValue) + ["all"]))
      }
    }
    return kinds
  }
}
