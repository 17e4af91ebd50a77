import ArgumentParser
import Support

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what this machine and this installation give, and what is missing.",
    discussion: """
      Loads the libraries, looks for adapters, generators and the model, and tries from inside the process of an adapter \
      what that must not be able to do. Ends with 69 where something is missing that runs need.
      """)

  @OptionGroup var search: AdapterSearch

  @Flag(help: "Write one JSON object instead of lines.")
  var json = false

  func run() throws {
    let found = Examination(search)
    try StandardOutput.write(json ? object(found).text(pretty: true) + "\n" : text(found))
    if !found.isSound { throw ExitCode(ExitStatus.unavailable.rawValue) }
  }

  private func object(_ found: Examination) -> JSON {
    .object([
      "sound": .bool(found.isSound), "findings": .array(found.findings.map(\.json)),
      "fence": .array(found.fence.map(\.json)),
    ])
  }

  private func text(_ found: Examination) -> String {
    let width = (found.findings + found.fence).map(\.name.count).max() ?? 0
    let isWhole = !found.fence.contains { $0.state != .ok && $0.name != "memory" }
    let head =
      isWhole
      ? "The process of an adapter that you do not trust (isolation: strict can be had):"
      : "The process of an adapter that you do not trust (isolation: strict is refused here):"
    return (found.findings.map { $0.lines(width) } + ["", head] + found.fence.map { $0.lines(width) })
      .joined(separator: "\n") + "\n"
  }
}
