import Captioning
import Chat
import Claims
import Conditions
import Generators
import HTTP
import Manifests
import Serving
import Support
import Synchronization
import Tensors

/// Captions the lines of a batch, each by itself. Any thread may work.
struct BatchWork: Sendable {
  let registry: AdapterRegistry
  let generators: GeneratorShelf
  let cores: CoreShelf
  /// What a line's manifest leaves open: the model of the command line, the settings, the adapters.
  let settle: @Sendable (inout RunManifest) throws -> Void
  let precision: Precision?
  let textOnly: Bool
  let replacing: Bool

  /// The record of a line: always one, whatever the line is.
  /// - Returns: the record, and whether the server did not answer.
  func record(_ line: BatchInput.Line) -> (record: JSON, isGood: Bool, isServerGone: Bool) {
    let start = ResourceUse.seconds
    var id: JSON?
    var members: [JSON.Member]
    var (isGood, isServerGone) = (true, false)
    do {
      let request = try request(line)
      id = request.id
      members = try caption(request.manifest)
    } catch {
      isGood = false
      if let error = error as? ChatError { isServerGone = error.isServerGone }
      members = [JSON.Member("error", Self.json(error))]
    }
    let head = [
      JSON.Member("line", .int(line.number)), JSON.Member("input", .string(line.mark)),
      JSON.Member("ok", .bool(isGood)),
    ]
    let seconds = ((ResourceUse.seconds - start) * 1000).rounded() / 1000
    return (
      .object(head + (id.map { [JSON.Member("id", $0)] } ?? []) + members + [JSON.Member("seconds", .double(seconds))]),
      isGood, isServerGone
    )
  }

  // MARK: Reading a line

  /// A line without its own name: an `id` of any kind is handed back in the record.
  private func request(_ line: BatchInput.Line) throws -> (id: JSON?, manifest: RunManifest) {
    guard !line.isTooLong else { throw LineError(line.number, "the line is longer than \(Limits.documentBytes) bytes") }
    let json: JSON
    do {
      json = try JSONParser.parse(line.bytes, maxValues: 100_000)
    } catch { throw LineError(line.number, "expected a JSON object: \(error.message)") }
    guard var members = json.members else { throw LineError(line.number, "expected a JSON object") }
    let id = json["id"]
    members.removeAll { $0.key == "id" }
    var manifest: RunManifest
    if members.count == 1, members[0].key == "manifest", let path = members[0].value.stringValue {
      manifest = try RunManifest.load(path: path)
    } else {
      manifest = try RunManifest.read(.object(members), name: "line \(line.number)", folder: ".")
    }
    try settle(&manifest)
    return (id, manifest)
  }

  private struct LineError: ExplainedError {
    let number: Int
    let message: String
    var place: String? { "line \(number)" }

    init(_ number: Int, _ message: String) { (self.number, self.message) = (number, message) }
  }

  // MARK: Captioning

  private func caption(_ manifest: RunManifest) throws -> [JSON.Member] {
    try manifest.checkInputs()
    let targets = try Targets(manifest, generators, replacing: replacing)
    let opened = try cores.opened(manifest)
    let heard = Heard()
    let options = heard.options(manifest.isolation)
    var session = try CaptionSession(
      manifest, installation: Program.installation, registry: registry, precision: precision, options: options,
      opened: opened.core, writer: opened.batching?.writer(CancelFlag()))
    let conditions = try session.conditions()
    let settlement = try session.settle(conditions)
    let prompt = try session.prompt(conditions)
    let result = try session.write(prompt, settlement, conditions) { _ in }
    let written = targets.write(
      result.caption, usersOwn: result.settlement.sentences, measured: result.settlement.measured,
      conditions: manifest.conditions, seed: manifest.caption.seed,
      reading: textOnly ? nil : ConditionSource(session.reader, known: conditions.map(\.source), in: manifest.path))
    try written.check()
    let bundles = written.bundles
    let warnings = heard.warnings + RunWarnings.of(session) + RunWarnings.of(result)
    var members = [
      JSON.Member("model", .string(session.core.name)), JSON.Member("caption", result.caption.json),
      JSON.Member("conflicts", RunResult.conflicts(result.settlement)),
      JSON.Member("warnings", .array(warnings.map { .string($0) })),
    ]
    if let keeping = result.keeping { members.append(JSON.Member("keeping", Self.counts(keeping))) }
    if let remote = result.answer.remote { members.append(JSON.Member("remote", remote.json)) }
    if !bundles.isEmpty { members.append(JSON.Member("prompts", RunResult.prompts(bundles))) }
    return members
  }

  /// What became of the claims, as numbers: a record for each would be longer than the caption.
  private static func counts(_ keeping: Keeping) -> JSON {
    .object([
      "kept": .int(keeping.kept.count), "missing": .int(keeping.missing.count),
      "contradicted": .int(keeping.contradicted.count), "repaired": .int(keeping.repaired.count),
      "unfounded": .int(keeping.unfounded.count),
    ])
  }

  private static func json(_ error: any Error) -> JSON {
    guard let error = error as? any ExplainedError else {
      return .object(["message": .string("\(error)"), "status": 70])
    }
    return .object([
      "message": .string(error.lines.joined(separator: "\n")), "hint": error.hint.map { .string($0) },
      "status": .int(Int(error.exitStatus.rawValue)),
    ])
  }

  /// What adapters say of one line.
  private final class Heard: Sendable {
    private let lines = Mutex<[String]>([])
    var warnings: [String] { lines.withLock { $0 } }

    func options(_ isolation: RunIsolation) -> HostOptions {
      var options = HostOptions.reporting(to: Console(quiet: true), isolation)
      options.log = { adapter, level, text in
        guard level.rawValue >= HostOptions.LogLevel.warning.rawValue else { return }
        self.lines.withLock { if $0.count < 20 { $0.append("\(adapter): \(TerminalText.safe(text, limit: 400))") } }
      }
      return options
    }
  }
}

extension ChatError {
  /// Whether another line will fare no better.
  fileprivate var isServerGone: Bool {
    switch reason {
    case .http(let error): error.kind != .cancelled && error.kind != .tooLong
    case .status(let status, _): status == 401 || status == 403 || status == 404 || status == 429 || status >= 500
    case .model: true
    case .empty, .pictures: false
    }
  }
}
