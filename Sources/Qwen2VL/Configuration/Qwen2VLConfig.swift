package import Support

/// A Qwen2-VL model's sizes, from its `config.json`: flat as released or nested as newer versions write it.
package struct Qwen2VLConfig: Sendable, Equatable {
  package var text: TextConfig
  package var vision: TowerConfig

  package init(text: TextConfig, vision: TowerConfig) {
    self.text = text
    self.vision = vision
  }

  /// - Throws: ``ModelError``, also where `model_type` names another architecture.
  package init(json: JSON, path: String) throws(ModelError) {
    let reader = ConfigReader(path: path, json: json)
    if let type = reader.value("model_type")?.stringValue, type != "qwen2_vl" {
      throw reader.error("model_type", "'\(type)' is not read; Qwen2-VL ('qwen2_vl') is")
    }
    let text = try TextConfig(reader)
    guard let visionReader = reader.nested("vision_config") else { throw reader.error("vision_config", "missing") }
    for scope in [reader, reader.nested("text_config")].compactMap({ $0 }) {
      try scope.checkTokens(vocabulary: text.vocabulary)
    }
    self.text = text
    self.vision = try TowerConfig(visionReader, textWidth: text.width)
  }
}
