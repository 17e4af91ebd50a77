import Captioning
import Claims
import Manifests
import Qwen2VL
import Support
import Tensors
import TestSupport
import Tokenization

/// A very small model in a scratch folder, which tests change before it is opened.
final class TinyModel {
  static let special = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>",
    "<|video_pad|>",
  ]

  let scratch = ScratchFolder()
  let tokenizer: Tokenizer
  var sizes: NewModel
  /// Weights by name, from which ``open()`` writes the file.
  var weights: [String: (shape: [Int], values: [Float])] = [:]

  /// - Parameters:
  ///   - rows: rows of the embedding table; `nil` for as many as there are tokens
  ///   - special: tokens behind the 256 bytes
  init(rows: Int? = nil, tied: Bool = false, special: [String] = special, seed: UInt64 = 1) throws {
    let json = ByteLevelVocabulary.tokenizerJSON(special: special)
    tokenizer = try Tokenizer(json: json, source: "tokenizer.json")
    let text = TextConfig(
      vocabulary: rows ?? tokenizer.count, width: 16, mlpWidth: 24, layers: 2, heads: 2, keyValueHeads: 1, headWidth: 8,
      ropeTheta: 1e6, ropeSections: [2, 1, 1], normEpsilon: 1e-6, maxPositions: 4096, tiedHead: tied)
    let vision = TowerConfig(
      depth: 1, width: 8, heads: 2, mlpWidth: 16, channels: 3, patch: 4, temporalPatch: 2, merge: 2, tokenWidth: 16)
    sizes = NewModel(text: text, vision: vision, motion: nil, camera: nil)
    for (name, shape) in try sizes.weights() {
      weights[name] = (shape, NewModel.randomValues(name: name, shape: shape, seed: seed))
    }
    scratch.write(json.text(), to: "tokenizer.json")
    scratch.write(sizes.configJSON(special: [:]).text(), to: "config.json")
  }

  /// Changes or adds a member of `config.json`; in `vision_config` or another object where `path` has a point.
  func configure(_ path: String, _ value: JSON?) throws {
    let file = scratch.file("config.json")
    let config = try JSONParser.parse(FileSystem.read(file, limit: 1 << 20))
    scratch.write(Self.set(config, path.split(separator: ".").map(String.init), value).text(), to: "config.json")
  }

  private static func set(_ json: JSON, _ path: [String], _ value: JSON?) -> JSON {
    var members = json.members ?? []
    let inner = path.count == 1 ? value : set(json[path[0]] ?? .object([]), Array(path.dropFirst()), value)
    if let index = members.firstIndex(where: { $0.key == path[0] }) {
      if let inner { members[index].value = inner } else { members.remove(at: index) }
    } else if let inner {
      members.append(JSON.Member(path[0], inner))
    }
    return .object(members)
  }

  func writeWeights(to name: String = "model.safetensors") throws {
    let names = weights.keys.sorted()
    let writer = try SafetensorsWriter(
      scratch.file(name), entries: names.map { SafetensorsWriter.Entry($0, .f32, weights[$0]!.shape) })
    for name in names { try writer.append(weights[name]!.values) }
    try writer.commit()
  }

  func open(limits: RunLimits = RunLimits()) throws -> LocalModel {
    try writeWeights()
    return try LocalModel(name: "tiny", folder: scratch.path, limits: limits)
  }

  /// Makes the model prefer tokens, whatever stands before: the first number of every hidden state becomes large and
  /// positive, and the head's rows of these tokens weigh it, the earlier the more.
  func prefer(_ ids: [Int32]) {
    let width = sizes.text.width
    for row in 0..<sizes.text.vocabulary { weights["model.embed_tokens.weight"]!.values[row * width] = 1_000 }
    for (place, id) in ids.enumerated() {
      weights["lm_head.weight"]!.values[Int(id) * width] = Float(1_000 - place)
    }
  }

  func id(_ text: String) -> Int32 { tokenizer.id(of: text) ?? tokenizer.encode(text)[0] }
}

/// A prompt of plain text.
func textPrompt(_ tokenizer: Tokenizer, _ text: String = "A dog on a beach.") throws -> Prompt {
  let template = try PromptTemplate.parse(text: "a2c: prompt/1\nrequest: \"{{{prompt}}}\"", path: "plain.yaml")
  return try PromptBuilder(tokenizer, template: template, extraTokens: [:]).build([], prompt: text)
}

/// What a core wrote, and the events with it.
struct Recording {
  var answer: CoreAnswer
  var events: [CaptionEvent] = []

  init(_ core: some CaptionCore, _ prompt: Prompt, _ settings: CaptionSettings) throws {
    var events: [CaptionEvent] = []
    answer = try core.write(prompt, settings) { events.append($0) }
    self.events = events
  }

  /// The canonical text put together from the events; `nil` where their order is wrong.
  var streamed: String? {
    var lines: [String] = []
    var current: CaptionPart?
    for event in events {
      switch event {
      case .began(let part):
        guard current == nil, part == CaptionPart.allCases[lines.count] else { return nil }
        current = part
        lines.append("\(lines.count + 1). \(part.heading): ")
      case .text(let text):
        guard current != nil, !text.isEmpty else { return nil }
        lines[lines.count - 1] += text
      case .ended(let part):
        guard current == part else { return nil }
        current = nil
      }
    }
    return current == nil ? lines.joined(separator: "\n") : nil
  }
}
