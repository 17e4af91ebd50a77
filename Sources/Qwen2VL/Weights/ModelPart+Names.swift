package import Manifests

extension ModelPart {
  /// In front of the names of its weights.
  package var prefixes: [String] {
    switch self {
    case .vision: [WeightNames.vision]
    case .motion: [WeightNames.motion]
    case .camera: [WeightNames.camera]
    case .visionMerger: [WeightNames.vision + WeightNames.merger]
    case .motionMerger: [WeightNames.motion + WeightNames.merger]
    case .cameraMerger: [WeightNames.camera + WeightNames.merger]
    case .language: ["model.", WeightNames.head + "."]
    case .embedding: [WeightNames.embedding + "."]
    case .layers: [WeightNames.layers]
    case .norm: [WeightNames.norm + "."]
    case .head: [WeightNames.head + "."]
    case .attributeHeads: ["heads."]
    }
  }
}

extension RecipePart {
  /// Whether a weight belongs to the part.
  /// - Parameter count: layers of the language model
  package func contains(_ name: String, layerCount count: Int) -> Bool {
    guard let prefix = part.prefixes.first(where: name.hasPrefix) else { return false }
    guard let layers, layers.count == 2 else { return true }
    guard let number = Int(name.dropFirst(prefix.count).prefix { $0 != "." }) else { return false }
    let (first, last) = (layers[0] < 0 ? count + layers[0] : layers[0], layers[1] < 0 ? count + layers[1] : layers[1])
    return number >= first && number <= last
  }
}
