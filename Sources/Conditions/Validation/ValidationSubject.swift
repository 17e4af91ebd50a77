import CA2CPlugin
import Glibc
import Manifests
import Support

/// The adapter that a test's process is about.
final class ValidationSubject: @unchecked Sendable {
  // checked: what is kept is made by the test's own thread before it starts others.
  let request: ValidationRequest
  /// Told which function of the adapter comes next.
  let stage: @Sendable (String) -> Void
  private var keptBundle: AdapterBundle?
  private var keptLibrary: AdapterLibrary?

  init(_ request: ValidationRequest, stage: @escaping @Sendable (String) -> Void) {
    self.request = request
    self.stage = stage
  }

  /// A model that has every encoder, so that an adapter can show all it does.
  var facts: ModelFacts {
    ModelFacts(tokenWidth: request.tokenWidth, hasMotionEncoder: true, hasCameraEncoder: true)
  }

  var inputs: [String] { request.inputs }

  func bundle() throws -> AdapterBundle {
    if let keptBundle { return keptBundle }
    let manifest = try AdapterManifest.load(path: request.folder + "/adapter.yaml")
    let bundle = AdapterBundle(folder: request.folder, manifest: manifest, origin: .option)
    keptBundle = bundle
    return bundle
  }

  /// The loaded library. Its hash is a test of its own.
  func library() throws -> AdapterLibrary {
    if let keptLibrary { return keptLibrary }
    let bundle = try bundle()
    try HostServices.check(bundle.manifest)
    stage("load")
    let file = try DynamicLibrary.open(bundle.libraryPath(), adapter: bundle.id)
    stage("entry")
    let library = try AdapterLibrary(file)
    keptLibrary = library
    return library
  }

  /// What the adapter gets: what the caller sets and the manifest's defaults; a required parameter that nobody sets
  /// gets the first value that fits.
  func parameters() throws -> JSON {
    let manifest = try bundle().manifest
    var members = request.parameters.members ?? []
    for spec in manifest.parameters where spec.required && !members.contains(where: { $0.key == spec.name }) {
      members.append(JSON.Member(spec.name, Self.value(spec)))
    }
    let entry = ConditionEntry(
      adapter: manifest.id, inputs: Array(repeating: InputPath("/"), count: manifest.inputs.count.min),
      params: .object(members))
    return try manifest.resolve(entry, in: nil)
  }

  private static func value(_ spec: ParameterSpec) -> JSON {
    switch spec.type {
    case .string: .string(spec.choices.first ?? "x")
    case .integer: .int(spec.minimum.flatMap { Int(exactly: $0.rounded(.up)) } ?? 1)
    case .number: .double(spec.minimum ?? 1)
    case .boolean: false
    case .array: .array([])
    }
  }

  /// Makes an instance, prepares it, and ends it when `body` is done.
  func withPrepared<R>(
    _ options: HostOptions = HostOptions(isolation: .none), _ body: (ProbedInstance) throws -> R
  ) throws -> R {
    let instance = try ProbedInstance(self, options)
    try instance.prepare()
    let result = try body(instance)
    instance.unprepare()
    instance.destroy()
    return result
  }

  /// What the sample becomes with an instance of its own.
  func freshBlocks() throws -> [Block] { try withPrepared { try $0.blocks(inputs) } }
}
