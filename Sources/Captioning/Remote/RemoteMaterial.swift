import Chat
import Claims
import Conditions
import Manifests
import Media
import Support

/// What a server is told of a run: the conditions' blocks in order, what was measured, the request, what was settled.
struct RemoteMaterial {
  private let texts: PromptTemplate
  private let conditions: [FramedCondition]
  private let prompt: String
  private let settlement: Settlement
  private let files: [PictureBudget.Place: [UInt8]]
  /// Pictures that the budget left out.
  let leftOut: Int
  /// Whether frames of a kind that shows who and what is in the video are sent.
  let hasPictures: Bool

  /// - Throws: where a picture cannot be written.
  init(
    _ texts: PromptTemplate, _ conditions: [FramedCondition], prompt: String, _ settlement: Settlement,
    withPictures: Bool,
    budget: PictureBudget = PictureBudget()
  ) throws {
    self.texts = texts
    self.conditions = conditions
    self.prompt = prompt
    self.settlement = settlement
    (files, leftOut) = withPictures ? try budget.files(conditions) : ([:], 0)
    hasPictures = !files.isEmpty
  }

  /// The conversation up to the task.
  func messages(task: String) -> [ChatMessage] {
    let system = texts.system.isEmpty ? [] : [ChatMessage(.system, texts.system)]
    return system + [ChatMessage(.user, content + [.text("\n" + task)])]
  }

  /// Blocks in the manifest's order, then the request and what is certain.
  private var content: [ChatContent] {
    var content: [ChatContent] = []
    if !conditions.isEmpty { content.append(.text(texts.introduction)) }
    let numbers = PictureNumbers(conditions)
    for (index, condition) in conditions.enumerated() {
      content += self.content(condition, index, picture: numbers.first(of: index))
    }
    return content + [.text(texts.request.filled(["prompt": prompt])), .text(settled)]
  }

  private func content(_ condition: FramedCondition, _ index: Int, picture: Int) -> [ChatContent] {
    var picture = picture
    let adapter = condition.source.adapter
    var content: [ChatContent] = [
      .text(
        texts.condition.filled([
          "number": "\(index + 1)", "name": condition.source.entry.name ?? adapter.name,
          "description": adapter.depicts ?? adapter.summary ?? adapter.name,
        ]))
    ]
    for (number, block) in condition.source.blocks.enumerated() {
      switch block {
      case .text(let fact):
        if condition.source.entry.facts != .off {
          content.append(.text(texts.fact.filled(["number": "\(index + 1)", "fact": fact])))
        }
      case .frames(let frames):
        let label = frames.isNumbered ? "Picture \(picture): " : ""
        if frames.isNumbered { picture += 1 }
        content += pictures(frames, label: label, condition: index, block: number)
        content.append(.text(texts.separator))
      case .tensor, .camera, .tokens: continue
      }
    }
    return content
  }

  /// A clip's frames are labelled with their times.
  private func pictures(_ frames: FrameBlock, label: String, condition: Int, block: Int) -> [ChatContent] {
    let shown = frames.pictures.indices.compactMap { frame in
      files[PictureBudget.Place(condition: condition, block: block, frame: frame)].map { (frame, $0) }
    }
    guard !shown.isEmpty else { return [.text(label + "(not shown)")] }
    guard frames.isVideo else {
      return shown.flatMap { [.text(label), .picture(type: "image/png", bytes: $0.1)] }
    }
    var content: [ChatContent] = [
      .text(label + "a clip\(length(frames)), of which \(shown.count) frames follow, evenly spread.\n")
    ]
    for (frame, file) in shown {
      content += [.text("Frame\(time(frames, frame)): "), .picture(type: "image/png", bytes: file), .text("\n")]
    }
    return content
  }

  private func length(_ frames: FrameBlock) -> String {
    guard frames.framesPerSecond > 0, let last = frames.sourceIndices.last else { return "" }
    return " of \(Decimal.text(Double(last + 1) / frames.framesPerSecond, digits: 1)) s"
  }

  private func time(_ frames: FrameBlock, _ number: Int) -> String {
    guard frames.framesPerSecond > 0, frames.sourceIndices.indices.contains(number) else { return " \(number + 1)" }
    return " at \(Decimal.text(Double(frames.sourceIndices[number]) / frames.framesPerSecond, digits: 1)) s"
  }

  /// What is certain, and what holds where request and conditions disagree.
  private var settled: String {
    var text = ""
    let measured = unique(
      settlement.claims.filter { $0.isTold && $0.source.condition != nil }.map(\.sentence))
    if !measured.isEmpty {
      text += "\nThis was measured and must be told, in your own words:\n" + measured.map { "- \($0)\n" }.joined()
    }
    for conflict in settlement.conflicts {
      text +=
        "\nThe request says “\(conflict.prompt.value)”, but condition \((conflict.measured.source.condition ?? 0) + 1) "
        + "measures: \(conflict.measured.sentence) The measurement counts; do not tell the other.\n"
    }
    return text
  }

  private func unique(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }
  }
}
