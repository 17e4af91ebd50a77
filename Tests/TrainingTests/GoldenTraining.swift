import Conditions
import Qwen2VL
import Support
import Tensors
import TestSupport
import Training

/// A case of `Golden`, with its checkpoint and its samples (`Golden/make_training_goldens.py`).
struct GoldenTraining {
  let record: JSON
  let model: NewModel
  let parameters: ParameterSet
  let samples: [TrainingSample]
  let folder: String

  init(_ name: String) throws {
    let path = TestFiles.golden("TrainingTests", name + ".json")
    record = try JSONParser.parse(FileSystem.read(path, limit: 1 << 20), source: path)
    let checkpoint = record["checkpoint"]?.stringValue ?? ""
    folder = TestFiles.golden("Qwen2VLTests", checkpoint)
    let configPath = folder + "/config.json"
    let config = try Qwen2VLConfig(
      json: JSONParser.parse(FileSystem.read(configPath, limit: 1 << 20), source: configPath), path: configPath)
    model = NewModel(text: config.text, vision: config.vision, motion: nil, camera: nil)
    parameters = try ParameterSet(
      model, from: [ParameterSet.Origin(try ModelFolderWeights.open(folder), place: folder)], seed: 0)
    let file = try SafetensorsFile(TestFiles.golden("TrainingTests", "samples-\(checkpoint).safetensors"))
    samples = try (0..<3).map { try Self.sample(file, $0, config) }
  }

  private static func sample(_ file: SafetensorsFile, _ index: Int, _ config: Qwen2VLConfig) throws -> TrainingSample {
    func ints(_ name: String) throws -> [Int] {
      let view = try file.weight("\(index).\(name)")
      return (view.elements(as: Int32.self) ?? .init(start: nil, count: 0)).map { Int($0) }
    }
    let ids = try ints("ids")
    var grids: [PatchGrid] = []
    if file.contains("\(index).grids") {
      let flat = try ints("grids")
      grids = stride(from: 0, to: flat.count, by: 3).map { PatchGrid(t: flat[$0], h: flat[$0 + 1], w: flat[$0 + 2]) }
    }
    let pixels = grids.isEmpty ? [] : try file.weight("\(index).pixels").floats()
    var positions = Positions()
    var inputs: [EncoderInput] = []
    var (row, offset) = (0, 0)
    // The id that stands for a picture's tokens is the one behind which they begin: it repeats.
    let merge = config.vision.merge
    let recorded = try ints("positions")
    for grid in grids {
      let start = recorded.prefix(ids.count).indices.first { $0 >= row && Self.isPicture(ids, $0, grid, merge) } ?? row
      positions.appendText(start - row)
      positions.appendGrid(t: grid.t, h: grid.h / merge, w: grid.w / merge)
      let numbers = grid.count * config.vision.patchNumbers
      inputs.append(
        EncoderInput(
          encoder: .vision,
          patches: Matrix(
            rows: grid.count, columns: config.vision.patchNumbers, pixels[offset..<offset + numbers]),
          grid: grid, row: start))
      offset += numbers
      row = start + grid.count / (merge * merge)
    }
    positions.appendText(ids.count - row)
    let rows = [positions.t, positions.h, positions.w].flatMap { $0.map { Int($0) } }
    guard rows == recorded else {
      throw TrainingError.sample("positions differ from transformers': \(rows) \(recorded)")
    }
    return TrainingSample(
      task: "text", tokenIDs: ids.map { Int32($0) }, positions: positions,
      labels: try ints("labels").map { Int32($0) }, inputs: inputs)
  }

  /// Whether a run of one id as long as the grid begins here.
  private static func isPicture(_ ids: [Int], _ start: Int, _ grid: PatchGrid, _ merge: Int) -> Bool {
    let count = grid.count / (merge * merge)
    guard start + count <= ids.count, count > 1 else { return false }
    return ids[start..<start + count].allSatisfy { $0 == ids[start] }
  }

  func numbers(_ key: String) -> [Double] { (record[key]?.arrayValue ?? []).compactMap(\.doubleValue) }

  /// Whether a parameter is trained in this case.
  func isTrained(_ parameter: Parameter) -> Bool {
    guard let prefixes = record["trained"]?.arrayValue else { return true }
    return prefixes.contains { parameter.name.hasPrefix($0.stringValue ?? "?") }
  }
}
