import Conditions
package import Manifests
package import Qwen2VL
import Support
import Tensors

/// The encoders that a model's folder has. The motion encoder has the vision tower's architecture, whose weights it starts
/// from; the camera encoder has Qwen2-VL's in every model, for its maps are no pictures and have few tokens.
struct Towers {
  let vision: VisionTower
  let motion: VisionTower?
  let camera: VisionTower?
  let packing: TensorPacking?
  /// Weights in the encoders' own files that nothing uses.
  let unused: [String]

  /// - Parameter binder: the model's own weights; encoders whose weights are in files of their own bind to those
  init(_ binder: WeightBinder, _ config: Qwen2VLConfig, _ manifest: ModelManifest?, folder: String) throws {
    vision = try VisionTower(binder, prefix: WeightNames.vision, config.vision)
    var own: [String: WeightBinder] = [:]
    motion = try manifest?.encoders.motion.map { settings in
      let binder = try Self.binder(settings.weights, inside: binder, &own, folder)
      return try VisionTower(binder, prefix: settings.prefix, config.vision)
    }
    camera = try manifest?.encoders.camera.map { settings in
      let config = TowerConfig(settings, vision: config.vision)
      if let problem = config.headProblem {
        throw ModelError.configuration(
          path: Path.join(folder, "a2c.yaml"), key: "encoders.camera.heads", problem: problem)
      }
      let binder = try Self.binder(settings.weights, inside: binder, &own, folder)
      return try VisionTower(binder, prefix: settings.prefix, config)
    }
    packing = manifest?.encoders.camera.map {
      TensorPacking(
        channels: ModelFacts.cameraChannels, unshuffle: $0.pixelUnshuffle, framesPerToken: $0.framesPerToken)
    }
    for (_, binder) in own { try binder.finish() }
    unused = own.values.flatMap(\.unused).sorted()
  }

  /// The binder of the place where an encoder's weights are: the model's own, or one for each file.
  private static func binder(
    _ weights: WeightLocation, inside: WeightBinder, _ own: inout [String: WeightBinder], _ folder: String
  ) throws -> WeightBinder {
    guard case .file(let file) = weights else { return inside }
    if let open = own[file] { return open }
    let path = Path.join(folder, file)
    let binder = WeightBinder(try SafetensorsFile(path), place: path)
    own[file] = binder
    return binder
  }

  func encoders(_ precision: Precision, source: String) -> [any Encoder] {
    var encoders = [TowerEncoder(.vision, vision, precision: precision, source: source)]
    if let motion { encoders.append(TowerEncoder(.motion, motion, precision: precision, source: source)) }
    if let camera {
      encoders.append(TowerEncoder(.camera, camera, packing: packing, precision: precision, source: source))
    }
    return encoders
  }
}

extension TowerConfig {
  /// A camera encoder; what its settings leave open is the vision tower's.
  package init(_ settings: CameraEncoderSettings, vision: TowerConfig) {
    let width = settings.width ?? vision.width
    self.init(
      depth: settings.depth, width: width, heads: settings.heads,
      mlpWidth: max(1, width * vision.mlpWidth / vision.width), channels: settings.inChannels, patch: settings.patch,
      temporalPatch: settings.temporalPatch, merge: settings.merge, tokenWidth: vision.tokenWidth)
  }
}
