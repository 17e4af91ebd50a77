import Support
import TestSupport
import Testing

/// Each adapter in this process and in one of its own, with every generator that takes a file of it: the same bundles,
/// byte for byte. Memory that nobody wrote is filled differently, so that what depends on it shows.
@Suite struct IsolationMatrixTests {
  private static let conditions: [(adapter: String, inputs: [String])] = [
    ("depth", ["depth.mp4"]), ("pose", ["dance.json"]), ("multi-id", ["people.png", "desk.png"]),
    ("camera", ["orbit.txt"]), ("sketch", ["sketch.png"]), ("style", ["style.png"]),
    ("masked-image", ["desk.png", "mask.png"]), ("normal", ["normal.png"]),
    ("key-frames", ["first.png", "last.png"]), ("clip", ["turn.mp4"]), ("segmentation", ["segments"]),
    ("region", ["regions.json"]), ("tracks", ["tracks.json"]),
  ]

  /// The shipped generators with small videos, so that many clips are soon written.
  private func addSmallGenerators(_ work: Workspace) throws {
    let folder = "\(TestFiles.root)/Manifests/generators"
    for name in try FileSystem.list(folder) {
      let text = String(decoding: try FileSystem.read("\(folder)/\(name)", limit: 1 << 20), as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
        if line.hasPrefix("  width: ") { return "  width: 96" }
        if line.hasPrefix("  height: ") { return "  height: 64" }
        return line.hasPrefix("  size_multiple: ") ? "  size_multiple: 32" : line
      }
      work.scratch.write(lines.joined(separator: "\n"), to: "small/generators/\(name)")
    }
    try work.copyTree("\(TestFiles.root)/Manifests/workflows", to: "small/workflows")
  }

  /// The generators that take files of a kind.
  private func generators(_ kind: String, _ work: Workspace) throws -> [String] {
    let outcome = try work.run("generator", "list", "--json")
    outcome.expectSuccess()
    let all = try outcome.json()["generators"]?.arrayValue ?? []
    return all.filter { ($0["takes"]?.arrayValue ?? []).contains { $0.stringValue == kind } }
      .compactMap { $0["id"]?.stringValue }
  }

  /// The bundles of one condition, by isolation.
  private func expectSame(
    _ work: Workspace, _ condition: String, _ generators: [String], more: [String] = [],
    environment: [String: String] = [:], isTaken: Bool = true
  ) throws {
    #expect(!generators.isEmpty)
    var trees: [[String]] = []
    for (isolation, filling) in [("auto", "1"), ("process", "170")] {
      let outcome = try work.run(
        [
          "run", "--prompt", "A woman dances on a desk.", "--condition", condition, "--generator",
          generators.joined(separator: ","), "--generator-path", work.file("small/generators"), "--seconds", "1",
          "--output", isolation,
        ] + more,
        environment: environment.merging(["A2C_ISOLATION": isolation, "MALLOC_PERTURB_": filling]) { $1 })
      outcome.expectSuccess()
      trees.append(try work.tree(isolation).map { String($0.dropFirst(isolation.count)) })
    }
    #expect(trees[0] == trees[1] && trees[0].count > 4 * generators.count)
    for file in trees[0] where !file.hasSuffix("/") {
      #expect(try work.bytes("auto" + file) == work.bytes("process" + file), "\(condition): \(file)")
    }
    var written = 0
    for id in generators where isTaken {
      let row = try work.json("process/\(id)/report.json")["conditions"]?.arrayValue?.first
      // Some read it beside another condition only, and say so.
      let (files, lost) = (row?["files"]?.arrayValue ?? [], row?["lost"]?.arrayValue ?? [])
      #expect(!files.isEmpty || !lost.isEmpty, "\(condition): \(id) has no file of it and does not say why")
      written += files.count
    }
    if isTaken { #expect(written > 0, "\(condition): no file anywhere") }
  }

  @Test(arguments: conditions.indices) func shippedAdapters(index: Int) throws {
    let (adapter, inputs) = Self.conditions[index]
    let work = Workspace()
    try addSmallGenerators(work)
    let media = "\(TestFiles.root)/Examples/media"
    let taking = try generators(adapter, work)
    // No generator takes boxes: they reach each in words.
    let condition = "\(adapter)=" + inputs.map { "\(media)/\($0)" }.joined(separator: ",")
    try expectSame(
      work, condition, taking.isEmpty ? ["vace", "wan2.1"] : taking,
      // Tracks go beside a first frame in most, a normal map beside another map.
      isTaken: !taking.isEmpty && adapter != "tracks" && adapter != "normal")
  }

  /// A stranger's adapter, trusted and so in this process, and in one of its own; by what its frames stand for it reaches
  /// the generators of that kind.
  @Test(.enabled(if: Installed.canCompile), arguments: ["thermal-c", "starter-c"])
  func strangersAdapters(template: String) throws {
    let installed = try Installed.shared.get()
    let work = Workspace()
    try addSmallGenerators(work)
    try work.copyTree("\(installed.prefix)/share/a2c/templates/\(template)", to: template)
    try work.edit(
      "\(template)/adapter.c", "  a2c_frames frames = A2C_FRAMES_INIT;\n",
      "  a2c_frames frames = A2C_FRAMES_INIT;\n  frames.stands_for = \"depth\";\n")
    try installed.makeProject(work.file(template))
    let name = String(template.dropLast("-c".count))
    let environment = ["XDG_CONFIG_HOME": work.file("config")]
    try work.run("adapter", "trust", "\(template)/\(name).a2c", environment: environment).expectSuccess()
    let input = name == "thermal" ? "sample.txt" : "sample.png"
    try expectSame(
      work, "org.example.\(name)=\(template)/\(input)", generators("depth", work),
      more: ["--adapter-path", work.file(template)], environment: environment)
  }

  /// A generator whose bundle fails takes nothing from the others: their bundles are there, the table tells of them, and
  /// every one that failed is named with its reason.
  @Test func oneFailureIsItsOwn() throws {
    let work = Workspace()
    for (id, part) in [("only-camera", "camera"), ("only-style", "style")] {
      work.scratch.write(
        """
        a2c: generator/1
        id: \(id)
        name: Only \(part)
        license: {name: test}
        status: open
        mode: t2v
        text: {encoder: T5-XXL, budget: 1, reserve: 0, silent: true}
        prompt: {form: paragraph, parts: [{part: \(part), priority: 1}]}

        """, to: "more/\(id).yaml")
    }
    work.scratch.write(
      """
      {"dense": "Extraordinarily uncharacteristic things.", "main_object": null, "background": null, "camera": null, "style": null,
      "action": "It runs."}
      """, to: "caption.json")
    try work.addMedia("depth.mp4")
    let words = [
      "bundle", "--caption", "caption.json", "--generator-path", work.file("more"), "--condition", "depth=depth.mp4",
      "--frames", "5",
    ]
    let outcome = try work.run(
      words + ["--generator", "only-camera,vace,only-style,wan2.1", "--output", "out"])
    #expect(outcome.status == 65)
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(FileSystem.exists(work.file("out/vace/src_video.mp4")) && FileSystem.exists(work.file("out/wan2.1")))
    #expect(outcome.errors.contains("vace") && outcome.errors.contains("what reaches it"), "\(outcome.errors)")
    let head = "error: 2 of 4 generators have no bundle; the other 2 are written\n"
    #expect(outcome.errors.contains(head), "\(outcome.errors)")
    for id in ["only-camera", "only-style"] {
      #expect(outcome.errors.contains("\n  \(id): "), "\(outcome.errors)")
      #expect(outcome.errors.contains("the text budget of \(id), 1, does not hold a single word"))
    }
    // One alone: as ever.
    let alone = try work.run(words + ["--generator", "only-camera", "--output", "alone"])
    #expect(alone.status == 65 && alone.errors.contains(": the text budget of only-camera, 1"))
    #expect(!FileSystem.exists(work.file("alone")))
  }
}
