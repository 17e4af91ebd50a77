import ArgumentParser
import Support

/// Writes the manual page. `make install` calls it, nobody else needs to.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual page, for man.", shouldDisplay: false)

  func run() throws {
    let help = try JSONParser.parse(A2C._dumpHelp())
    try StandardOutput.write(ManualPage(help["command"] ?? .null).text)
  }
}
