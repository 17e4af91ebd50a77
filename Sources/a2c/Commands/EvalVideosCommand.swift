import Adherence
import ArgumentParser
import Conditions
import Support

struct EvalVideosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "videos", abstract: "Compare what was found in generated videos with what was asked for.",
    discussion: """
      A list names pairs, one JSON object a line: {"row": "CameraCtrl", "camera": {"reference": "asked.txt", "estimate": \
      "found.txt"}}, likewise depth and pose; vbench names the results of a row. The tables are the paper's 3, 5 and 6. \
      docs/evaluation.md says what each figure is.
      """)

  @Option(help: ArgumentHelp("The list of pairs, as lines of JSON.", valueName: "file"))
  var pairs: String

  @Option(
    name: .customLong("camera-align"),
    help: "How camera paths are laid on each other: first, relative, absolute, scale, se3 or sim3.")
  var cameraAlign = "relative"

  @Option(
    name: .customLong("depth-align"),
    help: "How depths are brought to one scale: none, median, least-squares or range.")
  var depthAlign = "none"

  @Option(help: "A key point is right within this share of the person's box.")
  var alpha = 0.1

  @Option(help: "Where numbers of frames differ: exact (an error) or spread (evenly spread frames of the longer).")
  var lengths = "exact"

  @Option(help: "Which tables are written: 3, 5, 6, with commas between them.")
  var tables = "5"

  @Flag(help: "Write one JSON object instead of tables.")
  var json = false

  @OptionGroup var search: AdapterSearch

  func run() throws {
    let console = Console()
    let chosen = try tables.split(separator: ",").map { name -> PaperTable in
      guard let table = Int(name).flatMap({ PaperTable(rawValue: $0) }) else {
        throw ValidationError("--tables: 3, 5 and 6 are there")
      }
      return table
    }
    guard alpha.isFinite, alpha > 0, alpha <= 1 else { throw ValidationError("--alpha: above 0, at most 1") }
    var evaluation = VideoEvaluation(
      registry: try AdapterRegistry.standard(options: search.adapterPaths), options: .reporting(to: console))
    evaluation.camera = try Self.choice(cameraAlign, "--camera-align")
    evaluation.depth = try Self.choice(depthAlign, "--depth-align")
    evaluation.lengths = try Self.choice(lengths, "--lengths")
    evaluation.alpha = alpha
    let list = try VideoPair.list(pairs)
    let bar = ProgressBar(total: list.count)
    var outcomes: [VideoEvaluation.Outcome] = []
    for pair in list {
      outcomes.append(try evaluation.outcome(pair))
      bar.show(outcomes.count)
    }
    bar.end()
    let report = VideoReport(outcomes)
    for outcome in outcomes {
      for (what, error) in outcome.failures {
        let hint = error.hint.map { " (\($0))" } ?? ""
        console.warn(TerminalText.safe("\(outcome.pair.id), \(what): \(error.description)\(hint)"))
      }
    }
    if json {
      try StandardOutput.write(report.json(evaluation).text(pretty: true) + "\n")
    } else {
      var text = ""
      for table in chosen { text += "Table \(table.rawValue)\n\n" + report.table(table) + "\n" }
      text += "Camera: \(evaluation.camera.words); sums over the frames, RotErr in radians.\n"
      text += "Depth: \(evaluation.depth.words). Pose Acc.: PCK@\(alpha) in %.\n"
      try StandardOutput.write(text)
    }
    // A figure of fewer pairs than were asked for is no success.
    if report.failures > 0 { throw ExitCode(ExitStatus.badInput.rawValue) }
  }

  private static func choice<T: RawRepresentable & CaseIterable>(_ name: String, _ option: String) throws -> T
  where T.RawValue == String {
    if let value = T(rawValue: name) { return value }
    throw ValidationError("\(option): \(T.allCases.map(\.rawValue).joined(separator: ", ")) are there")
  }
}
