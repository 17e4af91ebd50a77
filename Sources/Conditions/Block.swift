package import Claims
package import Manifests
package import Media

/// The encoders of the model that take frames or tensors.
package enum EncoderID: String, Sendable, CaseIterable {
  case vision, motion, camera
}

/// A token grid, after merging.
package struct Grid: Sendable, Equatable {
  package var t: Int
  package var h: Int
  package var w: Int

  package init(t: Int, h: Int, w: Int) {
    self.t = t
    self.h = h
    self.w = w
  }

  /// Cells of the grid; the sides are positive and were checked against the number of tokens.
  package var count: Int { t * h * w }
}

/// What frames were before they were sampled and resized.
package struct FrameSource: Sendable, Equatable {
  /// 1 for a picture.
  package var frames: Int
  /// Pixels.
  package var width: Int
  package var height: Int

  package init(frames: Int, width: Int, height: Int) {
    self.frames = frames
    self.width = width
    self.height = height
  }
}

/// Pictures for an encoder. A video holds its sampled frames, all of one size; otherwise there is one picture, for
/// each picture on its own gets a grid and frame tokens of its own.
package struct FrameBlock: Sendable, Equatable {
  /// After sampling and resizing: what the encoder sees.
  package var pictures: [Picture]
  package var encoder: EncoderID
  package var isVideo: Bool
  /// Which frames of the source these are.
  package var sourceIndices: [Int]
  /// Of the source; 0 for a picture.
  package var framesPerSecond: Double
  /// Gets "Picture N: " in front of it.
  package var isNumbered: Bool
  /// What the frames stand for, by which generators take them: `pose`. `nil` where the adapter does not say.
  package var role: String?
  package var source: FrameSource

  /// - Parameter source: `nil` takes the frames for what the source has.
  package init(
    pictures: [Picture], encoder: EncoderID, isVideo: Bool, sourceIndices: [Int], framesPerSecond: Double,
    isNumbered: Bool, role: String? = nil, source: FrameSource? = nil
  ) {
    let first = pictures.first
    self.source =
      source
      ?? FrameSource(
        frames: isVideo ? (sourceIndices.last ?? 0) + 1 : 1, width: first?.width ?? 0, height: first?.height ?? 0)
    self.pictures = pictures
    self.encoder = encoder
    self.isVideo = isVideo
    self.sourceIndices = sourceIndices
    self.framesPerSecond = framesPerSecond
    self.isNumbered = isNumbered
    self.role = role
  }
}

/// Numbers for an encoder.
package struct TensorBlock: Sendable, Equatable {
  package var values: [Float]  // the product of shape, row-major
  package var shape: [Int]
  package var encoder: EncoderID

  package init(values: [Float], shape: [Int], encoder: EncoderID) {
    self.values = values
    self.shape = shape
    self.encoder = encoder
  }
}

/// What an adapter emits.
package enum Block: Sendable, Equatable {
  case frames(FrameBlock)
  case tensor(TensorBlock)
  /// A camera's path.
  case camera(CameraBlock)
  /// Tokens that the adapter made itself.
  case tokens(Embeddings)
  /// A fact in words.
  case text(String)
}

/// A choice that an adapter or the host made by itself.
package struct Decision: Sendable, Equatable {
  /// What it is about: `near`.
  package var key: String
  /// What was chosen: `bright`.
  package var value: String
  package var reason: String

  package init(key: String, value: String, reason: String) {
    self.key = key
    self.value = value
    self.reason = reason
  }
}

/// What one condition became.
package struct ConditionBlocks: Sendable {
  package var entry: ConditionEntry
  package var adapter: AdapterManifest
  /// In the order the model shall see them.
  package var blocks: [Block]
  package var decisions: [Decision]
  /// Lines that the adapter wrote, `warning: …`.
  package var log: [String]
  /// What is known of the video by this condition; each names it as its source.
  package var claims: [Claim]

  package init(
    entry: ConditionEntry, adapter: AdapterManifest, blocks: [Block], decisions: [Decision], log: [String],
    claims: [Claim] = []
  ) {
    self.entry = entry
    self.adapter = adapter
    self.blocks = blocks
    self.decisions = decisions
    self.log = log
    let source = Claim.Source.condition(entry.index)
    self.claims = claims.map {
      Claim($0.aspect, $0.value, sentence: $0.sentence, source: source, certainty: $0.certainty)
    }
  }

  /// Short ids of adapters that the adapter finds likelier for the files, the likeliest first: the decision `likelier`.
  package var likelier: [String] {
    decisions.filter { $0.key == "likelier" }.flatMap { $0.value.split { $0 == "," || $0 == " " }.map(String.init) }
  }

  /// Whether the adapter found marks of its own in the files, as it says by the decision `recognised`: surer than one that
  /// takes any picture.
  package var isRecognised: Bool { decisions.contains { $0.key == "recognised" } }

  /// The facts in words among the blocks.
  package var facts: [String] {
    blocks.compactMap { if case .text(let fact) = $0 { fact } else { nil } }
  }
}
