#if Server
  import ArgumentParser
  import Captioning
  import Conditions
  import Glibc
  import Manifests
  import Serving
  import Support
  import Tensors

  /// The command line of the server.
  @main
  struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "a2c-serve",
      abstract: "Serve captions, prompts and bundles over HTTP, with a page to work on.",
      discussion: """
        Without a key it listens to this machine alone. A key comes from --key-file, one a line, or from A2C_KEY; with one it \
        may listen elsewhere: --address 0.0.0.0 --host NAME. TLS is for a proxy in front of it.
        """)

    @Option(help: "The port; 0 takes a free one.")
    var port: Int = 8080

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "ip"))
    var address: String = "127.0.0.1"

    @OptionGroup var modelOptions: ModelListOptions

    @Option(
      name: .customLong("root"),
      help: ArgumentHelp("A folder whose files clients may name, as NAME/path.", valueName: "name=folder"))
    var roots: [String] = []

    @Option(name: .customLong("host"), help: ArgumentHelp("A name that the server may be called.", valueName: "name"))
    var hosts: [String] = []

    @Option(
      name: .customLong("origin"),
      help: ArgumentHelp("Pages of others that may use it, such as https://studio.example.", valueName: "origin"))
    var origins: [String] = []

    @Option(help: ArgumentHelp("A file with the keys that let clients in, one a line.", valueName: "file"))
    var keyFile: String?

    @OptionGroup var caps: CapOptions

    @Flag(help: "Refuse strangers' adapters where this machine cannot hold them back from everything.")
    var strict = false

    @Option(
      name: .customLong("adapter-path"), help: ArgumentHelp("A folder with adapters (absolute).", valueName: "folder"))
    var adapterPaths: [String] = []

    @Option(
      name: .customLong("generator-path"), help: ArgumentHelp("A folder with generator manifests.", valueName: "folder")
    )
    var generatorPaths: [String] = []

    @Option(help: ArgumentHelp("The folder of the page.", valueName: "folder"))
    var page: String?

    @Flag(help: "Write no line for each request.")
    var quiet = false

    func run() async throws {
      FreedMemory.shareArenas()
      StandardDescriptors.reserve()
      signal(SIGPIPE, SIG_IGN)
      signal(SIGXFSZ, SIG_IGN)
      do {
        let setup = try ServerSetup(self)
        try await HTTPServer(setup.service, address: address, port: port, caps: caps).run()
        guard setup.service.finish(seconds: Double(caps.stopSeconds)) else {
          throw Unfinished(seconds: caps.stopSeconds)
        }
      } catch let error as any ExplainedError {
        Console().fail(error)
        throw ExitCode(error.exitStatus.rawValue)
      }
    }
  }

  /// What ran when the server was stopped did not come to its end in time.
  private struct Unfinished: ExplainedError {
    let seconds: Int
    var message: String { "requests were still running \(seconds) s after the server was told to stop" }
    var exitStatus: ExitStatus { .failure }
  }
#endif
