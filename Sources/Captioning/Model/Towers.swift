package import Conditions
import Manifests
import Qwen2VL
import Tensors

/// The encoders that a model's folder has.
struct Towers {
  let vision: VisionTower
  let motion: VisionTower?
  let camera: VisionTower?
  let packing: TensorPacking?

  /// - Parameter binder: the model's own weights; encoders whose weights are in files of their own bind to those
  init(_ binder: WeightBinder, _ config: Qwen2VLConfig, _ manifest: ModelManifest?, folder: String) throws {
    vision = try VisionTower(binder, prefix: "visual.", config.vision)
    motion = try manifest?.encoders.motion.map { settings in
      try Self.tower(binder, settings.weights, prefix: settings.prefix, config.vision, folder: folder)
    }
    camera = try manifest?.encoders.camera.map { settings in
      try Self.tower(
        binder, settings.weights, prefix: settings.prefix, TowerConfig(settings, vision: config.vision), folder: folder)
    }
    packing = manifest?.encoders.camera.map {
      TensorPacking(
        channels: ModelFacts.cameraChannels, unshuffle: $0.pixelUnshuffle, framesPerToken: $0.framesPerToken)
    }
  }

  private static func tower(
    _ binder: WeightBinder, _ weights: WeightLocation, prefix: String, _ config: TowerConfig, folder: String
  ) throws -> VisionTower {
    switch weights {
    case .inside: return try VisionTower(binder, prefix: prefix, config)
    case .file(let file):
      let path = folder + "/" + file
      let own = WeightBinder(try SafetensorsFile(path), place: path)
      let tower = try VisionTower(own, prefix: prefix, config)
      try own.finish()
      return tower
    }
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
  init(_ settings: CameraEncoderSettings, vision: TowerConfig) {
    let width = settings.width ?? vision.width
    self.init(
      depth: settings.depth, width: width, heads: settings.heads, mlpWidth: width * (vision.mlpWidth / vision.width),
      channels: settings.inChannels, patch: settings.patch, temporalPatch: settings.temporalPatch, merge: settings.merge,
      tokenWidth: vision.tokenWidth)
  }
}
