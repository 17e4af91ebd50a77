import Conditions
import Glibc
import Qwen2VL
import Support
import Tensors
import Testing
import Training

/// The time of whole training steps, for `Tests/Soak/train_speed.py`, which says how many workers and steps.
struct SpeedProbe {
  @Test(.enabled(if: Environment.variable("A2C_TRAIN_SPEED") != nil)) func steps() throws {
    let parts = (Environment.variable("A2C_TRAIN_SPEED") ?? "").split(separator: " ").compactMap { Int($0) }
    try #require(parts.count == 3)
    let (workers, batch, count) = (parts[0], parts[1], parts[2])
    let model = NewModel.nano(vocabulary: 2_048)
    let small = NewModel(text: model.text, vision: model.vision, motion: nil, camera: nil)
    let parameters = try ParameterSet(small, from: [], seed: 1)
    let bench = try TrainingBench(small, parameters, workers: workers)
    let samples = (0..<batch).map { Self.sample($0, small) }
    Parallel.setThreads(1)
    var times: [Double] = []
    for _ in 0..<count + 2 {
      let start = ResourceUse.seconds
      _ = try bench.step(samples, rate: 1e-3)
      times.append(ResourceUse.seconds - start)
    }
    let line = "A2C_TRAIN_TIMES " + times.dropFirst(2).map { "\($0)" }.joined(separator: " ") + "\n"
    _ = line.withCString { write(2, $0, line.utf8.count) }
  }

  /// Two clips of 112×112 pixels and eight frames, 222 text tokens, the last 180 of them to be predicted.
  private static func sample(_ number: Int, _ model: NewModel) -> TrainingSample {
    var generator = SeededGenerator(seed: UInt64(number))
    let grid = PatchGrid(t: 4, h: 8, w: 8)
    var positions = Positions()
    var inputs: [EncoderInput] = []
    var row = 10
    positions.appendText(10)
    for _ in 0..<2 {
      let patches = Matrix(
        rows: grid.count, columns: model.vision.patchNumbers,
        (0..<grid.count * model.vision.patchNumbers).map { _ in Float(generator.uniform()) - 0.5 })
      inputs.append(EncoderInput(encoder: .vision, patches: patches, grid: grid, row: row))
      positions.appendGrid(t: 4, h: 4, w: 4)
      row += 64
    }
    positions.appendText(31)
    let ids = (0..<row + 31).map { _ in Int32(generator.next() % 2_000) }
    let answer = (0..<181).map { _ in Int32(generator.next() % 2_000) }
    return TrainingSample(task: "speed", prompt: ids, positions: positions, answer: answer, inputs: inputs)
  }
}
