import Captioning
package import Claims
package import Conditions
package import Manifests
package import Qwen2VL
import Tensors
package import Tokenization

/// Makes training samples of conditions, a prompt and an answer, by the way that a run takes: the adapters' blocks, the
/// frame tokens, the prompt builder.
package struct SampleComposer {
  private let tokenizer: Tokenizer
  private let builder: PromptBuilder
  private let recorder: InputRecorder
  private let encoders: EncoderSet
  private let end: Int32

  package init(
    _ model: NewModel, _ tokenizer: Tokenizer, manifest: ModelManifest, facts: ModelFacts, template: PromptTemplate
  ) throws {
    self.tokenizer = tokenizer
    builder = PromptBuilder(tokenizer, template: template, extraTokens: manifest.specialTokens)
    let packing = manifest.encoders.camera.map {
      TensorPacking(
        channels: ModelFacts.cameraChannels, unshuffle: $0.pixelUnshuffle, framesPerToken: $0.framesPerToken)
    }
    recorder = InputRecorder(model, packing: packing)
    encoders = EncoderSet(recorder.encoders, facts: facts)
    guard let end = tokenizer.id(of: "<|im_end|>") ?? manifest.specialTokens["<|im_end|>"].map({ Int32($0) }) else {
      throw PromptError.missingToken(name: "<|im_end|>", source: tokenizer.source)
    }
    self.end = end
  }

  /// A sample whose answer is to be predicted.
  /// - Parameters:
  ///   - prompt: the user's text
  ///   - answer: tokens, without the end
  package func sample(
    task: String, _ conditions: [ConditionBlocks], prompt: String, answer: [Int32]
  ) throws -> TrainingSample {
    _ = recorder.take()
    let framed = try conditions.map { try encoders.encode($0) }
    let built = try builder.build(framed, prompt: prompt)
    let inputs = try place(recorder.take(), framed.flatMap(\.runs), built)
    return TrainingSample(
      task: task, prompt: built.tokenIDs, positions: built.positions, answer: answer + [end], inputs: inputs)
  }

  /// What the encoders read of conditions, without a sequence.
  package func inputs(_ conditions: ConditionBlocks) throws -> [EncoderInput] {
    _ = recorder.take()
    _ = try encoders.encode(conditions)
    return recorder.take().map { EncoderInput(encoder: $0.encoder, patches: $0.patches, grid: $0.grid) }
  }

  package func tokens(_ text: String) -> [Int32] { tokenizer.encode(text) }
  package func tokens(_ caption: StructuredCaption) -> [Int32] { caption.tokens(tokenizer) }

  /// Gives each recorded input the row of its run in the prompt: both stand in the order of the blocks.
  private func place(
    _ recorded: [InputRecorder.Recorded], _ runs: [FramedCondition.Run], _ prompt: Prompt
  ) throws -> [EncoderInput] {
    var rest = recorded[...]
    var inputs: [EncoderInput] = []
    for (run, place) in zip(runs, prompt.runs) {
      guard run.encoder != nil else { throw TrainingError.sample("tokens that an adapter made cannot be trained on") }
      guard let input = rest.popFirst() else { break }
      inputs.append(
        EncoderInput(encoder: input.encoder, patches: input.patches, grid: input.grid, row: place.start))
    }
    guard rest.isEmpty, inputs.count == runs.count, runs.count == prompt.runs.count else {
      throw TrainingError.sample("\(recorded.count) inputs for \(prompt.runs.count) runs of tokens")
    }
    return inputs
  }
}
