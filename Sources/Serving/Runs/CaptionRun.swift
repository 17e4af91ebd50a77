import Captioning
import Claims
import Conditions
import Generators
import Manifests
package import Support
import Tensors

/// One request for a caption, from conditions to prompts, on a thread of the queue.
package struct CaptionRun {
  /// What a run came to.
  package struct Outcome: Sendable {
    /// As `a2c run --json` writes it, without places of this machine.
    package let json: JSON
    /// The caption's six lines.
    package let text: String
    package let caption: JSON
    package let promptTokens: Int
    package let tokens: Int
    package let warnings: [String]
    /// The bundles, packed, where they were asked for.
    package let archive: TemporaryFile?
  }

  private let context: RunContext
  private let request: CaptionRequest
  private let flag: CancelFlag

  package init(_ context: RunContext, _ request: CaptionRequest, _ flag: CancelFlag) {
    self.context = context
    self.request = request
    self.flag = flag
  }

  /// Whether what it names is there, for who has to know before the work begins.
  /// - Throws: ``ServerError``
  package func check() throws(ServerError) {
    try context.explained(flag) {
      _ = try context.models.entry(request.model)
      for index in request.manifest.generators.indices {
        _ = try Targets.manifest(index, of: request.manifest, in: context.generators)
      }
      _ = try context.resolver.resolved(request.manifest)
    }
  }

  /// - Throws: ``ServerError``
  package func perform(_ onEvent: (RunEvent) -> Void) throws(ServerError) -> Outcome {
    flag.begin()
    // Nothing is written but what bundles need, and that is gone at the end.
    return try context.explained(flag) {
      guard request.wantsBundles else { return try perform(onEvent, output: nil) }
      return try ScratchSpace.with { folder in try perform(onEvent, output: folder) }
    }
  }

  private func perform(_ onEvent: (RunEvent) -> Void, output: String?) throws -> Outcome {
    onEvent(.began)
    let entry = try context.models.entry(request.model)
    let (found, holds) = try context.resolver.resolved(request.manifest)
    defer { withExtendedLifetime(holds) {} }
    var manifest = found
    manifest.output = output
    manifest.resolvedOutput = output.map { Path.join($0, "bundles") }
    manifest.model = entry.reference
    let targets = try Targets(
      manifest, in: context.generators, tokenizers: context.tokenizers, escaping: request.escaping)
    let mask = context.mask(scratch: [output].compactMap(\.self))
    var session = try CaptionSession(
      manifest, installation: context.installation, registry: context.adapters, precision: nil,
      options: context.options(flag, seed: manifest.caption.seed), opened: entry.core,
      writer: entry.batching?.writer(flag))
    let conditions = try session.conditions { index, condition, _ in
      onEvent(.condition(mask.json(ConditionReport.json(index, condition))))
    }
    try flag.check()
    let settlement = try session.settle(conditions)
    onEvent(
      .settled(
        .object([
          "claims": .array(settlement.claims.map(ClaimLine.json)), "conflicts": RunResult.conflicts(settlement),
        ])))
    let prompt = try session.prompt(conditions)
    let result = try session.write(prompt, settlement, conditions, isCancelled: { flag.isCancelled }) {
      onEvent(.writing($0))
    }
    try flag.check()
    onEvent(.caption(result.caption.json))
    let written = targets.write(
      result.caption, usersOwn: settlement.sentences, measured: settlement.measured, conditions: manifest.conditions,
      seed: manifest.caption.seed,
      reading: output == nil || request.isTextOnly || manifest.conditions.isEmpty
        ? nil
        : ConditionSource(session.reader, known: conditions.map(\.source), in: nil))
    let bundles = try written.all()
    for bundle in bundles { session.note("bundle \(bundle.id)", seconds: bundle.seconds) }
    let reach = ReachTable(bundles.map(\.content))
    try flag.check()
    context.metrics.countRun(entry.name, result.answer)
    var warnings = [entry.clientsNotice].compactMap(\.self) + RunWarnings.of(session) + RunWarnings.of(result)
    warnings += bundles.compactMap { $0.summary() }
    return Outcome(
      json: mask.json(
        RunResult.json(session, result: result, conditions: conditions, input: prompt, bundles: bundles, reach: reach)
          .changing("model") { $0.without("folder").without("server") }
          .adding("warnings", .array(warnings.map { .string($0) }))),
      text: result.caption.text, caption: result.caption.json, promptTokens: prompt?.tokenIDs.count ?? 0,
      tokens: result.answer.tokens.count, warnings: warnings.map(mask.text),
      archive: try manifest.resolvedOutput.map { try BundleArchive.pack($0, in: context.uploads.folder) })
  }
}
