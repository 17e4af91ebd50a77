import Support

/// The encoders that a model has beside its vision tower.
package struct ModelEncoders: Record, Equatable {
  package let motion: MotionEncoderSettings?
  package let camera: CameraEncoderSettings?

  package init(_ fields: inout Fields) {
    motion = fields.optional("motion", .record(), "The motion encoder; its architecture is the vision tower's.")
    camera = fields.optional("camera", .record(), "The camera encoder and how it packs Plücker maps.")
  }
}

/// Where the weights of an encoder are.
package enum WeightLocation: Sendable, Equatable {
  /// Among the model's own weights.
  case inside
  /// A file in the model's folder.
  case file(String)
}

/// Where the weights of the motion encoder are.
package struct MotionEncoderSettings: Record, Equatable {
  package let weights: WeightLocation
  /// In front of the weights' names: `motion.`
  package let prefix: String

  package init(_ fields: inout Fields) {
    weights = fields.value("weights", .weights, default: .inside, "'inside', or a file in the model's folder.")
    prefix = fields.value("prefix", .text(empty: true), default: "motion.", "Before the weights' names.")
  }
}

/// The camera encoder: the vision tower's architecture over Plücker maps.
///
/// Six channels a frame become ``inChannels`` by pixel unshuffling and by stacking frames; the paper gives 96 channels,
/// patch 16, depth 8 and 8 heads (section 4.2) and leaves the packing open.
package struct CameraEncoderSettings: Record, Equatable {
  package let weights: WeightLocation
  package let prefix: String
  package let inChannels: Int
  /// The side of a patch, in cells of the unshuffled map.
  package let patch: Int
  package let depth: Int
  package let heads: Int
  /// The width of its layers; `nil` for the vision tower's.
  package let width: Int?
  package let pixelUnshuffle: Int
  package let framesPerToken: Int
  package let temporalPatch: Int
  /// Patches a side that become one token.
  package let merge: Int
  /// The maps that adapters are asked for, in pixels.
  package let mapHeight: Int
  package let mapWidth: Int

  package init(_ fields: inout Fields) {
    weights = fields.value("weights", .weights, default: .inside, "'inside', or a file in the model's folder.")
    prefix = fields.value("prefix", .text(empty: true), default: "camera.", "Before the weights' names.")
    inChannels = fields.value("in_channels", .integer(in: 6...65_536), default: 96, "Channels after packing.")
    patch = fields.value("patch", .integer(in: 1...64), default: 16, "The side of a patch, after unshuffling.")
    depth = fields.value("depth", .integer(in: 1...128), default: 8, "Layers.")
    heads = fields.value("heads", .integer(in: 1...128), default: 8, "Attention heads.")
    width = fields.optional("width", .integer(in: 1...16_384), "The width of its layers.")
    pixelUnshuffle = fields.value("pixel_unshuffle", .integer(in: 1...64), default: 4, "Pixels a side in one cell.")
    framesPerToken = fields.value("frames_per_token", .integer(in: 1...64), default: 1, "Frames stacked as channels.")
    temporalPatch = fields.value("temporal_patch", .integer(in: 1...8), default: 1, "Frames of one patch.")
    merge = fields.value("merge", .integer(in: 1...8), default: 1, "Patches a side that become one token.")
    mapHeight = fields.value("map_height", .integer(in: 1...8192), default: 256, "Height of the maps, in pixels.")
    mapWidth = fields.value("map_width", .integer(in: 1...8192), default: 384, "Width of the maps, in pixels.")
    if fields.isSound { checkPacking(&fields) }
  }

  private func checkPacking(_ fields: inout Fields) {
    let channels = 6 * pixelUnshuffle * pixelUnshuffle * framesPerToken
    if inChannels != channels {
      let rule = "6 × pixel_unshuffle² × frames_per_token = 6 × \(pixelUnshuffle)² × \(framesPerToken)"
      fields.problem(
        "expected \(rule) = \(channels), found \(inChannels)",
        at: fields.has("in_channels") || !fields.has("pixel_unshuffle") ? "in_channels" : "pixel_unshuffle")
    }
    if let width, width % heads != 0 {
      fields.problem("expected a multiple of the \(heads) heads, found \(width)", at: "width")
    }
    let step = pixelUnshuffle * patch * merge
    for (key, side) in [("map_height", mapHeight), ("map_width", mapWidth)] where side % step != 0 {
      fields.problem("expected a multiple of pixel_unshuffle × patch × merge = \(step), found \(side)", at: key)
    }
  }
}

extension Schema where Value == WeightLocation {
  static var weights: Schema {
    Schema<String>.bundlePath.map(
      expected: "'inside' or a file in the model's folder", placeholder: .inside,
      write: { if case .file(let file) = $0 { .string(file) } else { "inside" } }
    ) { $0 == "inside" ? .inside : .file($0) }
  }
}
