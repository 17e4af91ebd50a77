import ArgumentParser
import Conditions
import Support

struct AdapterTrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust", abstract: "Let adapters run in the program's own process.",
    discussion: """
      Writes the ids of adapters and the SHA-256 of their libraries into $XDG_CONFIG_HOME/a2c/trusted-adapters \
      (~/.config/a2c/trusted-adapters). A library that is listed there runs in the program's own process, with all of \
      your rights, and a defect of it ends the program; any other gets a process of its own, in which it can change no \
      file and reach no other process. One that changes is no longer trusted. The bundles stay as they are.
      """)

  @OptionGroup var bundles: BundleArguments

  @OptionGroup var list: TrustOptions

  @Flag(help: "Trust them no longer.")
  var remove = false

  func run() throws {
    if remove { try list.distrust(bundles.paths, search: bundles.search) } else { try list.trust(bundles.folders()) }
  }
}
