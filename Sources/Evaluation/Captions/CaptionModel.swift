package import Captioning
import Conditions
import Manifests
package import Support

/// A model that captions samples, always taking the likeliest token. Shared by all threads.
package struct CaptionModel: Sendable {
  package let model: LocalModel
  private let encoders: EncoderSet
  private let builder: PromptBuilder
  private let maxTokens: Int

  package init(_ model: LocalModel, installation: Installation, maxTokens: Int) throws {
    self.model = model
    self.maxTokens = maxTokens
    encoders = EncoderSet(model.encoders, facts: model.facts)
    builder = try model.promptBuilder(installation)
  }

  func encode(_ blocks: ConditionBlocks) throws -> FramedCondition { try encoders.encode(blocks) }

  /// What has to be written for conditions and a prompt.
  func request(
    _ conditions: [FramedCondition], prompt: String, grammar: Bool = true
  ) throws -> EmbeddedCore.Request {
    let settings = CaptionSettings(
      maxTokens: maxTokens, temperature: 0, repetitionPenalty: model.generation.repetitionPenalty, grammar: grammar)
    return EmbeddedCore.Request(try builder.build(conditions, prompt: prompt), settings)
  }

  func write(_ requests: [EmbeddedCore.Request]) throws -> [CoreAnswer] { try model.core.write(requests) }
}
