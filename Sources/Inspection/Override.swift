package import Conditions
import Manifests

/// How a person makes a choice otherwise than the adapter or the host made it.
package enum Override {
  /// What to write where, `nil` where nothing can be set.
  package static func text(_ decision: Decision, _ condition: FramedCondition) -> String? {
    let parameters = condition.source.adapter.parameters
    let named = parameters.filter { mentions($0, decision) }
    let exact = named.filter { $0.name == decision.key }
    let own = (exact.isEmpty ? named : exact).map { "\($0.name): \(values($0))" }
    let ways = [own.isEmpty ? nil : "params: {\(own.joined(separator: ", "))}", host(decision, condition)]
    let text = ways.compactMap { $0 }.joined(separator: " or ")
    return text.isEmpty ? nil : text
  }

  /// Settings of the host's own decisions.
  private static func host(_ decision: Decision, _ condition: FramedCondition) -> String? {
    switch decision.key {
    case "facts": "facts: \(decision.value == "used" ? "off" : "on")"
    case "encoder" where condition.decisions.contains(decision): "model: one that has this encoder"
    case "isolation": decision.value == "process" ? nil : "isolation: process"
    case "frames": "limits: {fps: RATE, frames: COUNT}"
    case "size": isVideo(condition) ? "limits: {video_pixels: COUNT}" : "limits: {image_pixels: COUNT}"
    default: nil
    }
  }

  private static func isVideo(_ condition: FramedCondition) -> Bool {
    condition.source.blocks.contains { if case .frames(let frames) = $0 { frames.isVideo } else { false } }
  }

  private static func values(_ parameter: ParameterSpec) -> String {
    if !parameter.choices.isEmpty { return parameter.choices.joined(separator: "|") }
    return parameter.type.rawValue.uppercased()
  }

  /// A parameter belongs to a decision that has its name or names it, or that the first clause of its help is about.
  private static func mentions(_ parameter: ParameterSpec, _ decision: Decision) -> Bool {
    func words(_ text: Substring) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }
    let name = Substring(parameter.name)
    return parameter.name == decision.key || words(decision.key[...]).contains(name)
      || words(decision.reason[...]).contains(name)
      || words(parameter.help.prefix { $0 != ";" }).contains { $0 == decision.key }
  }
}
