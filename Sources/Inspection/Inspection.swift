package import Captioning
package import Conditions
import Manifests
import Support

/// Everything of one run up to its prompt, to be looked at.
package struct Inspection: Sendable {
  /// The model in words.
  package struct Model: Sendable {
    package var name: String
    package var folder: String
    /// `random`, `untrained` or `trained`.
    package var training: String
    /// What every run says of it, `nil` where nothing is to be said.
    package var notice: String?

    package init(name: String, folder: String, training: String, notice: String?) {
      self.name = name
      self.folder = folder
      self.training = training
      self.notice = notice
    }
  }

  package var model: Model
  /// The user's short prompt.
  package var request: String
  package var conditions: [FramedCondition]
  package var prompt: Prompt
  package var stages: [StageReport]
  /// The most memory so far, in bytes.
  package var peakMemory: Int
  /// The program with its version.
  package var program: String

  package init(
    model: Model, request: String, conditions: [FramedCondition], prompt: Prompt, stages: [StageReport],
    peakMemory: Int, program: String
  ) {
    self.model = model
    self.request = request
    self.conditions = conditions
    self.prompt = prompt
    self.stages = stages
    self.peakMemory = peakMemory
    self.program = program
  }

  /// What a session came to.
  package init(_ session: CaptionSession, conditions: [FramedCondition], prompt: Prompt, program: String) {
    let model = session.model
    self.init(
      model: Model(
        name: model.name, folder: model.folder, training: model.manifest?.training.state.rawValue ?? "untrained",
        notice: model.notice),
      request: session.manifest.prompt, conditions: conditions, prompt: prompt, stages: session.clock.reports,
      peakMemory: ResourceUse.peakMemory, program: program)
  }

  /// What a condition is called throughout: `0-depth`.
  package func label(_ index: Int) -> String { CaptionSession.label(index, conditions[index].source.adapter) }
}
