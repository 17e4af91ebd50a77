import ArgumentParser
import Captioning
import Conditions
import Manifests
import Tensors

struct BenchRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure a whole run: conditions read and encoded, the caption written.",
    discussion: "The run is that of `a2c run` without the generators' prompts. The manifest names the model.")

  @OptionGroup var manifestOptions: ManifestOptions

  @Option(help: "f32, bf16 or auto.")
  var precision: PrecisionOption = .auto

  @Option(help: "Threads; all processors where this is left out.")
  var threads: Int?

  @Option(name: .customLong("repeat"), help: "How often it is measured, after one time that does not count.")
  var rounds = 3

  @Flag(help: "Write one JSON object a line.")
  var json = false

  func run() throws {
    let manifest = try manifestOptions.load()
    try manifest.checkInputs()
    let registry = try AdapterRegistry.standard(options: manifestOptions.search.adapterPaths)
    var options = BenchOptions()
    options.precision = precision
    options.threads = threads
    options.rounds = rounds
    options.json = json
    if case .name(let name) = manifest.model { options.model = name } else { options.model = "facts" }
    try options.validate()
    if let threads { Parallel.setThreads(threads) }
    let times = try options.times {
      var session = try CaptionSession(
        manifest, installation: Program.installation, registry: registry, precision: precision.precision)
      let conditions = try session.conditions { _, _, _ in }
      let settlement = try session.settle(conditions)
      _ = try session.write(session.prompt(conditions), settlement, conditions) { _ in }
    }
    try options.write(Measurement(name: "run", unit: "s", values: times), precision.precision)
  }
}
