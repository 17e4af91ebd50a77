import ArgumentParser
import Captioning
import Chat
import Manifests
import Support

/// What writes the caption.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What writes: facts (no model), nano, a folder, a name in the Hugging Face cache, or a server's model; overrides the manifest's.",
      discussion: """
        Without the option and where the manifest says nothing, A2C_SERVER and A2C_MODEL are taken. A server's key comes \
        from A2C_API_KEY or OPENAI_API_KEY alone, and goes only to servers that you name here or in A2C_SERVER.
        """))
  var model: String?

  @Option(help: ArgumentHelp("The address of an OpenAI-compatible server that has the model.", valueName: "url"))
  var server: String?

  @Option(help: "Whether a server gets pictures: auto, on or off; overrides the manifest's.")
  var vision: ServerReference.Vision?

  @Option(help: "Whether a server's model analyses the task first: auto or off; overrides the manifest's.")
  var reason: ServerReference.Reason?

  func settle(_ run: inout RunManifest) throws {
    if let model, model.isEmpty { throw ValidationError("--model: the name is empty") }
    if let reference = reference(run) { run.model = reference }
    guard case .server(var reference) = run.model else {
      if vision != nil || reason != nil {
        throw ValidationError("--vision and --reason are for servers: name one with --server")
      }
      return
    }
    reference.vision = vision ?? reference.vision
    reference.reason = reason ?? reference.reason
    run.model = .server(reference)
  }

  /// Options go before the manifest, the manifest before the environment; `nil` where the manifest's stays.
  private func reference(_ run: RunManifest) -> ModelReference? {
    if let server {
      // What else the manifest says of its server holds for this one.
      var reference = ServerReference(address: server, name: Self.variable("A2C_MODEL"))
      if case .server(let old) = run.model { reference = old }
      (reference.address, reference.isUsers) = (server, true)
      reference.name = model ?? reference.name
      return .server(reference)
    }
    if let model {
      if case .server(var reference) = run.model {
        guard !isLocal(model) else { return local(model) }
        reference.name = model
        return .server(reference)
      }
      if let address = Self.variable(ServerKey.server), !isLocal(model) {
        return .server(ServerReference(address: address, name: model, isUsers: true))
      }
      return local(model)
    }
    guard !run.namesModel else { return nil }
    if let address = Self.variable(ServerKey.server) {
      return .server(ServerReference(address: address, name: Self.variable("A2C_MODEL"), isUsers: true))
    }
    return Self.variable("A2C_MODEL").map { local($0) }
  }

  /// Whether a name stands for what is on this machine, also where a server is named.
  private func isLocal(_ name: String) -> Bool {
    name == ModelReference.factsName || name == "nano" || isPlace(name)
  }

  private func isPlace(_ name: String) -> Bool { FileSystem.kind(name) == .folder || name.hasSuffix(".gguf") }

  /// A folder or file named on the command line is relative to where the user is, not to the manifest.
  private func local(_ name: String) -> ModelReference {
    let here = isPlace(name) ? FileSystem.realPath(name) : nil
    return here.map { .name($0) } ?? ModelReference(name: name)
  }

  private static func variable(_ name: String) -> String? {
    Environment.variable(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension ServerReference.Vision: ExpressibleByArgument {}
extension ServerReference.Reason: ExpressibleByArgument {}
