import Conditions
import Media

/// Which pictures of the conditions are sent to a server: all single pictures as far as they fit, and of clips as many
/// frames, evenly spread, as the rest of the budget holds.
struct PictureBudget {
  /// Tokens of all pictures, one for each 28 × 28 pixels, as Qwen2-VL counts; others take about as many.
  var tokens = 12_000
  /// Bytes of all pictures' files.
  var bytes = 12 << 20
  /// Frames of one clip.
  var frames = 16

  /// The pictures that are sent, by their place: condition, block, number in the block.
  struct Place: Hashable {
    let condition: Int
    let block: Int
    let frame: Int
  }

  /// - Returns: the files of the pictures that are sent, and how many were left out.
  /// - Throws: `MediaError` where a picture cannot be written.
  func files(_ conditions: [FramedCondition]) throws -> (files: [Place: [UInt8]], leftOut: Int) {
    var most = frames
    while true {
      let chosen = places(conditions, most: most)
      var files: [Place: [UInt8]] = [:]
      var size = 0
      for place in chosen {
        guard case .frames(let block) = conditions[place.condition].source.blocks[place.block] else { continue }
        let file = try PNG.encode(block.pictures[place.frame])
        guard size + file.count <= bytes else { continue }
        size += file.count
        files[place] = file
      }
      // Fewer frames of each clip rather than none of the last one.
      guard files.count < chosen.count, most > 1 else { return (files, chosen.count - files.count) }
      most /= 2
    }
  }

  private func places(_ conditions: [FramedCondition], most: Int) -> [Place] {
    var clips: [(condition: Int, block: Int, count: Int, cost: Int)] = []
    var single: [Place] = []
    var left = tokens
    for (number, condition) in conditions.enumerated() {
      for case (let index, .frames(let block)) in condition.source.blocks.enumerated() {
        guard let first = block.pictures.first else { continue }
        let cost = max(1, first.width * first.height / 784)
        if block.isVideo {
          clips.append((number, index, block.pictures.count, cost))
        } else {
          for frame in block.pictures.indices where cost <= left {
            left -= cost
            single.append(Place(condition: number, block: index, frame: frame))
          }
        }
      }
    }
    var count = max(most, 1)
    func cost(_ count: Int) -> Int { clips.reduce(0) { $0 + $1.cost * min(count, $1.count) } }
    while count > 1, cost(count) > left { count -= 1 }
    return single
      + clips.flatMap { clip in
        FrameSampling.spread(min(count, clip.count), over: clip.count).map {
          Place(condition: clip.condition, block: clip.block, frame: $0)
        }
      }
  }
}
