import Manifests
import Support
import TestSupport
import Testing

struct AdapterManifestTests {
  static let names = ["camera", "depth", "multi-id", "pose"]

  static func shipped(_ name: String) throws -> AdapterManifest {
    try AdapterManifest.load(path: "\(TestFiles.root)/Manifests/adapters/\(name).yaml")
  }

  @Test(arguments: names)
  func shippedManifestsAreGood(name: String) throws {
    let adapter = try Self.shipped(name)
    #expect(adapter.shortID == name)
    #expect(adapter.id == "org.a2c.\(name)")
    #expect(adapter.entry == "a2c_adapter_entry_v1")
    #expect(adapter.platformLibrary?.file.hasPrefix("lib") == true)
    #expect(adapter.folder.hasSuffix("Manifests/adapters"))
    #expect(adapter.parameters.allSatisfy { !$0.help.isEmpty })
  }

  @Test func shippedManifestsSayWhatTheirAdaptersDo() throws {
    let all = try Self.names.map(Self.shipped)
    #expect(all.map(\.encoder) == [.camera, .vision, .vision, .motion])
    #expect(
      all.map(\.frameTokens.begin) == ["<|camera_start|>", "<|vision_start|>", "<|vision_start|>", "<|motion_start|>"])
    #expect(all.map(\.inputs.count.max) == [1, 1, 9, 1])
    #expect(
      all.map { $0.parameters.map(\.name) } == [
        [
          "moves", "format", "direction", "axes", "quaternion", "camera", "array", "lens", "fov", "fps", "frames",
          "intrinsics",
          "width", "height",
        ],
        ["near", "normalize", "fps", "part", "colormap", "unit", "array"], ["names", "pictures"],
        ["format", "coordinates", "hands", "face", "fps", "width", "height", "line_width", "min_confidence"],
      ])
    #expect(
      all.map(\.requires) == [["a2c.files/1"], ["a2c.media/1"], ["a2c.media/1", "a2c.files/1"], ["a2c.files/1"]])
    let known: Set = ["a2c.files/1", "a2c.log/1", "a2c.media/1", "a2c.model/1", "a2c.progress/1"]
    #expect(all.allSatisfy { known.isSuperset(of: $0.wants) && !$0.wants.isEmpty })
  }

  @Test func everyFindingIsReportedAtOnce() {
    let text: MarkedText = """
      a2c: adapter/1
      id: 1️⃣depth
      version: 2️⃣1.0
      name: Depth
      library:
        3️⃣linux-x64: {file: 4️⃣../libDepth.so}
        linux-x86_64: {file: 5️⃣/usr/lib/libDepth.so, sha256: 6️⃣abc}
      inputs: {media: [clip, 7️⃣clips], count: {min: 3, max: 8️⃣2}}
      frame_tokens: {begin: 9️⃣vision_start, end: "<|vision_end|>"}
      encoder: vision
      """
    #expect(
      text.findings(AdapterManifest.self) == [
        "1️⃣ id: expected an id such as org.example.depth, found 'depth'",
        "2️⃣ version: expected a version such as 1.2.0, found '1.0'",
        "3️⃣ library.linux-x64: expected one of linux-x86_64, linux-aarch64, macos-x86_64, macos-aarch64, "
          + "found 'linux-x64' (did you mean 'linux-x86_64'?)",
        "4️⃣ library.linux-x64.file: expected a file inside the manifest's folder, found '../libDepth.so'",
        "5️⃣ library.linux-x86_64.file: expected a file inside the manifest's folder, found '/usr/lib/libDepth.so'",
        "6️⃣ library.linux-x86_64.sha256: expected 64 hexadecimal digits, found 'abc'",
        "7️⃣ inputs.media[1]: expected one of picture, sequence, clip, json, text, array, found 'clips' "
          + "(did you mean 'clip'?)",
        "8️⃣ inputs.count.max: expected at least 'min', which is 3, found 2",
        "9️⃣ frame_tokens.begin: expected a special token such as <|camera_start|>, found 'vision_start'",
      ])
  }

  @Test func missingKeysAreReported() {
    let text: MarkedText = "1️⃣a2c: adapter/1"
    #expect(
      text.findings(AdapterManifest.self).map { $0.prefix { $0 != "," } } == [
        "1️⃣ id: missing", "1️⃣ version: missing", "1️⃣ name: missing", "1️⃣ library: missing", "1️⃣ inputs: missing",
        "1️⃣ frame_tokens: missing", "1️⃣ encoder: missing",
      ])
  }

  static func with(_ lines: String) -> String {
    """
    a2c: adapter/1
    id: com.example.thing
    version: 2.0.1-beta.1+7
    name: Thing
    library: {linux-x86_64: {file: bin/libThing.so, sha256: \(String(repeating: "Ab", count: 32))}}
    inputs: {media: [picture]}
    frame_tokens: {begin: "<|a|>", end: "<|b|>"}
    encoder: none

    """ + lines
  }

  @Test func optionalKeysAreRead() throws {
    let adapter = try AdapterManifest.parse(
      text: Self.with(
        """
        entry: thing_entry
        requires: [a2c.media/1]
        wants: [a2c.progress/1, com.example.x/12]
        limits: {memory_mb: 64, prepare_s: 0.5}
        isolation: process
        docs: https://example.com/thing
        """), path: "/b/thing.a2c/adapter.yaml")
    #expect(adapter.entry == "thing_entry")
    #expect(adapter.requires == ["a2c.media/1"])
    #expect(adapter.wants == ["a2c.progress/1", "com.example.x/12"])
    #expect(adapter.limits.memoryMB == 64)
    #expect(adapter.limits.prepareS == 0.5)
    #expect(adapter.limits.encodeS == 300)
    #expect(adapter.isolation == .process)
    #expect(adapter.docs == "https://example.com/thing")
    #expect(adapter.folder == "/b/thing.a2c")
    #expect(adapter.library["linux-x86_64"]?.sha256 == String(repeating: "ab", count: 32))
    #expect(adapter.inputs.count.min == 1 && adapter.inputs.count.max == 1)
  }

  @Test(arguments: [
    "../x.so", "/x.so", "a/../../x.so", "..", "a/", "", "x\\u001B.so", "a\\nb.so", "a\\0b.so",
  ])
  func librariesStayInsideTheBundle(file: String) {
    let text = Self.with("").replacing("bin/libThing.so", with: "\"\(file)\"")
    #expect(refusal(AdapterManifest.self, text)?.diagnostics.map(\.path.description) == ["library.linux-x86_64.file"])
  }

  @Test(arguments: ["1.2", "1.2.3.4", "01.2.3", "v1.2.3", "1.2.x", "1.2.3-", "latest", "1.2.3 "])
  func versionsAreSemantic(version: String) {
    let text = Self.with("").replacing("2.0.1-beta.1+7", with: "\"\(version)\"")
    #expect(refusal(AdapterManifest.self, text)?.diagnostics.map(\.path.description) == ["version"])
  }

  @Test func parametersAreChecked() {
    let text: MarkedText = """
      a2c: adapter/1
      id: com.example.thing
      version: 1.0.0
      name: Thing
      library: {linux-x86_64: {file: x.so}}
      inputs: {media: [picture]}
      frame_tokens: {begin: "<|a|>", end: 1️⃣"<|a|>"}
      encoder: vision
      parameters:
        2️⃣Line-Width: {type: integer}
        mode: {type: string, enum: [first, second], default: 3️⃣other}
        size: {type: integer, minimum: 5, maximum: 4️⃣2}
        list: {type: 5️⃣array}
        flag: {type: boolean, enum: 6️⃣[a]}
        span: {type: number, minItems: 7️⃣2, minimum: 0, default: 1}
        step: {type: number, minimum: 0, default: 8️⃣-1}
        good: {type: array, items: {type: integer}, minimum: 0, maxItems: 2, default: [1, 9️⃣x]}
      """
    #expect(
      text.findings(AdapterManifest.self) == [
        "1️⃣ frame_tokens.end: expected another token than 'begin', found '<|a|>'",
        "2️⃣ parameters.Line-Width: expected a name such as line_width, found 'Line-Width'",
        "3️⃣ parameters.mode.default: expected one of first, second, found 'other'",
        "4️⃣ parameters.size.maximum: expected at least 'minimum', which is 5",
        "13:9 parameters.list.items: missing, expected the type of the elements (add 'items: {type: number}')",
        "6️⃣ parameters.flag.enum: means nothing for the type boolean (remove it)",
        "7️⃣ parameters.span.minItems: means nothing for the type number (remove it)",
        "8️⃣ parameters.step.default: expected a number of at least 0, found '-1'",
        "9️⃣ parameters.good.default[1]: expected an integer of at least 0, found 'x'",
      ])
  }
}

/// A run's parameters against what an adapter declares.
struct ParameterTests {
  static let adapter = """
    a2c: adapter/1
    id: com.example.thing
    version: 1.0.0
    name: Thing
    library: {linux-x86_64: {file: x.so}}
    inputs: {media: [picture], count: {min: 2, max: 3}}
    frame_tokens: {begin: "<|a|>", end: "<|b|>"}
    encoder: vision
    parameters:
      mode: {type: string, enum: [auto, "no", "12:30"], default: auto, help: How.}
      label: {type: string}
      size: {type: integer, minimum: 1, maximum: 10, default: 4}
      rate: {type: number, minimum: 0.5}
      flag: {type: boolean, default: false}
      list: {type: array, items: {type: number}, minItems: 1, maxItems: 2}
      must: {type: integer, required: true}
    """

  private func resolve(_ text: String) throws -> JSON {
    let adapter = try AdapterManifest.parse(text: Self.adapter, path: "thing.yaml")
    let run = try RunManifest.parse(text: text, path: "combo.yaml")
    return try adapter.resolve(run.conditions[0], in: run.path)
  }

  @Test func valuesAreTypedAndDefaultsFilledIn() throws {
    let values = try resolve(
      run(
        """
        conditions:
          - adapter: com.example.thing
            inputs: [a, b]
            params: {must: 3, mode: no, label: 1e3, rate: 2, list: [1, 2.5]}
        """))
    #expect(
      values.text()
        == #"{"mode":"no","label":"1e3","size":4,"rate":2.0,"flag":false,"list":[1.0,2.5],"must":3}"#)
  }

  @Test func findingsStandInTheRunManifest() throws {
    let text: MarkedText = """
      a2c: run/1
      conditions:
        - adapter: com.example.thing
          inputs: 1️⃣[2️⃣a]
          params: 3️⃣{mode: 4️⃣atuo, size: 5️⃣11, rate: 6️⃣fast, flag: 7️⃣no, list: 8️⃣[], 9️⃣sise: 1}
      """
    let error = try #require(throws: ManifestError.self) { try resolve(text.text) }
    #expect(
      text.describe(error) == [
        "2️⃣ conditions[0].input: thing: expected 2 to 3 inputs, found 1",
        "3️⃣ conditions[0].params.must: missing, expected an integer (add 'params: {must: …}')",
        "4️⃣ conditions[0].params.mode: expected one of auto, no, 12:30, found 'atuo' (did you mean 'auto'?)",
        "5️⃣ conditions[0].params.size: expected an integer from 1 to 10, found '11'",
        "6️⃣ conditions[0].params.rate: expected a number of at least 0.5, found 'fast'",
        "7️⃣ conditions[0].params.flag: expected true or false, found 'no' (write false)",
        "8️⃣ conditions[0].params.list: expected a list of 1 to 2 entries, found an empty list",
        "9️⃣ conditions[0].params.sise: unknown parameter of thing (did you mean 'size'?)",
      ])
    #expect(error.exitStatus == .badInput)
  }

  @Test func conditionsWithoutADocumentPassTheSameChecks() throws {
    let adapter = try AdapterManifest.parse(text: Self.adapter, path: "thing.yaml")
    let inputs = [InputPath("/a"), InputPath("/b")]
    let good = ConditionEntry(
      adapter: "com.example.thing", inputs: inputs,
      params: .object(["must": 3, "label": "true", "list": [1], "flag": true, "rate": 0.75]))
    #expect(
      try adapter.resolve(good, in: nil).text()
        == #"{"mode":"auto","label":"true","size":4,"rate":0.75,"flag":true,"list":[1.0],"must":3}"#)
    let bad = ConditionEntry(
      adapter: "com.example.thing", inputs: inputs, params: .object(["must": "3", "flag": "true"]), index: 2)
    let error = try #require(throws: ManifestError.self) { try adapter.resolve(bad, in: nil) }
    #expect(
      error.diagnostics.map(\.sentence) == [
        "conditions[2].params.flag: expected true or false, found the text 'true'",
        "conditions[2].params.must: expected an integer, found the text '3'",
      ])
    #expect(error.place == "command line")
  }

  @Test func theSchemaOfParametersIsJSONSchema() throws {
    let adapter = try AdapterManifest.parse(text: Self.adapter, path: "thing.yaml")
    let schema = adapter.parametersSchema()
    #expect(
      schema["properties"]?["mode"]?.text()
        == #"{"description":"How.","enum":["auto","no","12:30"],"default":"auto"}"#)
    #expect(
      schema["properties"]?["size"]?.text() == #"{"type":"integer","minimum":1,"maximum":10,"default":4}"#)
    #expect(schema["required"]?.text() == #"["must"]"#)
  }
}
