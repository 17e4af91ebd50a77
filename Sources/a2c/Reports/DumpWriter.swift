import Captioning
import Conditions
import Manifests
import Media
import Support
import Tensors

/// The files of `inspect --dump`: what each encoder saw and gave, the prompt, the scores behind it.
enum DumpWriter {
  /// An earlier dump, to be replaced: nothing but what this writes.
  static let earlier = Replacing(marks: []) { _, name in
    ["prompt.json", "logits.npy"].contains(name)
      || [".frames.npy", ".tensor.npy", ".tokens.npy"].contains { name.hasSuffix($0) }
  }

  static func write(
    _ conditions: [FramedCondition], _ prompt: Prompt?, logits: [Float], to folder: String, replacing: Bool
  ) throws {
    try StagedFolder.build(folder, replacing: replacing ? earlier : nil) { staged in
      if let prompt {
        try StagedFile.write(Array((prompt.json.text() + "\n").utf8), to: staged + "/prompt.json")
        try NPY.write(floats: logits, shape: [logits.count], to: staged + "/logits.npy")
      }
      for (index, condition) in conditions.enumerated() {
        let label = CaptionSession.label(index, condition.source.adapter)
        for (number, block) in condition.source.blocks.enumerated() {
          try write(block, to: "\(staged)/\(label).\(number)")
        }
        for run in condition.runs {
          try NPY.write(
            floats: run.embeddings.values, shape: [run.embeddings.count, run.embeddings.width],
            to: "\(staged)/\(label).\(run.block).tokens.npy")
        }
      }
    }
  }

  private static func write(_ block: Block, to stem: String) throws {
    switch block {
    case .frames(let frames):
      guard let first = frames.pictures.first else { return }
      try NPY.write(
        bytes: frames.pictures.flatMap(\.pixels), shape: [frames.pictures.count, first.height, first.width, 3],
        to: stem + ".frames.npy")
    case .tensor(let tensor): try NPY.write(floats: tensor.values, shape: tensor.shape, to: stem + ".tensor.npy")
    case .camera(let path):
      guard let maps = path.maps else { return }
      try NPY.write(floats: maps.values, shape: maps.shape, to: stem + ".tensor.npy")
    case .tokens, .text: return
    }
  }
}
