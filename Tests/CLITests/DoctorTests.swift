import Glibc
import Support
import TestSupport
import Testing

/// `a2c doctor`, what it says holding, and `isolation: strict`.
@Suite struct DoctorTests {
  @Test func aBuildIsSound() throws {
    let work = Workspace()
    let outcome = try work.run("doctor")
    outcome.expectSuccess()
    for name in ["program", "FFmpeg", "OpenBLAS", "adapters", "generators", "model nano", "network", "reading"] {
      #expect(outcome.output.contains("  \(name)"), "\(name): \(outcome.output)")
    }
    let json = try work.run("doctor", "--json", environment: ["A2C_ISOLATION": "process", "A2C_API_KEY": "sk-secret"])
    json.expectSuccess()
    #expect(try json.json()["sound"] == true)
    let fence = try #require(try json.json()["fence"]?.arrayValue)
    #expect(fence.count == 8)
    #expect(!json.output.contains("sk-secret") && json.output.contains("A2C_API_KEY"))
    #expect(work.scratch.names.isEmpty)
  }

  @Test func whatIsMissingIsSaid() throws {
    let work = Workspace()
    work.scratch.write("a2c: adapter/1\n", to: "bad/broken.a2c/adapter.yaml")
    let folder = work.file("bad")
    chmod(folder, 0o755)
    let outcome = try work.run("doctor", "--adapter-path", folder)
    outcome.expectSuccess()
    #expect(outcome.output.contains("1 left out") && outcome.output.contains("a2c adapter list"), "\(outcome.output)")
    // A program alone in its folder.
    try work.copy(Build.program, to: "alone/a2c")
    var alone = Command(["doctor"], in: work.path)
    alone.program = work.file("alone/a2c")
    let lonely = try alone.run()
    #expect(lonely.status == ExitStatus.unavailable.rawValue)
    #expect(lonely.output.contains("missing  program"), "\(lonely.output)\(lonely.errors)")
  }

  // MARK: strict

  /// A manifest with an adapter that nobody trusts.
  private func workspace() throws -> Workspace {
    let work = Workspace()
    try work.copyTree("\(Build.folder)/adapters/depth.a2c", to: "more/depth.a2c")
    for folder in ["more", "more/depth.a2c"] { chmod(work.file(folder), 0o755) }
    try work.addMedia("depth.mp4")
    work.scratch.write(
      """
      a2c: run/1
      prompt: A house.
      isolation: strict
      conditions: [{adapter: depth, input: depth.mp4}]
      """, to: "run.yaml")
    return work
  }

  @Test func strictRunsWhereTheFenceIsWhole() throws {
    let work = try workspace()
    let fence = try work.run("doctor", "--json").json()["fence"]?.arrayValue ?? []
    let isWhole = fence.allSatisfy { $0["state"] == "ok" || $0["name"] == "memory" }
    for command in ["check", "run"] {
      let outcome = try work.run(command, "--manifest", "run.yaml", "--adapter-path", work.file("more"))
      if isWhole {
        outcome.expectSuccess()
      } else {
        outcome.expectFailure(.unavailable, "isolation: strict", "a2c doctor")
      }
      // Adapters of the installation are trusted: no fence is needed for them.
      try work.run(command, "--manifest", "run.yaml").expectSuccess()
    }
  }

  @Test func wishesOfTheEnvironment() throws {
    let work = try workspace()
    let words = ["inspect", "--prompt", "x", "--condition", "depth=depth.mp4"]
    for (wish, place) in [("auto", "in-process"), ("process", "process"), ("strict", "process"), ("odd", "process")] {
      let outcome = try work.run(words, environment: ["A2C_ISOLATION": wish])
      outcome.expectSuccess()
      #expect(outcome.output.contains("isolation: \(place)"), "\(wish)")
      #expect(outcome.errors.contains("taken as strict") == (wish == "odd"))
    }
  }

  // MARK: Names

  @Test func filesWhoseNamesAreNoText() throws {
    let work = Workspace()
    try work.addMedia("depth.mp4")
    // A shell writes such a name; text of Swift cannot.
    work.scratch.write(
      "mv depth.mp4 \"$(printf 'caf\\351.mp4')\"\nexec \"$1\" run --prompt 'A house.' --condition \"depth=$(echo caf*.mp4),near=dark\"\n",
      to: "call.sh")
    var command = Command(["call.sh", Build.program], in: work.path)
    command.program = "/bin/sh"
    command.environment = ["TMPDIR": work.file("tmp")]
    work.scratch.makeFolder("tmp")
    let outcome = try command.run()
    outcome.expectSuccess()
    outcome.expectCaption()
    #expect(try FileSystem.list(work.file("tmp")).isEmpty)
  }
}
