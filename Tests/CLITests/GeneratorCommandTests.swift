import Captioning
import Generators
import Support
import TestSupport
import Testing

/// `a2c generator`: the list, one of them, one caption for all.
@Suite struct GeneratorCommandTests {
  static let caption = """
    {"dense": "A man walks along a wet street at night and opens an umbrella.", "main_object": "A man in a grey coat.",
     "background": "A street with shop windows.", "camera": "The camera follows him from behind.",
     "style": "Warm, cinematic light.", "action": "The man walks, stops and opens an umbrella."}
    """

  static let invented = """
    a2c: generator/1
    id: dreamer
    name: Dreamer
    license: {name: MIT}
    text: {encoder: CLIP-L, budget: 77, reserve: 2}
    prompt: {parts: [style, dense], words: {max: 40}}
    video: {width: 64, height: 32, fps: 8, frames: 17}
    command: |
      dream "$prompt" "$bundle"

    """

  private func workspace() -> Workspace {
    let work = Workspace()
    work.scratch.write(Self.caption, to: "caption.json")
    work.scratch.makeFolder("mine")
    work.scratch.write(Self.invented, to: "mine/dreamer.yaml")
    return work
  }

  @Test func list() throws {
    let outcome = try Command(["generator", "list"]).run()
    outcome.expectSuccess()
    let shipped = try FileSystem.list("\(TestFiles.root)/Manifests/generators").map(Path.stem).sorted()
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.map { String($0[0]) } == ["id"] + shipped && lines.allSatisfy { $0.count == 8 })
    #expect(outcome.errors.isEmpty)
    let json = try Command(["generator", "list", "--json"]).run().json()
    #expect(json["generators"]?.arrayValue?.compactMap { $0["id"]?.stringValue } == shipped)
  }

  /// What a generator takes is asked for by the kind of condition.
  @Test func listOfThoseThatTake() throws {
    func ids(_ options: [String]) throws -> [String] {
      let outcome = try Command(["generator", "list"] + options).run()
      outcome.expectSuccess()
      return outcome.output.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "\t" }) }
    }
    #expect(try ids(["--takes", "tracks"]) == ["motionctrl", "wan-ati", "wan-move"])
    let both = try ids(["--takes", "pose", "--takes", "multi-id"])
    #expect(both.contains("vace") && both.contains("minimax-h3") && !both.contains("ltx-2"))
    let wrong = try Command(["generator", "list", "--takes", "pos"]).run()
    #expect(wrong.status == ExitStatus.usage.rawValue && wrong.errors.contains("did you mean 'pose'?"))
  }

  /// A family is told whole, and names may stand with commas between them.
  @Test func families() throws {
    let work = workspace()
    let family = try work.run("generator", "show", "wan2.2")
    family.expectFailure(.usage, "no generator 'wan2.2'")
    for id in ["wan2.2-flf2v", "wan2.2-i2v", "wan2.2-s2v", "wan2.2-t2v", "wan2.2-ti2v"] {
      #expect(family.errors.contains(id), "\(id)")
    }
    let two = try work.run("run", "--prompt", "A dog runs.", "--generator", "wan2.1,kling", "--json").json()
    #expect(two["prompts"]?.members?.map(\.key) == ["wan2.1", "kling"])
  }

  @Test func show() throws {
    let outcome = try Command(["generator", "show", "vace"]).run()
    outcome.expectSuccess()
    for text in ["VACE (Wan 2.1) (vace, open, t2v)", "umT5-XXL, 512 tokens", "ComfyUI workflow: vace"] {
      #expect(outcome.output.contains(text), "\(text)")
    }
    let json = try Command(["generator", "show", "vace", "--json"]).run().json()
    #expect(json["id"] == "vace" && json["workflow"] == "vace")
  }

  @Test func compare() throws {
    let work = workspace()
    let outcome = try work.run("generator", "compare", "caption.json")
    outcome.expectSuccess()
    let ids = try FileSystem.list("\(TestFiles.root)/Manifests/generators").map(Path.stem)
    for id in ids { #expect(outcome.output.contains("(\(id))"), "\(id)") }
    let json = try work.run("generator", "compare", "caption.json", "--json").json()
    #expect(json.members?.map(\.key).sorted() == ids.sorted())
    let two = try work.run(
      "generator", "compare", "caption.json", "--generator", "cogvideox", "--generator", "kling", "--json"
    ).json()
    #expect(two.members?.map(\.key) == ["cogvideox", "kling"])
    #expect(two["cogvideox"]?["prompt"]?.stringValue?.contains("umbrella") == true)
    #expect(two["cogvideox"]?["count"]?.intValue ?? 0 > 10)
  }

  /// One file in a folder adds a generator; no code.
  @Test func anInventedGenerator() throws {
    let work = workspace()
    let path = ["--generator-path", "mine"]
    #expect(try work.run(["generator", "list"] + path).output.contains("\ndreamer\tDreamer\topen\t77 tokens\t"))
    #expect(try work.run(["generator", "show", "dreamer"] + path).output.contains("64 x 32, 17 frames"))
    let compared = try work.run(["generator", "compare", "caption.json", "--generator", "dreamer"] + path)
    compared.expectSuccess()
    #expect(compared.output.contains("Warm, cinematic light."))
    try work.run(["bundle", "--caption", "caption.json", "--generator", "dreamer", "-o", "out"] + path).expectSuccess()
    #expect(try work.text("out/dreamer/prompt.txt").hasPrefix("Warm, cinematic light. A man walks"))
    #expect(try work.text("out/dreamer/command.sh").contains("dream \"$prompt\""))
    #expect(try work.json("out/dreamer/settings.json")["frames"]?.intValue == 17)
    let run = ["run", "--prompt", "A dog", "--max-tokens", "6", "--generator", "dreamer", "-o", "run"]
    try work.run(run + path).expectSuccess()
    #expect(try work.tree("run").contains("run/dreamer/prompt.txt"))
  }

  /// Its workflow is a file beside it.
  @Test func anInventedWorkflow() throws {
    let work = workspace()
    work.scratch.write(Self.invented + "workflow: dreamer\n", to: "mine/dreamer.yaml")
    let arguments = ["bundle", "--caption", "caption.json", "--generator", "dreamer", "-o", "out"]
    let path = ["--generator-path", "mine"]
    let missing = try work.run(arguments + path)
    missing.expectFailure(.missingFile, "dreamer.yaml", "no workflow 'dreamer'")
    missing.expectHint("mine/dreamer.json")
    work.scratch.write(
      #"{"a2c": "workflow/1", "nodes": {"1": {"class_type": "Dream", "inputs": {"text": "{{prompt}}", "w": "{{width}}"}}}}"#,
      to: "mine/dreamer.json")
    try work.run(arguments + path).expectSuccess()
    let node = try work.json("out/dreamer/workflow.json")["1"]
    #expect(node?["inputs"]?["w"] == 64 && node?["class_type"] == "Dream")
    #expect(try node?["inputs"]?["text"]?.stringValue.map { $0 + "\n" } == work.text("out/dreamer/prompt.txt"))
  }

  @Test func unknownNames() throws {
    let work = workspace()
    for arguments in [
      ["generator", "show", "cogvidoex"], ["generator", "compare", "caption.json", "--generator", "cogvidoex"],
      ["bundle", "--caption", "caption.json", "--generator", "cogvidoex", "-o", "out"],
      ["run", "--prompt", "A dog", "--generator", "cogvidoex", "-o", "out"],
    ] {
      let outcome = try work.run(arguments)
      outcome.expectFailure(.usage, "no generator 'cogvidoex'")
      outcome.expectHint("did you mean 'cogvideox'?")
    }
    #expect(try work.tree() == ["caption.json", "mine/", "mine/dreamer.yaml"])
    try work.run("generator", "list", "--generator-path", "nothing").expectFailure(.missingFile, "nothing")
  }

  /// One broken manifest is named, and harms none of the others.
  @Test(arguments: [
    ("name: Dreamer", "name: Dreamer\nnmae: x", "dreamer.yaml:4:1", "nmae"),
    ("budget: 77", "budget: many", "dreamer.yaml:5:33", "budget"),
    ("parts: [style, dense]", "parts: [style, mood]", "dreamer.yaml:6:25", "mood"),
    ("id: dreamer", "id: sleeper", "dreamer.yaml", "not the name of its file"),
  ])
  func brokenManifest(_ old: String, _ new: String, _ place: String, _ text: String) throws {
    let work = workspace()
    try work.edit("mine/dreamer.yaml", old, new)
    let path = ["--generator-path", "mine"]
    for arguments in [
      ["generator", "show", "dreamer"], ["bundle", "--caption", "caption.json", "--generator", "dreamer", "-o", "out"],
    ] {
      try work.run(arguments + path).expectFailure(.badInput, place, text)
    }
    let list = try work.run(["generator", "list"] + path)
    list.expectSuccess()
    #expect(list.output.contains("\ncogvideox\t") && list.errors.contains("left out: ") && list.errors.contains(place))
    #expect(!FileSystem.exists(work.file("out")))
  }

  @Test func severalFindings() throws {
    let work = workspace()
    try work.edit("mine/dreamer.yaml", "name: Dreamer", "nmae: Dreamer")
    let outcome = try work.run("generator", "show", "dreamer", "--generator-path", "mine")
    outcome.expectFailure(.badInput, "mine/dreamer.yaml: 2 problems:")
    #expect(outcome.errors.contains("\n  mine/dreamer.yaml:3:1: nmae: unknown key"), "\(outcome.errors)")
    let list = try work.run("generator", "list", "--generator-path", "mine")
    #expect(list.errors.contains("left out: mine/dreamer.yaml: 2 problems:\n  mine"), "\(list.errors)")
  }

  /// A template is looked at where the generator is asked for, before anything is written.
  @Test(arguments: [
    ("{{dense}} {{mood}}", "mood"), ("{{#dense}}{{dense}}", "not closed"), ("{{> other}}", "other"),
  ])
  func wrongTemplate(_ template: String, _ text: String) throws {
    let work = workspace()
    try work.edit("mine/dreamer.yaml", "words: {max: 40}", "template: \"\(template)\"")
    let outcome = try work.run(
      "bundle", "--caption", "caption.json", "--generator", "dreamer", "-o", "out", "--generator-path", "mine")
    outcome.expectFailure(.badInput, "dreamer", text)
    #expect(!FileSystem.exists(work.file("out/dreamer")))
  }
}
