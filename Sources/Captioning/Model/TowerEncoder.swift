package import Conditions
package import Media
package import Qwen2VL
package import Tensors

/// An encoder of the embedded model, as the conditions know it.
package struct TowerEncoder: Encoder {
  package let id: EncoderID
  private let tower: VisionTower
  /// How maps are packed; `nil` for encoders that see pictures.
  private let packing: TensorPacking?
  private let precision: Precision
  /// The model, for errors.
  private let source: String

  package init(
    _ id: EncoderID, _ tower: VisionTower, packing: TensorPacking? = nil, precision: Precision, source: String
  ) {
    self.id = id
    self.tower = tower
    self.packing = packing
    self.precision = precision
    self.source = source
  }

  package func encode(frames: [Picture], isVideo: Bool) throws -> Embeddings {
    let (rows, grid) = try PicturePatches.cut(frames, tower.config)
    return try encode(rows, grid)
  }

  package func encode(tensor: [Float], shape: [Int]) throws -> Embeddings {
    guard let packing else {
      throw ModelError.input("the \(id.rawValue) encoder reads pictures, not tensors of shape \(shape)")
    }
    guard shape.count == 4, shape[1] == packing.channels else {
      throw ModelError.input("expected a tensor [n, \(packing.channels), height, width], found the shape \(shape)")
    }
    let (rows, grid) = try packing.cut(tensor, count: shape[0], height: shape[2], width: shape[3], tower.config)
    return try encode(rows, grid)
  }

  private func encode(_ rows: Matrix, _ grid: PatchGrid) throws -> Embeddings {
    let tokens = tower(rows, grid, precision: precision)
    guard tokens.isFinite else {
      throw tower.notFinite(source: source, stage: "the \(id.rawValue) encoder")
    }
    let merge = tower.config.merge
    return Embeddings(
      values: tokens.values, count: tokens.rows, width: tokens.columns,
      grid: Grid(t: grid.t, h: grid.h / merge, w: grid.w / merge))
  }
}
