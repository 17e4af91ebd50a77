import Conditions
import Manifests
import Support

/// An adapter as `adapter list` and `adapter show` describe it.
enum AdapterReport {
  /// - Parameter shadowed: other bundles of the same id, which do not count.
  static func json(_ bundle: AdapterBundle, shadowed: [AdapterRegistry.Rejected] = []) -> JSON {
    let manifest = bundle.manifest
    let limits = manifest.limits
    let place = AdapterPlace(bundle)
    return .object([
      "id": .string(manifest.id), "short_id": .string(manifest.shortID), "version": .string(manifest.version),
      "name": .string(manifest.name), "summary": manifest.summary.map { .string($0) },
      "license": manifest.license.map { .string($0) }, "docs": manifest.docs.map { .string($0) },
      "folder": .string(bundle.folder), "origin": .string(bundle.foundBy),
      "library": (try? bundle.libraryPath()).map { .string($0) },
      "sha256": manifest.platformLibrary?.sha256.map { .string($0) },
      "problem": bundle.problem.map { .string($0.description) },
      "isolated": .bool(place.isIsolated), "isolation_reason": .string(place.reason),
      "inputs": .object([
        "media": .array(manifest.inputs.media.map { .string($0.rawValue) }),
        "min": .int(manifest.inputs.count.min), "max": .int(manifest.inputs.count.max),
      ]),
      "encoder": .string(manifest.encoder.rawValue),
      "frame_tokens": [.string(manifest.frameTokens.begin), .string(manifest.frameTokens.end)],
      "requires": .array(manifest.requires.map { .string($0) }), "wants": .array(manifest.wants.map { .string($0) }),
      "parameters": manifest.parametersSchema(),
      "limits": .object([
        "memory_mb": .int(limits.memoryMB), "prepare_s": .double(limits.prepareS), "encode_s": .double(limits.encodeS),
        "max_tokens": .int(limits.maxTokens),
      ]),
      "shadowed": shadowed.isEmpty ? nil : .array(shadowed.map { .string($0.path) }),
    ])
  }

  static func json(_ rejected: AdapterRegistry.Rejected) -> JSON {
    .object([
      "path": .string(rejected.path), "reason": .string(rejected.reason), "id": rejected.id.map { .string($0) },
    ])
  }

  static func text(_ bundle: AdapterBundle, shadowed: [AdapterRegistry.Rejected] = []) -> String {
    let manifest = bundle.manifest
    let count = manifest.inputs.count
    let media = manifest.inputs.media.map(\.rawValue).joined(separator: ", ")
    let place = AdapterPlace(bundle)
    var lines = [
      "\(manifest.name) (\(manifest.id) \(manifest.version))", "  \(bundle.folder) (\(bundle.foundBy))",
    ]
    if let problem = bundle.problem {
      lines.append("  cannot be used: \(problem.description)")
      if let hint = problem.hint { lines.append("  hint: \(hint)") }
    }
    lines += shadowed.map { "  shadows \($0.path)" }
    if let summary = manifest.summary { lines.append("  " + summary) }
    lines.append(
      "  reads: \(media); \(count.min == count.max ? "\(count.min)" : "\(count.min) to \(count.max)") inputs")
    lines.append(
      "  encoder: \(manifest.encoder.rawValue), frame tokens \(manifest.frameTokens.begin) \(manifest.frameTokens.end)")
    lines.append("  runs \(place.isIsolated ? "in a process of its own" : "in this process"): \(place.reason)")
    if !manifest.requires.isEmpty { lines.append("  requires: " + manifest.requires.joined(separator: ", ")) }
    if !manifest.parameters.isEmpty { lines.append("  parameters:") }
    lines += manifest.parameters.map(parameter)
    return lines.map { TerminalText.safe($0) }.joined(separator: "\n")
  }

  private static func parameter(_ parameter: ParameterSpec) -> String {
    var kind = parameter.choices.isEmpty ? parameter.type.rawValue : parameter.choices.joined(separator: "|")
    func bound(_ value: Double?, _ word: String) -> String { value.map { ", \(word) \(JSON.double($0).text())" } ?? "" }
    kind += bound(parameter.minimum, "at least") + bound(parameter.maximum, "at most")
    if parameter.required { kind += ", required" }
    let value = parameter.defaultValue.map { ", \($0.stringValue ?? $0.text()) by default" } ?? ""
    return "    \(parameter.name): \(kind)\(value). \(parameter.help)"
  }
}
