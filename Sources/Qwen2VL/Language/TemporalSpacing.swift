/// How far apart the temporal steps of a clip stand among a model's positions.
package enum TemporalSpacing: Sendable, Equatable {
  /// Qwen2-VL: steps are counted, whatever time lies between them.
  case counted
  /// Qwen2.5-VL: by the seconds between them (upstream: `tokens_per_second`).
  case timed(tokensPerSecond: Int)

  /// A day, beyond which nobody means it: keeps positions small where a file tells a rate near zero.
  private static let mostSeconds = 86_400.0

  /// Reads `vision_config`.
  init(_ reader: ConfigReader, family: ModelFamily) throws(ModelError) {
    switch family {
    case .qwen2VL: self = .counted
    case .qwen25VL: self = .timed(tokensPerSecond: try reader.int("tokens_per_second", in: 1...1_000, default: 4))
    }
  }

  /// Positions from one temporal step to the next. Of the seconds only the whole ones count, as upstream makes an integer
  /// of them before it multiplies: steps of less than a second all stand at one time.
  /// - Parameter seconds: from one temporal step to the next (upstream: `second_per_grid_ts`); one where nobody knows
  package func positions(secondsPerStep seconds: Double?) -> Int {
    switch self {
    case .counted: return 1
    case .timed(let tokensPerSecond):
      // checked: a number, and at most a day.
      let known = seconds.flatMap { $0.isNaN ? nil : $0 } ?? 1
      return Int(min(max(known, 0), Self.mostSeconds)) * tokensPerSecond
    }
  }
}
