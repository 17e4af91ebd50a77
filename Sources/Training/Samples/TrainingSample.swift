package import Conditions
package import Qwen2VL
package import Tensors

/// What one encoder reads of a sample.
package struct EncoderInput: Sendable {
  package var encoder: EncoderID
  /// [t·h·w, C·T·P·P] in merge order
  package var patches: Matrix
  package var grid: PatchGrid
  /// Where its tokens stand in the sequence; `nil` where only a head reads them.
  package var row: Int?
  /// The throw-away head that classifies its tokens, `nil` for none.
  package var head: String?
  /// The classes of the head's attributes, negative where one is unknown.
  package var classes: [Int32]

  package init(
    encoder: EncoderID, patches: Matrix, grid: PatchGrid, row: Int? = nil, head: String? = nil, classes: [Int32] = []
  ) {
    self.encoder = encoder
    self.patches = patches
    self.grid = grid
    self.row = row
    self.head = head
    self.classes = classes
  }
}

/// One example: a sequence with the tokens to predict, what the encoders read for it, or both.
package struct TrainingSample: Sendable {
  /// What kind of exercise it is; losses are reported by task.
  package var task: String
  /// Prompt and answer, with any id where an encoder's tokens stand.
  package var tokenIDs: [Int32]
  package var positions: Positions
  /// For each token the one to follow it, negative where the loss does not count it.
  package var labels: [Int32]
  package var inputs: [EncoderInput]

  package init(
    task: String, tokenIDs: [Int32], positions: Positions, labels: [Int32], inputs: [EncoderInput] = []
  ) {
    self.task = task
    self.tokenIDs = tokenIDs
    self.positions = positions
    self.labels = labels
    self.inputs = inputs
  }

  /// A sample for encoders and their heads alone.
  package init(task: String, inputs: [EncoderInput]) {
    self.init(task: task, tokenIDs: [], positions: Positions(), labels: [], inputs: inputs)
  }

  /// A prompt followed by an answer, all of which is to be predicted.
  package init(
    task: String, prompt: [Int32], positions: Positions, answer: [Int32], inputs: [EncoderInput] = []
  ) {
    var positions = positions
    positions.appendText(answer.count)
    let ids = prompt + answer
    let labels = ids.indices.map { $0 + 1 >= prompt.count && $0 + 1 < ids.count ? ids[$0 + 1] : -1 }
    self.init(task: task, tokenIDs: ids, positions: positions, labels: labels, inputs: inputs)
  }

  /// Roughly what a step costs for it, to divide samples among workers.
  var cost: Int { tokenIDs.count * 4 + inputs.reduce(0) { $0 + $1.patches.rows } }
}
