package import Captioning
package import Claims
package import Conditions
import Manifests
import Support

/// Everything of one run up to its prompt, to be looked at.
package struct Inspection: Sendable {
  /// What writes, in words.
  package struct Model: Sendable {
    package var name: String
    /// `random`, `untrained` or `trained`; `none` where no model writes.
    package var training: String
    /// What every run says of it, `nil` where nothing is to be said.
    package var notice: String?

    package init(name: String, training: String, notice: String?) {
      self.name = name
      self.training = training
      self.notice = notice
    }
  }

  package var model: Model
  /// The user's short prompt.
  package var request: String
  package var conditions: [FramedCondition]
  /// Empty where no model reads one.
  package var prompt: Prompt
  /// What is known before anybody writes.
  package var claims: [Claim]
  package var stages: [StageReport]
  /// The most memory so far, in bytes.
  package var peakMemory: Int
  /// The program with its version.
  package var program: String

  package init(
    model: Model, request: String, conditions: [FramedCondition], prompt: Prompt, claims: [Claim] = [],
    stages: [StageReport], peakMemory: Int, program: String
  ) {
    self.model = model
    self.request = request
    self.conditions = conditions
    self.prompt = prompt
    self.claims = claims
    self.stages = stages
    self.peakMemory = peakMemory
    self.program = program
  }

  /// What a session came to.
  package init(
    _ session: CaptionSession, conditions: [FramedCondition], claims: [Claim], prompt: Prompt?, program: String
  ) {
    let core = session.core
    self.init(
      model: Model(name: core.name, training: core.training, notice: core.notice),
      request: session.manifest.prompt, conditions: conditions, prompt: prompt ?? Prompt(), claims: claims,
      stages: session.clock.reports, peakMemory: ResourceUse.peakMemory, program: program)
  }

  /// What a condition is called throughout: `0-depth`.
  package func label(_ index: Int) -> String { CaptionSession.label(index, conditions[index].source.adapter) }
}
