import Support

/// The models that are read, by the `model_type` of their `config.json`.
enum ModelFamily: String, CaseIterable {
  case qwen2VL = "qwen2_vl"
  case qwen25VL = "qwen2_5_vl"

  /// The family of a configuration; one that names none is taken for the first.
  /// - Throws: ``ModelError/configuration(path:key:problem:)`` where it names another architecture.
  init(_ reader: ConfigReader) throws(ModelError) {
    guard let found = reader.value("model_type") else {
      self = .qwen2VL
      return
    }
    guard let family = found.stringValue.flatMap({ ModelFamily(rawValue: $0) }) else {
      throw reader.error("model_type", "\(found.text()) is not read; 'qwen2_vl' and 'qwen2_5_vl' are")
    }
    self = family
  }
}
