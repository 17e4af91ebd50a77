import Media
import Qwen2VL
import Support
import Tensors
import TestSupport

/// One of the small checkpoints in `Golden`, with the values that transformers computes from it (`Golden/README.md`).
struct GoldenCheckpoint {
  /// Those of Qwen2-VL.
  static let plain = ["tied-flat-old", "untied-nested-new-sharded", "f16"]
  /// Those of Qwen2.5-VL.
  static let windowed = ["window-tied-flat-old", "window-untied-nested-new-sharded"]

  let name: String
  let config: Qwen2VLConfig
  let binder: WeightBinder
  let vision: VisionTower
  let language: LanguageModel
  let expected: SafetensorsFile

  init(_ name: String, precision: Precision = .f32) throws {
    self.name = name
    let folder = TestFiles.golden("Qwen2VLTests", name)
    let path = folder + "/config.json"
    config = try Qwen2VLConfig(
      json: JSONParser.parse(FileSystem.read(path, limit: 1 << 20), source: path), path: path)
    let source = try ModelFolderWeights.open(folder)
    binder = WeightBinder(source, place: folder, renames: WeightNames.renames(for: source))
    vision = try VisionTower(binder, prefix: "visual.", config.vision)
    language = try LanguageModel(binder, config.text, source: folder, precision: precision)
    try binder.finish()
    expected = try SafetensorsFile(folder + "/expected.safetensors")
  }

  /// The integers of an expected tensor.
  func ints(_ name: String) throws -> [Int] { try expected.weight(name).floats().map { Int($0) } }

  /// The numbers of an expected tensor.
  func floats(_ name: String) throws -> [Float] { try expected.weight(name).floats() }

  /// The pictures of an expected tensor [n, h, w, 3].
  func pictures(_ name: String) throws -> [Picture] { try expected.pictures(name) }
}

extension SafetensorsFile {
  /// The pictures of a u8 tensor [n, h, w, 3].
  func pictures(_ name: String) throws -> [Picture] {
    let view = try weight(name)
    let (count, height, width) = (view.shape[0], view.shape[1], view.shape[2])
    let bytes = Array(view.bytes)
    return try (0..<count).map {
      let size = height * width * 3
      return try Picture(width: width, height: height, pixels: Array(bytes[$0 * size..<($0 + 1) * size]))
    }
  }
}

/// The largest absolute difference; infinite where the counts differ or a number is not finite.
func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
  guard a.count == b.count else { return .infinity }
  var worst: Float = 0
  for (x, y) in zip(a, b) {
    let difference = abs(x - y)
    guard difference.isFinite else { return .infinity }
    worst = max(worst, difference)
  }
  return worst
}
