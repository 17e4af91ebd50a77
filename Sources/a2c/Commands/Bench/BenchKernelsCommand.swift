import ArgumentParser
import Support
import Tensors

struct BenchKernelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels", abstract: "Compare the kernels with the portable ones.",
    discussion: """
      Each kernel does the same work in turn with the portable one of its name. --check fails where one is not as much \
      faster as it should be.
      """)

  @Option(name: .customLong("repeat"), help: "How often each is measured.")
  var rounds = 15

  @Flag(help: "Fail where a kernel is too slow.")
  var check = false

  @Flag(help: "Write one JSON object a line.")
  var json = false

  func validate() throws {
    if !(1...10_000).contains(rounds) { throw ValidationError("--repeat: from 1 to 10000") }
  }

  struct TooSlow: ExplainedError {
    let names: [String]
    var message: String { "slower than they should be: " + names.joined(separator: ", ") }
    var hint: String? { "is the machine busy? measure again" }
    var exitStatus: ExitStatus { .failure }
  }

  func run() throws {
    let rows = KernelRace.run(rounds: rounds)
    for row in rows { try StandardOutput.write((json ? row.json.text() : row.line) + "\n") }
    let slow = rows.filter { $0.ratio < $0.least }
    if check, !slow.isEmpty { throw TooSlow(names: slow.map(\.name)) }
  }
}
