import Conditions
import Manifests
import Support

/// An adapter as `adapter list` and `adapter show` describe it.
enum AdapterReport {
  static func json(_ bundle: AdapterBundle) -> JSON {
    let manifest = bundle.manifest
    return .object([
      "id": .string(manifest.id), "short_id": .string(manifest.shortID), "version": .string(manifest.version),
      "name": .string(manifest.name), "summary": manifest.summary.map { .string($0) },
      "folder": .string(bundle.folder), "origin": .string(bundle.origin.rawValue),
      "library": library(bundle).map { .string($0) },
      "inputs": .object([
        "media": .array(manifest.inputs.media.map { .string($0.rawValue) }),
        "min": .int(manifest.inputs.count.min), "max": .int(manifest.inputs.count.max),
      ]),
      "encoder": .string(manifest.encoder.rawValue),
      "frame_tokens": [.string(manifest.frameTokens.begin), .string(manifest.frameTokens.end)],
      "parameters": manifest.parametersSchema(),
    ])
  }

  static func text(_ bundle: AdapterBundle) -> String {
    let manifest = bundle.manifest
    let count = manifest.inputs.count
    let media = manifest.inputs.media.map(\.rawValue).joined(separator: ", ")
    var lines = [
      "\(manifest.name) (\(manifest.id) \(manifest.version))",
      "  \(bundle.folder)\(library(bundle) == nil ? " (its library is missing)" : "")",
    ]
    if let summary = manifest.summary { lines.append("  " + summary) }
    lines.append(
      "  reads: \(media); \(count.min == count.max ? "\(count.min)" : "\(count.min) to \(count.max)") inputs")
    lines.append(
      "  encoder: \(manifest.encoder.rawValue), frame tokens \(manifest.frameTokens.begin) \(manifest.frameTokens.end)")
    if !manifest.parameters.isEmpty { lines.append("  parameters:") }
    for parameter in manifest.parameters {
      let kind = parameter.choices.isEmpty ? parameter.type.rawValue : parameter.choices.joined(separator: "|")
      let value = parameter.defaultValue.map { ", \($0.stringValue ?? $0.text()) by default" } ?? ""
      lines.append("    \(parameter.name): \(kind)\(value). \(parameter.help)")
    }
    return lines.map { TerminalText.safe($0) }.joined(separator: "\n")
  }

  /// The library's file, `nil` where it is missing.
  private static func library(_ bundle: AdapterBundle) -> String? { try? bundle.libraryPath() }
}
