import Captioning
import Claims
import Generators
import Manifests
import Support
import TestSupport
import Testing

/// Bundles' ComfyUI workflows, against the classes of nodes as their sources declare them (Golden/make_comfy_nodes.py).
@Suite struct WorkflowTests {
  static func withWorkflow() throws -> [String] {
    let registry = try GeneratorRegistry(folders: [Fixtures.folder])
    return try registry.ids.filter { try registry.manifest($0).workflow != nil }
  }

  /// The classes of nodes; those read at a later time go first.
  private static let table: JSON? = {
    func members(_ name: String) -> [JSON.Member] {
      let json = try? JSONParser.parse(FileSystem.read(TestFiles.golden("GeneratorsTests", name), limit: 1 << 20))
      return (json?["nodes"] ?? json)?.members ?? []
    }
    let newer = members("comfy_nodes_newer.json")
    return .object(newer + members("comfy_nodes.json").filter { old in !newer.contains { $0.key == old.key } })
  }()

  /// Text in ComfyUI's own syntax, quotation marks, and what looks like a placeholder.
  private static let caption = StructuredCaption([
    .dense: #"A man (tall:1.4) reads "{{seed}} {a|b}" \ aloud // slowly."#, .mainObject: "A man.",
    .background: "A street.", .camera: "The camera stays.", .style: "Plain style.", .action: "He reads (aloud).",
  ])

  private static func bundle(_ id: String) throws -> BundleContent {
    let manifest = try Fixtures.manifest(id)
    return BundleContent(try Formatter(manifest).format(caption), for: manifest, conditions: [], seed: 77)
  }

  /// The files that a template asks for.
  private static func files(_ id: String) throws -> [String] {
    let path = "\(TestFiles.root)/Manifests/workflows/\(id).json"
    let template = try JSONParser.parse(FileSystem.read(path, limit: 1 << 20))
    let names = (template["nodes"]?.members ?? []).flatMap { node in
      ["if", "any", "unless"].flatMap { node.value[$0]?.arrayValue ?? [] }.compactMap(\.stringValue)
    }
    return Set(names).sorted()
  }

  /// All choices of files; of numbered ones none stands without those in front of it.
  private static func choices(_ files: [String]) -> [Set<String>] {
    (0..<(1 << files.count)).map { bits in Set(files.indices.filter { bits >> $0 & 1 == 1 }.map { files[$0] }) }
      .filter { choice in choice.allSatisfy { file in earlier(file).map(choice.contains) ?? true } }
  }

  /// `reference-2.png` for `reference-3.png`, `nil` for what has no number.
  private static func earlier(_ file: String) -> String? {
    let stem = Path.stem(file)
    guard let dash = stem.lastIndex(of: "-"), let number = Int(stem[stem.index(after: dash)...]) else { return nil }
    return number == 2 ? "\(stem[..<dash]).png" : "\(stem[..<dash])-\(number - 1).png"
  }

  @Test func theseHaveOne() throws {
    let expected = [
      "cogvideox", "cogvideox-1.5", "cogvideox-fun-control", "cogvideox-i2v", "hunyuanvideo-1.5", "ltx-2", "ltx-2.3",
      "ltx-2.5", "ltx-video", "minimax-h3", "scail-2", "vace", "wan-animate-2", "wan-ati", "wan-fun-camera",
      "wan-fun-control", "wan-move", "wan2.1", "wan2.2-flf2v", "wan2.2-i2v", "wan2.2-s2v", "wan2.2-t2v", "wan2.2-ti2v",
    ]
    #expect(try Self.withWorkflow() == expected)
    let files = try FileSystem.list("\(TestFiles.root)/Manifests/workflows")
    #expect(files.sorted() == expected.map { $0 + ".json" }.sorted())
    #expect(try Workflow.json(Self.bundle("hunyuanvideo"), has: { _ in true }) == nil)
  }

  /// Whatever a bundle holds: classes and inputs are those of the sources, links lead to outputs of the wanted type, and
  /// every node has a part in the result.
  @Test(arguments: try withWorkflow()) func isSound(id: String) throws {
    let table = try #require(Self.table)
    let (bundle, files) = (try Self.bundle(id), try Self.files(id))
    #expect(files.count <= 13)
    for choice in Self.choices(files) {
      let workflow = try #require(try Workflow.json(bundle, has: choice.contains))
      let nodes = try #require(workflow.members)
      for node in nodes {
        let place = "\(id) \(choice.sorted()) node \(node.key)"
        let keys = (node.value.members ?? []).map(\.key)
        #expect(keys.filter { !["class_type", "inputs", "_meta"].contains($0) } == [], "\(place)")
        let entry = try #require(table[node.value["class_type"]?.stringValue ?? ""], "\(place)")
        let inputs = try #require(node.value["inputs"]?.members)
        let missing = (entry["required"]?.members ?? []).map(\.key).filter { key in
          !inputs.contains { $0.key == key }
        }
        #expect(missing == [], "\(place)")
        for input in inputs {
          let wanted = entry["required"]?[input.key] ?? entry["optional"]?[input.key]
          let problem = Self.problem(input.value, wanted, in: workflow, table)
          #expect(problem == nil, "\(place) \(input.key): \(problem ?? "")")
        }
      }
      #expect(Self.used(workflow) == Set(nodes.map(\.key)), "\(id) \(choice.sorted())")
      #expect(!Fixtures.strings(in: workflow).contains { $0.contains("{{") && !$0.contains("aloud") })
    }
  }

  /// What is wrong with an input, `nil` where nothing is.
  private static func problem(_ value: JSON, _ wanted: JSON?, in workflow: JSON, _ table: JSON) -> String? {
    guard let wanted, let type = wanted["type"]?.stringValue else { return "no such input" }
    if let link = value.arrayValue {
      guard link.count == 2, let id = link[0].stringValue, let index = link[1].intValue else { return "no link" }
      guard let source = workflow[id]?["class_type"]?.stringValue else { return "linked to node \(id), which is gone" }
      let outputs = (table[source]?["outputs"]?.arrayValue ?? []).compactMap(\.stringValue)
      guard outputs.indices.contains(index) else { return "\(source) has no output \(index)" }
      return outputs[index] == type ? nil : "\(source) gives \(outputs[index]) for \(type)"
    }
    let options = wanted["options"]?.arrayValue
    let fits =
      switch (type, value) {
      case ("INT", .int), ("FLOAT", .double), ("FLOAT", .int), ("BOOLEAN", .bool), ("STRING", .string): true
      // A rate without fraction; ComfyUI makes whole numbers of it.
      case ("INT", .double): value.intValue != nil
      case ("COMBO", .string): options?.contains(value) ?? true
      default: false
      }
    return fits ? nil : "\(value.text()) for \(type)"
  }

  /// The nodes that the saved video comes from.
  private static func used(_ workflow: JSON) -> Set<String> {
    var open = (workflow.members ?? []).filter { $0.value["class_type"]?.stringValue == "SaveVideo" }.map(\.key)
    var found: Set<String> = []
    while let id = open.popLast() {
      guard found.insert(id).inserted else { continue }
      open += (workflow[id]?["inputs"]?.members ?? []).compactMap { $0.value.arrayValue?.first?.stringValue }
    }
    return found
  }

  /// Prompt, negative prompt, numbers and files stand where the generator reads them.
  @Test(arguments: try withWorkflow()) func isFilledIn(id: String) throws {
    let (bundle, manifest) = (try Self.bundle(id), try Fixtures.manifest(id))
    let files = try Self.files(id) + manifest.conditions.filter { $0.required && !$0.form.isTracks }.compactMap(\.file)
    var met: Set<String> = []
    for choice in Self.choices(try Self.files(id)) {
      let workflow = try #require(try Workflow.json(bundle, has: choice.contains))
      let texts = Fixtures.strings(in: workflow)
      #expect(texts.contains(PromptEscaping.comfyui.apply(to: bundle.prompt.text)))
      if let negative = bundle.prompt.negative {
        #expect(texts.contains(PromptEscaping.comfyui.apply(to: negative)))
      }
      met.formUnion(texts)
      let inputs = (workflow.members ?? []).flatMap { $0.value["inputs"]?.members ?? [] }
      func has(_ names: [String], _ value: JSON) -> Bool {
        inputs.contains { names.contains($0.key) && $0.value == value }
      }
      #expect(has(["seed", "noise_seed"], .int(bundle.seed)))
      // The workflow of LTX-2 is its first stage.
      let part = id == "ltx-2" ? 2 : 1
      #expect(has(["width"], .int(try #require(manifest.video.width) / part)))
      #expect(has(["height"], .int(try #require(manifest.video.height) / part)))
      #expect(has(["length", "num_frames"], .int(try #require(manifest.video.frames))))
      #expect(has(["fps"], .double(try #require(manifest.video.fps))))
    }
    for file in files { #expect(met.contains("a2c/\(id)/\(file)"), "\(file)") }
    // The same names as the rest of the bundle.
    let known = Set(manifest.conditions.compactMap(\.file))
    for file in files {
      let first = file.replacing(/-[0-9]+\.png$/, with: ".png")
      #expect(known.contains(first) || manifest.command.contains(file), "\(file)")
    }
  }

  @Test func isEscapedOnce() throws {
    let manifest = try Fixtures.manifest("wan2.1")
    let texts = try [PromptEscaping.none, .comfyui].map { escaping in
      let prompt = try Formatter(manifest, escaping: escaping).format(Self.caption)
      return try Workflow.json(BundleContent(prompt, for: manifest, conditions: []), has: { _ in false })?.text()
    }
    #expect(texts[0] != nil && texts[0] == texts[1])
  }

  @Test func isWrittenForTheFilesThatAreThere() throws {
    let scratch = RegistryTests.Scratch()
    let bundle = try Self.bundle("vace")
    let folder = try BundleWriter.write(bundle, to: scratch.path + "/out")
    let written = try JSONParser.parse(FileSystem.read(folder + "/workflow.json", limit: 1 << 20))
    #expect(written == (try Workflow.json(bundle, has: { _ in false })))
    try StagedFile.write([], to: folder + "/src_video.mp4")
    try Workflow.write(bundle, into: folder)
    let again = try JSONParser.parse(FileSystem.read(folder + "/workflow.json", limit: 1 << 20))
    #expect(again == (try Workflow.json(bundle, has: { $0 == "src_video.mp4" })) && again != written)
  }
}

/// Workflows that others write.
@Suite struct WorkflowFaultTests {
  private let scratch = RegistryTests.Scratch()

  private func manifest(_ rest: String = "") throws -> GeneratorManifest {
    let text = RegistryTests.invented + "\nworkflow: mine\n" + rest
    return try GeneratorManifest.parse(text: text, path: scratch.path + "/invented.yaml")
  }

  private func write(nodes: String) throws {
    try scratch.write(#"{"a2c": "workflow/1", "nodes": \#(nodes)}"#, to: "mine.json")
  }

  private func failure(_ manifest: GeneratorManifest) -> WorkflowError? {
    do throws(WorkflowError) { try Workflow.check(manifest) } catch { return error }
    return nil
  }

  @Test func aFileIsEnough() throws {
    try write(
      nodes: #"""
        {"1": {"class_type": "A", "inputs": {"text": "{ {{prompt}} }", "n": "{{settings.list.1}}", "s": "{{seed}}/{{fps}}"}},
         "2": {"if": ["x.png"], "class_type": "B", "inputs": {"image": "{{file.x.png}}"}},
         "3": {"class_type": "C", "inputs": {"a": ["2", 0], "b": {"either": [["2", 0], ["1", 0]]}, "c": [1, 2]}}}
        """#)
    let manifest = try manifest("video: {fps: 12.5}\nsettings: {list: [1, 2.5]}\n")
    try Workflow.check(manifest)
    let prompt = try Formatter(manifest).format(Fixtures.caption, usersOwn: [])
    let bundle = BundleContent(prompt, for: manifest, conditions: [], seed: 9)
    let bare = try #require(try Workflow.json(bundle, has: { _ in false }))
    #expect(bare.members?.map(\.key) == ["1", "3"])
    #expect(bare["1"]?["inputs"]?["n"] == .double(2.5))
    #expect(bare["1"]?["inputs"]?["s"] == .string("9/12.5"))
    #expect(
      bare["1"]?["inputs"]?["text"] == .string("{ " + PromptEscaping.comfyui.apply(to: prompt.text) + " }"))
    #expect(bare["3"]?["inputs"] == .object(["b": .array(["1", 0]), "c": .array([1, 2])]))
    let full = try #require(try Workflow.json(bundle, has: { $0 == "x.png" }))
    #expect(full["2"]?["inputs"]?["image"] == .string("a2c/invented/x.png"))
    #expect(full["3"]?["inputs"]?["b"] == .array(["2", 0]))
  }

  @Test func aMissingFileIsNamed() throws {
    let error = try #require(failure(try manifest()))
    #expect(error.exitStatus == .missingFile && error.message == "no workflow 'mine'")
    #expect(error.place?.hasSuffix("invented.yaml") == true && error.hint?.contains("mine.json") == true)
  }

  @Test(arguments: [
    ("{}", "at least one node"), (#"{"1": {}}"#, "class_type"), (#"{"1": {"class_type": "A"}}"#, "inputs"),
    (#"{"1": {"class_type": "A", "inputs": {"x": ["2", 0]}}}"#, "linked to node 2"),
    (#"{"1": {"class_type": "A", "inputs": {"x": {"either": []}}}}"#, "without 'either'"),
    (#"{"1": {"if": "a", "class_type": "A", "inputs": {}}}"#, "list of file names"),
    (#"{"1": {"if": ["../a"], "class_type": "A", "inputs": {}}}"#, "list of file names"),
    (#"{"1": {"class_type": "A", "inputs": {"x": "{{promt}}"}}}"#, "{{promt}}"),
    (#"{"1": {"class_type": "A", "inputs": {"x": "{{width}}"}}}"#, "{{width}}"),
    (#"{"1": {"class_type": "A", "inputs": {"x": "{{settings.steps}}"}}}"#, "{{settings.steps}}"),
    (#"{"1": {"unless": ["a"], "class_type": "A", "inputs": {"x": "{{file.../a}}"}}}"#, "{{file.../a}}"),
  ])
  func faults(_ nodes: String, _ text: String) throws {
    try write(nodes: nodes)
    let error = try #require(failure(try manifest()), "\(nodes)")
    #expect(error.message.contains(text), "\(error.message)")
    #expect(error.exitStatus == .badInput && error.place?.hasSuffix("mine.json") == true)
    if text == "{{promt}}" { #expect(error.hint == "did you mean 'prompt'?") }
  }

  @Test(arguments: ["", "[]", "{", #"{"nodes": {}}"#, #"{"a2c": "workflow/2", "nodes": {}}"#])
  func noWorkflow(_ text: String) throws {
    try scratch.write(text, to: "mine.json")
    #expect(try #require(failure(try manifest())).exitStatus == .badInput)
  }

  @Test func namesAreNoPaths() throws {
    #expect(throws: ManifestError.self) {
      try GeneratorManifest.parse(text: RegistryTests.invented + "\nworkflow: ../mine\n", path: "x.yaml")
    }
  }

  /// As many as there is room for, in one pass.
  @Test func manyPlaceholdersAreFilledAtOnce() throws {
    let scratch = ScratchFolder()
    let text = String(repeating: "{{seed}} ", count: 60_000)
    let nodes =
      "{\"1\": {\"class_type\": \"X\", \"inputs\": {\"text\": \"\(text)\", \"odd\": \"{{seed\", \"n\": \"{{seed}}\"}}}"
    scratch.write("{\"a2c\": \"workflow/1\", \"nodes\": \(nodes)}", to: "many.json")
    scratch.write(
      """
      a2c: generator/1
      id: many
      name: Many
      license: {name: MIT}
      text: {encoder: T5}
      prompt: {parts: [dense]}
      workflow: many
      """, to: "many.yaml")
    let manifest = try GeneratorManifest.load(path: scratch.file("many.yaml"))
    let bundle = BundleContent(
      try Formatter(manifest).format(Fixtures.caption), for: manifest, conditions: [], seed: 77)
    let workflow = try Workflow.json(bundle) { _ in false }
    let inputs = try #require(workflow?["1"]?["inputs"])
    #expect(inputs["text"]?.stringValue == String(repeating: "77 ", count: 60_000))
    #expect(inputs["odd"]?.stringValue == "{{seed")
    #expect(inputs["n"]?.intValue == 77)
  }
}
