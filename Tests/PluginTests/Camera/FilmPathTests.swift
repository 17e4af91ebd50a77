import CA2CPlugin
import Support
import TestSupport
import Testing

/// Claims and facts against cameras that do what words of film say.
@Suite struct FilmPathTests {
  private func encode(_ poses: [MadePose], _ times: [Double] = []) throws -> Recording {
    let scratch = ScratchFolder()
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (4, 4)
    // Microseconds before each row, as RealEstate10K has them.
    let rows = PathWriter.realEstate(poses).split(separator: "\n").enumerated().map { index, line -> String in
      guard index > 0, times.indices.contains(index - 1) else { return String(line) }
      return "\(Int(times[index - 1] * 1e6)) " + line.split(separator: " ").dropFirst().joined(separator: " ")
    }
    return try host.encode("Camera", "camera", [scratch.write(rows.joined(separator: "\n"), to: "path.txt")])
  }

  /// The moves of a claim, one set for each stretch of time, and whether the camera trembles.
  private func read(_ value: String) -> (phases: [Set<String>], isShaky: Bool) {
    let phases = value.split(separator: ";").map { phase -> Set<String> in
      let plain = phase.drop { $0 == " " }
      let moves = plain.hasPrefix("then ") ? plain.dropFirst(5) : plain
      return Set(moves.split(separator: ",").map { String($0.drop { $0 == " " }) })
    }
    return (phases.map { $0.subtracting(["handheld"]) }, phases.contains { $0.contains("handheld") })
  }

  /// The words of a claim's move in a sentence.
  private func told(_ move: String, in sentence: String) -> Bool {
    let words = move.split(separator: " ")
    guard let kind = words.first, let way = words.last else { return false }
    let verb = ["dolly": "dollies", "arc": sentence.contains("orbits") ? "orbits" : "arcs"][kind] ?? "\(kind)s"
    return sentence.contains("\(verb) \(way)")
  }

  /// A world that is turned, shifted and scaled like no camera.
  private func world(_ random: inout SeededGenerator) -> (turn: [[Double]], shift: [Double], scale: Double) {
    let act = FilmPath.Word.allCases.filter { [3, 4, 5].contains($0.kind) }.map {
      FilmPath.Act(word: $0, size: 180 * random.uniform())
    }
    let turn = FilmPath(scenes: [.init(acts: act, frames: 1)]).poses(&random).poses[1].rotation
    let scales = [0.1, 0.5, 1, 4, 30]
    let scale = scales.randomElement(using: &random) ?? 1
    return (turn, [3 * scale, -2, 5 * random.uniform()], scale)
  }

  @Test func randomPaths() throws {
    let count = 400
    var wrong: [String] = []
    for seed in 0..<count {
      var random = SeededGenerator(seed: UInt64(4000 + seed))
      let film = FilmPath(FilmPath.Group.allCases[seed % FilmPath.Group.allCases.count], &random)
      let (poses, times) = film.poses(&random)
      let world = world(&random)
      let moved = poses.map { pose -> MadePose in
        var scaled = pose
        scaled.place = pose.place.map { $0 * world.scale }
        return scaled.moved(world.turn, world.shift)
      }
      let result = try encode(moved, times)
      let claim = try #require(result.claims.first { $0.aspect == "camera" })
      let found = read(claim.value)
      let isShaky = film.shake.turn > 0
      let sentence = try #require(result.texts.last)
      let isTold = film.truth.joined().allSatisfy { told($0, in: sentence) && told($0, in: claim.sentence) }
      if found.phases != film.truth || found.isShaky != isShaky || !isTold {
        wrong.append("\(seed): \(film.truth) shaken \(isShaky): \(sentence)")
      }
    }
    #expect(wrong.count <= count / 50, "\(wrong.count) of \(count) wrong:\n\(wrong.joined(separator: "\n"))")
    print("camera films: \(count - wrong.count) of \(count) named exactly")
    for line in wrong { print("  \(line)") }
  }

  /// Streets at right angles: forward and the turns, nothing else.
  @Test func drives() throws {
    for seed in 0..<60 {
      var random = SeededGenerator(seed: UInt64(70 + seed))
      let (poses, names) = FilmPath.drive(&random)
      let result = try encode(poses)
      let claim = try #require(result.claims.first { $0.aspect == "camera" })
      let found = read(claim.value)
      #expect(found.phases.reduce(into: []) { $0.formUnion($1) } == names, "\(seed): \(claim.sentence)")
      #expect(!found.isShaky, "\(seed): \(claim.sentence)")
    }
  }

  /// The same drive in one file: round a block by turns of 90°, each in one step.
  @Test func roundTheBlock() throws {
    let forward = FilmPath.Act(word: .dollyForward, size: 3)
    let turn = FilmPath.Act(word: .panRight, size: 90)
    let scenes = (0..<8).map { FilmPath.Scene(acts: [$0 % 2 == 0 ? forward : turn], frames: $0 % 2 == 0 ? 4 : 1) }
    var random = SeededGenerator(seed: 1)
    let result = try encode(FilmPath(scenes: scenes).poses(&random).poses)
    #expect(
      result.texts.last?.replacing("quickly ", with: "").hasPrefix(
        "The camera dollies forward while it pans right by 360°.") == true, "\(result.texts)"
    )
  }
}
