import Claims
import Conditions
import Generators
import Manifests
package import Support

/// Prompts or bundles for a caption that is there already.
package enum PromptRun {
  /// Each generator's prompt, with what was left out; quick enough to follow what somebody types.
  /// - Throws: ``ServerError``
  package static func prompts(
    _ source: CaptionSource, _ context: RunContext, _ flag: CancelFlag
  ) throws(ServerError) -> JSON {
    flag.begin()
    return try context.explained(flag) {
      let prompts = try source.request.manifest.generators.map { id in
        try flag.check()
        let manifest = try context.generators.manifest(id)
        do throws(FormatError) {
          let prompt = try Formatter(manifest, tokenizers: context.tokenizers, escaping: source.request.escaping)
            .format(source.record.caption, usersOwn: source.record.usersOwn, measured: source.record.measured)
          let content = BundleContent(prompt, for: manifest, conditions: [])
          let bundle = Targets.Bundle(id: id, prompt: prompt, folder: nil, content: content, seconds: 0)
          return JSON.Member(id, RunResult.prompt(bundle))
        } catch {
          return JSON.Member(id, .object(["error": .string(error.message)]))
        }
      }
      return .object(["prompts": .object(prompts), "caption": source.record.caption.json])
    }
  }

  /// The bundles, packed.
  /// - Throws: ``ServerError``
  package static func bundles(
    _ source: CaptionSource, _ context: RunContext, _ flag: CancelFlag
  ) throws(ServerError) -> TemporaryFile {
    flag.begin()
    return try context.explained(flag) {
      try ScratchSpace.with { folder in
        let (found, holds) = try context.resolver.resolved(source.request.manifest)
        defer { withExtendedLifetime(holds) {} }
        var manifest = found
        manifest.output = folder
        manifest.resolvedOutput = Path.join(folder, "bundles")
        let targets = try Targets(
          manifest, in: context.generators, tokenizers: context.tokenizers, escaping: source.request.escaping)
        let reader = ConditionReader(context.adapters, for: .model(ModelFacts()), options: context.options(flag))
        for entry in manifest.conditions { try reader.check(entry) }
        let written = targets.write(
          source.record.caption, usersOwn: source.record.usersOwn, measured: source.record.measured,
          conditions: manifest.conditions, seed: manifest.caption.seed,
          reading: source.request.isTextOnly || manifest.conditions.isEmpty ? nil : ConditionSource(reader, in: nil))
        _ = try written.all()
        try flag.check()
        // checked: it was set above.
        return try BundleArchive.pack(manifest.resolvedOutput ?? folder, in: context.uploads.folder)
      }
    }
  }
}
