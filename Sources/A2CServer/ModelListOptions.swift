#if Server
  import ArgumentParser
  import Chat
  import Manifests
  import Support

  /// The models that clients may name, by the operator's word alone.
  struct ModelListOptions: ParsableArguments {
    @Option(
      name: .customLong("model"),
      help: ArgumentHelp(
        "A model that clients may name: facts, nano, a folder, a name in the Hugging Face cache, or a server's model. The first one writes where a request names none.",
        discussion: """
          Without it facts and nano, behind the server's model where one is named. Where a server is named, names that are \
          not facts, nano, a folder or a file are its models.
          """))
    var models: [String] = []

    @Option(
      help: ArgumentHelp(
        "The address of an OpenAI-compatible server that has models; else A2C_SERVER, with A2C_MODEL. Its key comes from A2C_API_KEY or OPENAI_API_KEY.",
        valueName: "url"))
    var server: String?

    @Option(help: "Whether that server gets pictures: auto, on or off.")
    var vision: ServerReference.Vision = .auto

    @Option(help: "Whether its model analyses the task first: auto or off.")
    var reason: ServerReference.Reason = .auto

    /// What the names stand for.
    var references: [ModelReference] {
      guard let address = server ?? Self.variable(ServerKey.server) else {
        return (models.isEmpty ? ["facts", "nano"] : models).map { ModelReference(name: $0) }
      }
      func remote(_ name: String?) -> ModelReference {
        .server(ServerReference(address: address, name: name, vision: vision, reason: reason, isUsers: true))
      }
      guard !models.isEmpty else {
        return [remote(Self.variable("A2C_MODEL")), .facts, ModelReference(name: "nano")]
      }
      return models.map { Self.isLocal($0) ? ModelReference(name: $0) : remote($0) }
    }

    private static func isLocal(_ name: String) -> Bool {
      name == ModelReference.factsName || name == "nano" || FileSystem.kind(name) == .folder || name.hasSuffix(".gguf")
    }

    private static func variable(_ name: String) -> String? {
      Environment.variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  extension ServerReference.Vision: ExpressibleByArgument {}
  extension ServerReference.Reason: ExpressibleByArgument {}
#endif
