import Conditions
import Media
import Qwen2VL
import Synchronization
import Tensors

/// Stands in for the model's encoders while a training sample is made: it cuts what it is given into patches exactly as
/// they do, keeps the patches, and answers with as many zeros as there will be tokens. So a sample takes the same way
/// through blocks, frame tokens and prompt as a run.
final class InputRecorder: Sendable {
  struct Recorded: Sendable {
    let encoder: EncoderID
    let patches: Matrix
    let grid: PatchGrid
  }

  private let inputs = Mutex<[Recorded]>([])
  private let model: NewModel
  private let packing: TensorPacking?

  /// - Parameter packing: how maps are packed for the camera encoder
  init(_ model: NewModel, packing: TensorPacking?) {
    self.model = model
    self.packing = packing
  }

  /// What was recorded, in order; it is forgotten.
  func take() -> [Recorded] {
    inputs.withLock { inputs in
      defer { inputs = [] }
      return inputs
    }
  }

  /// The encoders that the model has.
  var encoders: [any Encoder] {
    var list: [any Encoder] = [Stand(id: .vision, config: model.vision, recorder: self)]
    if let motion = model.motion { list.append(Stand(id: .motion, config: motion, recorder: self)) }
    if let camera = model.camera { list.append(Stand(id: .camera, config: camera, recorder: self)) }
    return list
  }

  private func note(_ id: EncoderID, _ patches: Matrix, _ grid: PatchGrid, _ config: TowerConfig) -> Embeddings {
    inputs.withLock { $0.append(Recorded(encoder: id, patches: patches, grid: grid)) }
    let merge = config.merge
    let count = grid.count / (merge * merge)
    return Embeddings(
      values: [Float](repeating: 0, count: count * config.tokenWidth), count: count, width: config.tokenWidth,
      grid: Grid(t: grid.t, h: grid.h / merge, w: grid.w / merge))
  }

  private struct Stand: Encoder {
    let id: EncoderID
    let config: TowerConfig
    let recorder: InputRecorder

    func encode(frames: [Picture], isVideo: Bool) throws -> Embeddings {
      let (patches, grid) = try PicturePatches.cut(frames, config)
      return recorder.note(id, patches, grid, config)
    }

    func encode(tensor: [Float], shape: [Int]) throws -> Embeddings {
      guard let packing = recorder.packing, shape.count == 4, shape[1] == packing.channels else {
        throw ModelError.input("the \(id.rawValue) encoder cannot read a tensor of shape \(shape)")
      }
      let (patches, grid) = try packing.cut(tensor, count: shape[0], height: shape[2], width: shape[3], config)
      return recorder.note(id, patches, grid, config)
    }
  }
}
