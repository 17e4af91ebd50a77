import ArgumentParser
import Captioning
import Qwen2VL
import Tensors

struct BenchVisionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vision", abstract: "Measure how long the vision tower takes for a clip.",
    discussion: "A clip of 16 frames of 224×224 pixels is 8 × 16 × 16 = 2048 patches.")

  @OptionGroup var options: BenchOptions

  @Option(help: "Temporal steps of the clip: pairs of frames.")
  var steps = 8

  @Option(help: "Patches along each side of a frame.")
  var side = 16

  func validate() throws {
    if !(1...1_000).contains(steps) { throw ValidationError("--steps: from 1 to 1000") }
    if !(2...256).contains(side) { throw ValidationError("--side: from 2 to 256") }
  }

  func run() throws {
    let (files, binder) = try options.open(needsVision: true)
    let tower = try VisionTower(binder, prefix: WeightNames.vision, files.config.vision)
    // The tower computes as the model that it belongs to.
    let precision = try options.language(files, binder).precision
    try binder.finish()
    let merge = tower.config.merge
    let grid = PatchGrid(t: steps, h: max(merge, side / merge * merge), w: max(merge, side / merge * merge))
    let patches = Matrix(
      rows: grid.count, columns: tower.config.patchNumbers,
      (0..<grid.count * tower.config.patchNumbers).lazy.map { Float($0 % 251) / 125 - 1 })
    let times = try options.times { _ = tower(patches, grid, precision: precision) }
    try options.write(Measurement(name: "vision", unit: "s", values: times), precision)
  }
}
