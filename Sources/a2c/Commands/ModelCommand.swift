import ArgumentParser
import Captioning
import Support

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Work with models.", subcommands: [New.self, ModelQuantizeCommand.self])

  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a model with random weights.",
      discussion: "The folder is laid out as Hugging Face lays models out, with a byte-level tokenizer and an a2c.yaml."
    )

    enum Size: String, CaseIterable, ExpressibleByArgument { case nano }

    @Option(help: "Its size: nano.")
    var size: Size = .nano

    @Option(help: "The start of the random numbers; the same seed gives the same model.")
    var seed: UInt64 = 0

    @Option(name: .shortAndLong, help: "The folder to write.")
    var out: String

    @Flag(help: "Replace a model that this command wrote earlier.")
    var force = false

    func run() throws {
      try OutputPath.check(out, "--out")
      try ModelWriter.writeNano(to: out, seed: seed, replacing: force)
      Console().note("\(out): a nano model with random weights (seed \(seed))")
    }
  }
}
