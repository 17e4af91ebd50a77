import Claims
package import Manifests
package import Support

/// A generator as `generator list` and `generator show` describe it.
package enum GeneratorSummary {
  // MARK: One line

  /// What the columns of ``line(_:)`` are.
  package static let header = ["id", "name", "status", "text", "prompt", "takes", "size", "length"].joined(
    separator: "\t")

  /// Id, name, status, budget, form, the kinds of condition whose files it takes, size and length, with tabs between them.
  package static func line(_ manifest: GeneratorManifest) -> String {
    let takes = takes(manifest)
    return [
      manifest.id, manifest.name, manifest.status.rawValue, budget(manifest.text), manifest.prompt.form.rawValue,
      takes.isEmpty ? "-" : takes.joined(separator: ","), sizes(manifest.video), length(manifest.video),
    ]
    .map { TerminalText.safe($0) }.joined(separator: "\t")
  }

  /// The kinds of condition whose files a generator takes, in the manifest's order.
  package static func takes(_ manifest: GeneratorManifest) -> [String] {
    var seen: Set<String> = []
    return manifest.conditions.map { AdapterName.short($0.adapter) }.filter { seen.insert($0).inserted }
  }

  /// `1280x720, 832x480; turned; any proportions`
  static func sizes(_ video: GeneratorVideo) -> String {
    if !video.ratios.isEmpty { return video.ratios.map(\.description).joined(separator: ", ") }
    guard let width = video.width, let height = video.height else { return "-" }
    var told = (["\(width)x\(height)"] + video.sizes.map { "\($0.width)x\($0.height)" }).joined(separator: ", ")
    if video.turns { told += "; turned" }
    if video.anyRatio { told += "; any proportions" }
    if video.anySize != nil { told += "; any size" }
    return told
  }

  /// `81 frames at 16 (5.06 s)`
  static func length(_ video: GeneratorVideo) -> String {
    if !video.seconds.isEmpty { return video.seconds.map(SentenceNumber.text).joined(separator: ", ") + " s" }
    guard let frames = video.frames else { return "-" }
    var told = video.frameRule == nil ? "\(frames) frames" : "\(frames) frames (\(video.frameRule?.short ?? ""))"
    if let fps = video.fps {
      told += " at \(SentenceNumber.text(fps)) (\(SentenceNumber.text(Double(frames) / fps)) s)"
    }
    if let rates = video.rates {
      told += ", rate \(SentenceNumber.text(rates.min)) to \(SentenceNumber.text(rates.max))"
    }
    return told
  }

  /// What ``line(_:)`` says, as an object.
  package static func row(_ manifest: GeneratorManifest) -> JSON {
    .object([
      "id": .string(manifest.id), "name": .string(manifest.name), "status": .string(manifest.status.rawValue),
      "mode": .string(manifest.mode.rawValue), "budget": manifest.text.budget.map { .int($0) } ?? .null,
      "unit": .string(manifest.text.unit.rawValue), "form": .string(manifest.prompt.form.rawValue),
      "takes": .array(takes(manifest).map { .string($0) }), "size": .string(sizes(manifest.video)),
      "length": .string(length(manifest.video)), "path": .string(manifest.path),
    ])
  }

  /// `226 tokens`, `no known limit`.
  static func budget(_ text: GeneratorText) -> String {
    text.budget.map { "\($0) \(text.unit.rawValue)" } ?? "no known limit"
  }

  // MARK: All of it

  package static func text(_ manifest: GeneratorManifest) -> String {
    var lines = ["\(manifest.name) (\(manifest.id), \(manifest.status.rawValue), \(manifest.mode.rawValue))"]
    lines += [manifest.authors.map { "by \($0)" }, manifest.source].compactMap(\.self).map { "  \($0)" }
    lines.append(
      "  licence: " + [manifest.license.name, manifest.license.note].compactMap(\.self).joined(separator: ". "))
    lines += prompt(manifest).map { "  \($0)" }
    if let video = video(manifest.video) { lines.append("  video: \(video)") }
    if manifest.conditions.isEmpty { lines.append("  takes no condition files") } else { lines.append("  takes:") }
    for condition in manifest.conditions {
      lines.append(
        "    \(condition.adapter) as \(condition.form)" + (condition.required ? ", required" : "")
          + (condition.notes.map { ": \($0)" } ?? ""))
    }
    let settings = manifest.settings.members ?? []
    if !settings.isEmpty {
      lines.append(
        "  settings: " + settings.map { "\($0.key) \($0.value.stringValue ?? $0.value.text())" }.joined(separator: ", ")
      )
    }
    if let fixed = manifest.fixed.members, !fixed.isEmpty {
      lines.append(
        "  in its code: " + fixed.map { "\($0.key) \($0.value.stringValue ?? $0.value.text())" }.joined(separator: ", ")
      )
    }
    if let firstFrame = manifest.firstFrame {
      let parts = (firstFrame.prompt?.parts ?? []).map(\.part.rawValue).joined(separator: ", ")
      lines.append("  with a first frame: " + (parts.isEmpty ? "other settings" : "a prompt of \(parts)"))
    }
    if let references = manifest.references {
      let parts = references.prompt.parts.map(\.part.rawValue).joined(separator: ", ")
      lines.append("  with references: a prompt of \(parts) that names them")
    }
    if let workflow = manifest.workflow { lines.append("  ComfyUI workflow: \(workflow)") }
    lines += manifest.notes.map { "  - \($0)" }
    return lines.map { TerminalText.safe($0) }.joined(separator: "\n")
  }

  private static func prompt(_ manifest: GeneratorManifest) -> [String] {
    let text = manifest.text
    let prompt = manifest.prompt
    let past = text.budget == nil ? "" : ", cut \(text.silent ? "without a word" : "with a warning")"
    var lines = ["text: \(text.encoder), \(budget(text))\(past)"]
    if !text.languages.isEmpty { lines.append("reads " + text.languages.map(\.name).joined(separator: ", ") + " only") }
    lines += text.extra.map { "also read by \($0.encoder), \($0.budget) tokens" }
    var form = "prompt: \(prompt.form.rawValue) of " + prompt.parts.map(\.part.rawValue).joined(separator: ", ")
    switch (prompt.words?.min, prompt.words?.max) {
    case (let min?, let max?): form += "; \(min) to \(max) words"
    case (let min?, nil): form += "; from \(min) words"
    case (nil, let max?): form += "; up to \(max) words"
    case (nil, nil): break
    }
    lines.append(form)
    if let guide = manifest.guide { lines.append("after \(guide)") }
    if !manifest.negative.isEmpty { lines.append("negative prompt: \(manifest.negative)") }
    return lines
  }

  private static func video(_ video: GeneratorVideo) -> String? {
    var parts: [String] = []
    if let width = video.width, let height = video.height { parts.append("\(width) x \(height)") }
    if let frames = video.frames {
      parts.append("\(frames) frames" + (video.frameRule.map { " (\($0))" } ?? ""))
    }
    if let fps = video.fps { parts.append("\(Int(exactly: fps).map(String.init) ?? "\(fps)") frames a second") }
    if let rates = video.rates {
      parts.append("from \(SentenceNumber.text(rates.min)) to \(SentenceNumber.text(rates.max)) on request")
    }
    if !video.seconds.isEmpty { parts.append(video.seconds.map(SentenceNumber.text).joined(separator: ", ") + " s") }
    if !video.sizes.isEmpty || video.turns || video.anyRatio || video.anySize != nil || !video.ratios.isEmpty {
      parts.append("sizes " + sizes(video))
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  package static func json(_ manifest: GeneratorManifest) -> JSON {
    let text = manifest.text
    let video = manifest.video
    return .object([
      "id": .string(manifest.id), "name": .string(manifest.name), "status": .string(manifest.status.rawValue),
      "mode": .string(manifest.mode.rawValue), "authors": manifest.authors.map { .string($0) },
      "source": manifest.source.map { .string($0) }, "guide": manifest.guide.map { .string($0) },
      "path": .string(manifest.path),
      "license": .object([
        "name": .string(manifest.license.name), "note": manifest.license.note.map { .string($0) },
      ]),
      "text": .object([
        "encoder": .string(text.encoder), "budget": text.budget.map { .int($0) } ?? .null,
        "reserve": .int(text.reserve), "unit": .string(text.unit.rawValue), "silent": .bool(text.silent),
        "languages": text.languages.isEmpty ? nil : .array(text.languages.map { .string($0.rawValue) }),
        "extra": .array(
          text.extra.map {
            .object([
              "encoder": .string($0.encoder), "budget": .int($0.budget), "reserve": .int($0.reserve),
              "silent": .bool($0.silent),
            ])
          }),
      ]),
      "prompt": .object([
        "form": .string(manifest.prompt.form.rawValue),
        "parts": .array(manifest.prompt.parts.map { .string($0.part.rawValue) }),
        "words": manifest.prompt.words.map {
          .object(["min": $0.min.map { .int($0) }, "max": $0.max.map { .int($0) }])
        },
      ]),
      "negative": .string(manifest.negative),
      "video": .object([
        "width": video.width.map { .int($0) }, "height": video.height.map { .int($0) },
        "fps": video.fps.map { .double($0) }, "frames": video.frames.map { .int($0) },
        "frame_rule": video.frameRule.map { .string($0.description) },
        "sizes": video.sizes.isEmpty
          ? nil : .array(video.sizes.map { .object(["width": .int($0.width), "height": .int($0.height)]) }),
        "turns": video.turns ? true : nil, "any_ratio": video.anyRatio ? true : nil,
        "any_size": video.anySize == nil ? nil : true,
        "rates": video.rates.map { .array([.double($0.min), .double($0.max)]) },
        "seconds": video.seconds.isEmpty ? nil : .array(video.seconds.map { .double($0) }),
      ]),
      "conditions": .array(manifest.conditions.map(condition)),
      "settings": manifest.settings,
      "fixed": manifest.fixed.members?.isEmpty == false ? manifest.fixed : nil,
      "workflow": manifest.workflow.map { .string($0) },
      "notes": .array(manifest.notes.map { .string($0) }),
    ])
  }

  private static func condition(_ condition: GeneratorCondition) -> JSON {
    .object([
      "adapter": .string(condition.adapter), "form": .string(condition.form.rawValue),
      "file": condition.file.map { .string($0) }, "required": .bool(condition.required),
      "notes": condition.notes.map { .string($0) },
    ])
  }
}
