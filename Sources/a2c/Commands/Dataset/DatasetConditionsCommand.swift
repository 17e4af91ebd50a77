import ArgumentParser
import Conditions
import Datasets
import Manifests
import Support

struct DatasetConditionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conditions", abstract: "Make each instance's conditions with tools of your own.",
    discussion: """
      Standard input has the lines of a2c dataset clips. Each tool's result is looked at by the adapters; one that \
      none reads, or that reads as something else, is a failure. A result that is there already is not made again.
      """)

  @Option(help: ArgumentHelp("The list of tools (a2c: tools/1).", valueName: "file"))
  var tools: String

  @Option(help: ArgumentHelp("The folder for results, one folder an instance.", valueName: "folder"))
  var into: String

  @OptionGroup var step: StepOptions
  @OptionGroup var search: AdapterSearch

  func run() throws {
    let maker = ConditionMaker(
      try ToolList.load(path: tools), into: into, registry: try AdapterRegistry.standard(options: search.adapterPaths),
      options: .reporting(to: Console(quiet: true)))
    try LineFilter(options: step, descriptor: 0).run { line in
      let (members, hasFailed) = try LineFilter.instance(line)
      if hasFailed { return LineFilter.Outcome(members: members, isGood: false) }
      let (made, failures) = try maker.members(.object(members))
      let kept = members.filter { !["conditions", "failures"].contains($0.key) } + made
      guard !failures.isEmpty else { return LineFilter.Outcome(members: kept) }
      return LineFilter.Outcome(members: kept + [JSON.Member("failures", .array(failures))], isGood: false)
    }
  }
}
