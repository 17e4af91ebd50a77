package import Support

/// The sizes of a Qwen2-VL or Qwen2.5-VL model, from its `config.json`: flat as released or nested as newer versions
/// write it.
package struct Qwen2VLConfig: Sendable, Equatable {
  package var text: TextConfig
  package var vision: TowerConfig
  /// How far apart a clip's temporal steps stand.
  package var spacing: TemporalSpacing

  package init(text: TextConfig, vision: TowerConfig, spacing: TemporalSpacing = .counted) {
    self.text = text
    self.vision = vision
    self.spacing = spacing
  }

  /// - Throws: ``ModelError``, also where `model_type` names another architecture.
  package init(json: JSON, path: String) throws(ModelError) {
    let reader = ConfigReader(path: path, json: json)
    let family = try ModelFamily(reader)
    let text = try TextConfig(reader)
    guard let visionReader = reader.nested("vision_config") else { throw reader.error("vision_config", "missing") }
    for scope in [reader, reader.nested("text_config")].compactMap({ $0 }) {
      try scope.checkTokens(vocabulary: text.vocabulary)
    }
    self.text = text
    self.vision = try TowerConfig(visionReader, textWidth: text.width, family: family)
    self.spacing = try TemporalSpacing(visionReader, family: family)
  }
}
