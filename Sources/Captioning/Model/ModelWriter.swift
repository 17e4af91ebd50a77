import Manifests
package import Qwen2VL
import Support
import Tensors
package import Tokenization

/// Writes the folder of a model that does not exist yet.
package enum ModelWriter {
  /// The special tokens of Qwen2-VL and those that the paper adds, in this order after the 256 byte tokens.
  package static let specialTokens = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>",
    "<|image_pad|>", "<|video_pad|>", "<|motion_start|>", "<|motion_end|>", "<|camera_start|>", "<|camera_end|>",
  ]

  /// A model of the bundled small model's sizes with random weights in bf16.
  /// - Parameter replacing: whether a model that this wrote earlier may be replaced
  package static func writeNano(to folder: String, seed: UInt64, replacing: Bool = false) throws {
    let tokenizerJSON = ByteLevelVocabulary.tokenizerJSON(special: specialTokens)
    let tokenizer = try Tokenizer(json: tokenizerJSON, source: folder + "/tokenizer.json")
    let model = NewModel.nano(vocabulary: tokenizer.count)
    let earlier = Replacing(files: ["a2c.yaml", "config.json", "model.safetensors", "tokenizer.json"])
    try StagedFolder.build(folder, replacing: replacing ? earlier : nil) { staged in
      func write(_ name: String, _ text: String) throws {
        try StagedFile.write(Array(text.utf8), to: staged + "/" + name)
      }
      try write("tokenizer.json", tokenizerJSON.text() + "\n")
      try write("config.json", model.configJSON(special: ids(tokenizer)).text(pretty: true) + "\n")
      try write("a2c.yaml", manifest(model, seed: seed))
      try writeWeights(model, to: staged + "/model.safetensors", seed: seed)
    }
  }

  package static func ids(_ tokenizer: Tokenizer) -> KeyValuePairs<String, Int> {
    func id(_ name: String) -> Int { tokenizer.id(of: name).map(Int.init) ?? 0 }
    return [
      "bos_token_id": id("<|endoftext|>"), "eos_token_id": id("<|im_end|>"),
      "vision_start_token_id": id("<|vision_start|>"), "vision_end_token_id": id("<|vision_end|>"),
      "vision_token_id": id("<|vision_pad|>"), "image_token_id": id("<|image_pad|>"),
      "video_token_id": id("<|video_pad|>"),
    ]
  }

  private static func writeWeights(_ model: NewModel, to path: String, seed: UInt64) throws {
    let weights = try model.weights()
    let writer = try SafetensorsWriter(
      path, entries: weights.map { SafetensorsWriter.Entry($0.name, .bf16, $0.shape) })
    for weight in weights {
      try writer.append(NewModel.randomValues(name: weight.name, shape: weight.shape, seed: seed))
    }
    try writer.commit()
  }

  /// `a2c.yaml` of a model with a motion and a camera encoder that was never trained.
  package static func manifest(_ model: NewModel, seed: UInt64) -> String {
    var text = """
      a2c: model/1
      name: nano
      training: {state: random, note: "random weights, seed \(seed)"}
      trained_on: [multi-id, pose, camera, depth]
      vision:
        image: {min_pixels: 3136, max_pixels: 12544}
        video: {min_pixels: 3136, max_pixels: 12544, fps: 8, min_frames: 4, max_frames: 8}
      prompt: {style: plain}

      """
    if let camera = model.camera {
      text += """
        encoders:
          motion: {weights: inside, prefix: motion.}
          camera: {weights: inside, prefix: camera., in_channels: \(camera.channels), patch: \(camera.patch), \
        depth: \(camera.depth), heads: \(camera.heads), width: \(camera.width), pixel_unshuffle: 4, \
        temporal_patch: \(camera.temporalPatch), map_height: 32, map_width: 48}

        """
    }
    return text
  }
}
