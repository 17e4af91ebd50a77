package import Captioning
import Conditions
import Manifests

/// A model that captions samples, always taking the likeliest token. Shared by all threads.
package struct CaptionModel: Sendable {
  package let model: EmbeddedModel
  private let encoders: EncoderSet
  private let builder: PromptBuilder
  private let maxTokens: Int

  package init(_ model: EmbeddedModel, installation: Installation, maxTokens: Int) throws {
    self.model = model
    self.maxTokens = maxTokens
    encoders = EncoderSet(model.encoders, facts: model.facts)
    builder = try PromptBuilder(
      model.tokenizer, template: model.promptTemplate(installation), extraTokens: model.manifest?.specialTokens ?? [:])
  }

  func encode(_ blocks: ConditionBlocks) throws -> FramedCondition { try encoders.encode(blocks) }

  func write(_ conditions: [FramedCondition], prompt: String, grammar: Bool = true) throws -> CoreAnswer {
    let settings = CaptionSettings(
      maxTokens: maxTokens, temperature: 0, repetitionPenalty: model.generation.repetitionPenalty, grammar: grammar)
    return try model.core.write(try builder.build(conditions, prompt: prompt), settings) { _ in }
  }
}
