import Generators
import Manifests
package import Support

/// A request in the form of OpenAI's chat completions: the last message of the user is the prompt, its pictures are
/// conditions, and an object `a2c` says the rest. Members that this form has and a caption has no use for are passed over,
/// as OpenAI's servers pass over what they do not know.
package struct ChatRequest: Sendable {
  package let caption: CaptionRequest
  package let isStreamed: Bool
  /// A last piece of the stream that counts tokens.
  package let wantsUsage: Bool
  /// The answer's text is the caption as JSON.
  package let wantsJSON: Bool
  /// The answer's text is the prompt of this generator.
  package let generator: String?
  /// The name of the model, as the client wrote it.
  package let model: String?

  /// - Parameters:
  ///   - isModel: whether a name is a model's, whatever signs are in it.
  ///   - keep: stores a file that lies in the request, and gives its id.
  /// - Throws: ``ServerError`` or `ManifestError`
  package init(json: JSON, isModel: (String) -> Bool = { _ in false }, keep: (ChatPicture) throws -> String) throws {
    let json = json.withoutNulls
    guard json.members != nil else { throw Self.wrong("expected an object with messages", at: nil) }
    let message = try Self.userMessage(json)
    let own = json["a2c"] ?? .object([])
    guard let ownMembers = own.members else { throw Self.wrong("expected an object", at: "a2c") }
    if let count = json["n"], count.intValue != 1 { throw Self.wrong("only one answer is written", at: "n") }

    var conditions = own["conditions"]?.arrayValue ?? []
    conditions += try Self.conditions(message.pictures, own, keep)
    var members = ownMembers.filter { !["pictures", "videos", "content", "conditions", "prompt"].contains($0.key) }
    members.append(JSON.Member("prompt", .string(message.text)))
    if !conditions.isEmpty { members.append(JSON.Member("conditions", .array(conditions))) }
    let (model, generator) = try Self.model(json, own, isModel)
    if let model { members = members.filter { $0.key != "model" } + [JSON.Member("model", .string(model))] }
    if let generator, !(own["generators"]?.arrayValue ?? []).contains(.string(generator)) {
      let named = own["generators"]?.arrayValue ?? []
      members =
        members.filter { $0.key != "generators" } + [JSON.Member("generators", .array(named + [.string(generator)]))]
    }
    var caption = try CaptionRequest(json: .object(members))
    Self.settings(json, &caption.manifest.caption)
    self.caption = caption
    self.model = json["model"]?.stringValue
    self.generator = generator
    isStreamed = try CaptionRequest.flag(json, "stream")
    wantsUsage = json["stream_options"]?["include_usage"]?.boolValue ?? false
    wantsJSON = ["json_object", "json_schema"].contains(json["response_format"]?["type"]?.stringValue ?? "")
  }

  // MARK: Model and settings

  /// `nano`, or `nano:cogvideox` where the answer is to be a generator's prompt, for clients that send nothing of their own.
  private static func model(
    _ json: JSON, _ own: JSON, _ isModel: (String) -> Bool
  ) throws(ServerError) -> (String?, generator: String?) {
    var (name, generator) = (json["model"]?.stringValue, own["content"]?.stringValue)
    if json["model"] != nil, name == nil { throw wrong("expected a model's name", at: "model") }
    if let full = name, !isModel(full), let colon = full.lastIndex(of: ":") {
      generator = generator ?? String(full[full.index(after: colon)...])
      name = String(full[..<colon])
    }
    return (name, generator)
  }

  /// What the form says of decoding, brought to what a caption takes.
  private static func settings(_ json: JSON, _ settings: inout CaptionSettings) {
    if let most = (json["max_completion_tokens"] ?? json["max_tokens"])?.intValue {
      settings.maxTokens = min(32_768, max(6, most))
    }
    if let temperature = json["temperature"]?.doubleValue { settings.temperature = min(10, max(0, temperature)) }
    if let share = json["top_p"]?.doubleValue, share > 0, share < 1 { settings.topP = share }
    if let seed = json["seed"]?.intValue { settings.seed = UInt64(seed.magnitude & UInt(Int.max)) }
  }

  // MARK: Messages

  private static func userMessage(_ json: JSON) throws(ServerError) -> (text: String, pictures: [ChatPicture]) {
    guard let messages = json["messages"]?.arrayValue, !messages.isEmpty else {
      throw wrong("expected a list of messages", at: "messages")
    }
    guard let index = messages.lastIndex(where: { $0["role"]?.stringValue == "user" }) else {
      throw wrong("there is no message of the user", at: "messages")
    }
    let place = "messages[\(index)].content"
    guard let content = messages[index]["content"] else { return ("", []) }
    if let text = content.stringValue { return (text, []) }
    guard let parts = content.arrayValue else { throw wrong("expected a text or a list of parts", at: place) }
    var texts: [String] = []
    var pictures: [ChatPicture] = []
    for (number, part) in parts.enumerated() {
      let place = "\(place)[\(number)]"
      switch part["type"]?.stringValue {
      case "text", "input_text": texts.append(part["text"]?.stringValue ?? "")
      case "image_url", "input_image":
        pictures.append(try ChatPicture(part["image_url"], isVideo: false, at: place + ".image_url"))
      case "video_url": pictures.append(try ChatPicture(part["video_url"], isVideo: true, at: place + ".video_url"))
      default:
        throw ServerError(
          400, "invalid_request", "parts of this type are not read", at: place + ".type",
          hint: "text, image_url and video_url are; other files go to POST /v1/files and into a2c.conditions")
      }
    }
    return (texts.joined(separator: "\n"), pictures)
  }

  /// Pictures are one condition, numbered in their order; each clip is one.
  private static func conditions(
    _ pictures: [ChatPicture], _ own: JSON, _ keep: (ChatPicture) throws -> String
  ) throws -> [JSON] {
    var ids: [JSON] = []
    var conditions: [JSON] = []
    for picture in pictures {
      let id = JSON.string(try keep(picture))
      if picture.isVideo {
        conditions.append(.object(["adapter": own["videos"] ?? "clip", "input": id]))
      } else {
        ids.append(id)
      }
    }
    if !ids.isEmpty {
      conditions.insert(.object(["adapter": own["pictures"] ?? "multi-id", "inputs": .array(ids)]), at: 0)
    }
    return conditions
  }

  private static func wrong(_ message: String, at place: String?) -> ServerError {
    ServerError(400, "invalid_request", message, at: place)
  }
}
