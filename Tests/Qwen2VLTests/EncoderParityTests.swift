import Qwen2VL
import Support
import Tensors
import TestSupport
import Testing

/// The motion and the camera encoder against the vision tower's classes of transformers with their weights.
@Suite struct EncoderParityTests {
  let folder = TestFiles.golden("Qwen2VLTests", "encoders")
  let expected: SafetensorsFile
  let binder: WeightBinder
  let shapes: JSON

  init() throws {
    expected = try SafetensorsFile(folder + "/expected.safetensors")
    binder = WeightBinder(try SafetensorsFile(folder + "/encoders.safetensors"), place: folder)
    shapes = try JSONParser.parse(FileSystem.read(folder + "/encoders.json", limit: 1 << 20))
  }

  func config(_ name: String) throws -> TowerConfig {
    func int(_ key: String) throws -> Int { try #require(shapes[name]?[key]?.intValue) }
    let width = try int("embed_dim")
    return try TowerConfig(
      depth: int("depth"), width: width, heads: int("num_heads"), mlpWidth: width * int("mlp_ratio"),
      channels: int("in_channels"), patch: int("patch_size"), temporalPatch: int("temporal_patch_size"),
      merge: int("spatial_merge_size"), tokenWidth: int("hidden_size"))
  }

  @Test("Motion tokens within 1e-4")
  func motion() throws {
    let config = try config("motion")
    let tower = try VisionTower(binder, prefix: "motion.", config)
    let (rows, grid) = try PicturePatches.cut(expected.pictures("motion.frames"), config)
    #expect(try expected.weight("motion.grid").floats() == [grid.t, grid.h, grid.w].map { Float($0) })
    let tokens = tower(rows, grid, precision: .f32)
    #expect(try largestDifference(tokens.values, expected.weight("motion.tokens").floats()) < 1e-4)
  }

  @Test("Camera maps are unshuffled, cut and encoded as PyTorch does it")
  func camera() throws {
    let config = try config("camera")
    let tower = try VisionTower(binder, prefix: "camera.", config)
    let maps = try expected.weight("camera.maps")
    let packing = TensorPacking(
      channels: maps.shape[1], unshuffle: try #require(shapes["camera"]?["pixel_unshuffle"]?.intValue),
      framesPerToken: 1)
    let (rows, grid) = try packing.cut(
      maps.floats(), count: maps.shape[0], height: maps.shape[2], width: maps.shape[3], config)
    #expect(try expected.weight("camera.grid").floats() == [grid.t, grid.h, grid.w].map { Float($0) })
    let first = try expected.weight("camera.patches")
    #expect(Array(rows.values.prefix(first.count)) == first.floats())
    let tokens = tower(rows, grid, precision: .f32)
    #expect(try largestDifference(tokens.values, expected.weight("camera.tokens").floats()) < 1e-4)
  }

  @Test("Stacked maps fill a token's channels, the last map filling what is missing")
  func stacking() throws {
    let config = TowerConfig(
      depth: 1, width: 4, heads: 1, mlpWidth: 4, channels: 2, patch: 1, temporalPatch: 1, merge: 1, tokenWidth: 4)
    let packing = TensorPacking(channels: 1, unshuffle: 1, framesPerToken: 2)
    let (rows, grid) = try packing.cut([1, 2, 3, 4, 5, 6], count: 3, height: 1, width: 2, config)
    #expect(grid == PatchGrid(t: 2, h: 1, w: 2))
    #expect(rows.values == [1, 3, 2, 4, 5, 5, 6, 6])
  }

  @Test("Maps that do not fit are refused with words")
  func misfit() throws {
    let config = try config("camera")
    let packing = TensorPacking(channels: 6, unshuffle: 4, framesPerToken: 1)
    #expect(throws: ModelError.self) { try packing.cut([], count: 0, height: 16, width: 24, config) }
    #expect(throws: ModelError.self) {
      try packing.cut([Float](repeating: 0, count: 6 * 15 * 24), count: 1, height: 15, width: 24, config)
    }
    #expect(throws: ModelError.self) { try packing.cut([1, 2, 3], count: 1, height: 16, width: 24, config) }
  }
}
