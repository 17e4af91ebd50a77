import ArgumentParser
import Captioning
import Conditions
import Glibc
import Manifests
import Support
import Training

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train one stage of a model by a recipe.",
    discussion: """
      The stage gets a folder of its own in --out: the model when it is finished, metrics.jsonl and metrics.html while it \
      runs, and checkpoints. Ctrl-C saves and ends; --resume goes on as if it had never stopped.
      """)

  @Option(
    help: ArgumentHelp(
      "The recipe: a file, or the name of an installed one such as nano-encoders.", valueName: "file"))
  var recipe: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of all stages.", valueName: "folder"))
  var out: String

  @Flag(help: "Go on from the last checkpoint.")
  var resume = false

  @Option(help: "Workers, one for each core.")
  var workers = Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  @Option(help: ArgumentHelp("Stop and save after this many steps.", valueName: "steps"))
  var stopAfter: Int?

  @OptionGroup var search: AdapterSearch

  func validate() throws {
    guard (1...256).contains(workers) else { throw ValidationError("--workers: expected 1 to 256, found \(workers)") }
    guard stopAfter.map({ $0 > 0 }) ?? true else { throw ValidationError("--stop-after: expected at least 1") }
  }

  /// The recipe's file. A name without a slash and an extension is one of those that are installed.
  private func recipeFile() throws -> String {
    guard !FileSystem.exists(recipe), !recipe.contains("/"), Path.fileExtension(recipe).isEmpty else { return recipe }
    return try Program.installation.file(.recipes, recipe + ".yaml")
  }

  func run() throws {
    try OutputPath.check(out, "--out")
    let recipe = try Recipe.load(path: recipeFile())
    let console = Console()
    let start = try StageStart(
      recipe, stages: out, locator: ModelLocator(bundled: Program.installation.places(.models)))
    let template = try PromptTemplate.load(path: Program.installation.file(.prompts, "plain.yaml"))
    let registry = try AdapterRegistry.standard(options: search.adapterPaths)
    let source = try WorldSource(start, registry: registry, template: template)
    let trainer = try Trainer(
      start, source, folder: Path.join(out, recipe.name),
      options: Trainer.Options(workers: workers, resume: resume, stopAfter: stopAfter), console: console)
    StopRequest.install()
    switch try trainer.run() {
    case .finished: console.note("\(Path.join(out, recipe.name)): finished")
    case .stopped(let step):
      console.note("stopped after step \(step), saved; continue with --resume")
      if StopRequest.isSet { throw ExitCode(ExitStatus.interrupted.rawValue) }
    }
  }
}
