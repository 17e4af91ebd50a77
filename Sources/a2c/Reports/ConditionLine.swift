import Captioning
import Conditions
import Media
import Support

/// One line about a condition: `condition 0-depth: 8 frames of 112×112, 64 tokens`.
enum ConditionLine {
  static func text(_ index: Int, _ condition: FramedCondition) -> String {
    let label = CaptionSession.label(index, condition.source.adapter)
    let blocks = condition.source.blocks.map(BlockLine.text).joined(separator: "; ")
    return "condition \(label): \(blocks), \(condition.tokenCount) tokens"
  }
}

/// A block in a few words.
enum BlockLine {
  static func text(_ block: Block) -> String {
    switch block {
    case .frames(let frames):
      let size = frames.pictures.first.map { "\($0.width)×\($0.height)" } ?? "0×0"
      return frames.isVideo ? "\(frames.pictures.count) frames of \(size)" : "a picture of \(size)"
    case .tensor(let tensor):
      return "a tensor " + tensor.shape.map(String.init).joined(separator: "×")
    case .camera(let path):
      let poses = path.poses.count == 1 ? "a camera pose" : "a camera path of \(path.poses.count) poses"
      return poses + (path.mapSize.map { ", \(path.shown.count) maps of \($0.width)×\($0.height)" } ?? "")
    case .tokens(let tokens): return "\(tokens.count) tokens of its own"
    case .text(let fact): return "fact: \(TerminalText.safe(fact))"
    }
  }
}
