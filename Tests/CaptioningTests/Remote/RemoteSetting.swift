import Captioning
import Chat
import Claims
import Conditions
import Manifests
import Media
import Support
import TestSupport

/// A remote core before a scripted server.
struct RemoteSetting {
  static let whole: [CaptionPart: String] = [
    .dense: "A red fox runs through fresh snow at dawn.", .mainObject: "A red fox with a white tail.",
    .background: "A forest in winter.", .camera: "A wide shot from the side.", .style: "Photorealistic, cold light.",
    .action: "The fox runs from left to right.",
  ]

  static func object(_ parts: [CaptionPart: String] = whole) -> String {
    JSON.object(CaptionPart.allCases.compactMap { part in parts[part].map { JSON.Member(part.rawValue, .string($0)) } })
      .text()
  }

  static func answer(_ text: String, finish: String = "stop") -> [ScriptedServer.Step] {
    ScriptedServer.Step.answer(
      200,
      JSON.object([
        "choices": [.object(["message": .object(["content": .string(text)]), "finish_reason": .string(finish)])]
      ]).text())
  }

  static func refusal(_ text: String) -> [ScriptedServer.Step] {
    ScriptedServer.Step.answer(400, JSON.object(["error": .object(["message": .string(text)])]).text())
  }

  static func core(
    _ scripted: ScriptedServer, vision: ServerReference.Vision = .auto, reason: ServerReference.Reason = .off
  ) throws -> RemoteCore {
    var retry = RetryPolicy()
    retry.sleep = { _ in }
    return try RemoteCore(
      ServerReference(address: scripted.url, name: "m", vision: vision, reason: reason),
      template: PromptTemplate.load(path: "\(TestFiles.root)/Manifests/prompts/remote.yaml"), retry: retry)
  }

  /// Asks for a caption of a prompt.
  static func write(
    _ core: RemoteCore, _ prompt: String = "a red fox runs through fresh snow", conditions: [FramedCondition] = [],
    keep: KeepMode = .off, settings: CaptionSettings = CaptionSettings(), _ onEvent: (CaptionEvent) -> Void = { _ in }
  ) throws -> CoreAnswer {
    let settlement = Settlement.settle(PromptReading(prompt), conditions.flatMap(\.source.claims))
    return try core.write(conditions, prompt: prompt, settlement, settings, keep: keep, onEvent)
  }

  /// A condition with an adapter of its own.
  static func condition(_ id: String, _ blocks: [Block], claims: [Claim] = []) throws -> FramedCondition {
    let manifest = """
      a2c: adapter/1
      id: org.example.\(id)
      version: 1.0.0
      name: The \(id)
      depicts: "what \(id) shows"
      library: {linux-x86_64: {file: libx.so}}
      inputs: {media: [picture], count: {min: 1, max: 9}}
      frame_tokens: {begin: "<|vision_start|>", end: "<|vision_end|>"}
      encoder: vision
      """
    return FramedCondition(
      unencoded: ConditionBlocks(
        entry: ConditionEntry(adapter: "org.example.\(id)", inputs: []),
        adapter: try AdapterManifest.parse(text: manifest, path: "adapter.yaml"), blocks: blocks, decisions: [],
        log: [],
        claims: claims))
  }

  /// Pictures of one grey each, so that each is told from the others.
  static func frames(_ greys: [UInt8], isVideo: Bool, side: Int = 28) -> Block {
    .frames(
      FrameBlock(
        pictures: greys.map { Picture(width: side, height: side, fill: ($0, $0, $0)) }, encoder: .vision,
        isVideo: isVideo, sourceIndices: greys.indices.map { $0 * 4 }, framesPerSecond: isVideo ? 8 : 0,
        isNumbered: !isVideo))
  }

  /// The user's message of a request.
  static func content(_ request: ScriptedServer.Request?) throws -> JSON? {
    try request.map { try JSONParser.parse($0.body) }?["messages"]?.arrayValue?.first {
      $0["role"]?.stringValue == "user"
    }?["content"]
  }
}
