package import Chat
package import Claims
package import Conditions
import HTTP
package import Manifests
import Media
package import Support

/// A model behind a server that speaks OpenAI's protocol.
package struct RemoteCore: Sendable {
  package let server: ChatServer
  /// How the run manifest or the command line names it.
  package let reference: ServerReference
  private let texts: PromptTemplate

  package var name: String { server.model }

  /// Opens a server. Only where no model is named it is asked anything.
  /// - Throws: `HTTPError` for an address that is none, ``ChatError`` where the server has not exactly one model,
  ///   ``PromptError`` and what reading the prompt template throws.
  package init(_ reference: ServerReference, _ installation: Installation, retry: RetryPolicy = RetryPolicy()) throws {
    try self.init(
      reference, template: PromptTemplate.load(path: installation.file(.prompts, "remote.yaml")), retry: retry)
  }

  package init(_ reference: ServerReference, template: PromptTemplate, retry: RetryPolicy = RetryPolicy()) throws {
    let address = try HTTPAddress(reference.address)
    var patience = HTTPPatience()
    if let timeout = reference.timeout {
      patience.silence = timeout
      patience.total = timeout
      patience.connect = min(patience.connect, timeout)
    }
    texts = template
    self.reference = reference
    server = try ChatServer(
      address, model: reference.name, key: ServerKey.find(for: address, isUsers: reference.isUsers), patience: patience,
      retry: retry)
    if reference.vision == .off { server.refuse(.pictures) }
  }

  /// Whether pictures are worth reading for it.
  package var sees: Bool { server.abilities.takes(.pictures) }

  /// What conditions need to know of a server: pictures of moderate size, few frames of a clip.
  package func facts(_ limits: RunLimits) -> ModelFacts {
    var facts = ModelFacts()
    facts.sampling.maxFrames = limits.frames ?? 16
    facts.sampling.minFrames = min(facts.sampling.minFrames, facts.sampling.maxFrames)
    facts.sampling.fps = limits.fps ?? facts.sampling.fps
    facts.picture.maxPixels = limits.imagePixels ?? 768 * 768
    facts.picture.minPixels = min(facts.picture.minPixels, facts.picture.maxPixels)
    facts.video.maxPixels = limits.videoPixels ?? 448 * 448
    facts.video.minPixels = min(facts.video.minPixels, facts.video.maxPixels)
    return facts
  }

  /// What every run says of it, `nil` where nothing is to be said.
  package var notice: String? {
    guard server.isKeyInTheOpen else { return nil }
    return "the key goes unencrypted to \(TerminalText.safe(server.base.shown, limit: 200)); https:// encrypts it"
  }

  /// For the JSON result; no key and no query.
  package var json: JSON {
    .object([
      "address": .string(server.base.shown), "vision": .string(server.abilities.takes(.pictures) ? "assumed" : "off"),
    ])
  }

  /// Writes a caption.
  /// - Parameters:
  ///   - keep: with `repair`, parts that lost what is known are asked for again.
  ///   - onEvent: parts as they come.
  /// - Throws: ``ChatError`` where the server gives nothing to read.
  package func write(
    _ conditions: [FramedCondition], prompt: String, _ settlement: Settlement, _ settings: CaptionSettings,
    keep: KeepMode, isCancelled: @escaping () -> Bool = { false }, _ onEvent: (CaptionEvent) -> Void
  ) throws -> CoreAnswer {
    var run = RemoteRun(
      server: server, reference: reference, texts: texts, conditions: conditions, prompt: prompt,
      settlement: settlement, settings: settings, isCancelled: isCancelled)
    return try run.write(keep: keep, onEvent)
  }
}
