package import Claims
package import Support

/// A claim as it is shown: to people, and in JSON.
package enum ClaimLine {
  /// Who says so: `prompt`, `0-camera`, `prompt and 0-camera`.
  /// - Parameter label: what a condition is called.
  package static func source(_ claim: Claim, label: (Int) -> String) -> String {
    switch claim.source {
    case .prompt: "prompt"
    case .condition(let index): label(index)
    case .both(let index): "prompt and \(label(index))"
    }
  }

  /// `source` is `prompt`, `condition` or `both`; `condition` counts from 0.
  package static func json(_ claim: Claim) -> JSON {
    let source =
      switch claim.source {
      case .prompt: "prompt"
      case .condition: "condition"
      case .both: "both"
      }
    return .object([
      "aspect": .string(claim.aspect.rawValue), "value": .string(claim.value), "sentence": .string(claim.sentence),
      "source": .string(source), "condition": claim.source.condition.map { .int($0) },
      "certainty": .double(claim.certainty), "told": .bool(claim.isTold),
    ])
  }
}
