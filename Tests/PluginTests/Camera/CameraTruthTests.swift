import CA2CPlugin
import Support
import TestSupport
import Testing

/// Facts against paths whose moves are known.
@Suite struct CameraTruthTests {
  static let names = [
    "pans right", "pans left", "tilts up", "tilts down", "rolls clockwise", "rolls counter-clockwise", "trucks right",
    "trucks left", "pedestals up", "pedestals down", "dollies forward", "dollies back", "arcs right", "arcs left",
    "arcs up", "arcs down", "zooms in", "zooms out",
  ]

  /// The names in a sentence, one set for each stretch of time.
  static func read(_ sentence: String) -> [Set<String>] {
    let plain = sentence.replacing("orbits", with: "arcs")
    return plain.split(separator: ", then ").map { part in Set(names.filter { part.contains($0) }) }.filter {
      !$0.isEmpty
    }
  }

  private func facts(_ maker: PathMaker, _ parameters: String = "{}") throws -> [String] {
    let scratch = ScratchFolder()
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (4, 4)
    let file = scratch.write(PathWriter.camI2V(maker.poses()), to: "path.txt")
    return try host.encode("Camera", "camera", [file], parameters).texts
  }

  @Test func fiveHundredPaths() throws {
    var random = SeededGenerator(seed: 20)
    var right = 0
    var wrong: [String] = []
    for index in 0..<500 {
      let maker = PathMaker(PathMaker.Group.allCases[index % 4], &random)
      let sentence = try #require(try facts(maker).last)
      let isRight = Self.read(sentence) == maker.truth && sentence.contains("handheld") == (maker.shake != nil)
      if isRight { right += 1 } else { wrong.append("\(maker.truth) \(maker.count): \(sentence)") }
    }
    #expect(right >= 490, "\(right) of 500 right; wrong:\n\(wrong.joined(separator: "\n"))")
    print("camera facts: \(right) of 500 paths right")
    for line in wrong { print("  \(line)") }
  }

  /// A camera that looks down from the start and is panned on a level head, or circles a point, does not roll.
  @Test(arguments: [-35.0, -20, 15, 30]) func leaningCamera(_ lean: Double) throws {
    let pan = PathMaker(parts: [.init(kind: .pan, amount: 60)], count: 49, lean: lean)
    #expect(try facts(pan).last == "The camera pans right by 60°.")
    let arc = PathMaker(parts: [.init(kind: .arc, amount: -200, radius: 3)], count: 49, lean: lean)
    #expect(try facts(arc).last == "The camera orbits left by 200° around a point ahead.")
  }

  @Test func handheldInPlace() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      let maker = PathMaker(parts: [], shake: PathMaker.Shake(&random), count: Int.random(in: 30...90, using: &random))
      #expect(try facts(maker).last == "The camera is handheld: it stays in place and shakes slightly.")
    }
  }

  @Test func amountsAndSpeed() throws {
    let slow = PathMaker(parts: [.init(kind: .pan, amount: 30), .init(kind: .zoom, amount: 0.6931)], count: 40)
    #expect(
      try facts(slow, #"{"fps": 8}"#).last
        == "The camera slowly pans right by 30° and zooms in 2 times. This takes 5 seconds.")
    let quick = PathMaker(parts: [.init(kind: .tilt, amount: -60)], count: 8)
    #expect(
      try facts(quick, #"{"fps": 16}"#).last == "The camera quickly tilts down by 60°. This takes 0.5 seconds.")
    let order = PathMaker(
      parts: [.init(kind: .dolly, amount: 2, end: 0.5), .init(kind: .pan, amount: -90, start: 0.5)], count: 60)
    #expect(try facts(order).last == "The camera first dollies forward, then pans left by 90°.")
    let both = PathMaker(parts: [.init(kind: .dolly, amount: -2), .init(kind: .truck, amount: 0.5)], count: 30)
    #expect(try facts(both).last == "The camera dollies back and trucks right slightly.")
  }

  @Test func accompanied() throws {
    let path = PathMaker(
      parts: [
        .init(kind: .dolly, amount: 2), .init(kind: .pan, amount: 30, end: 0.5),
        .init(kind: .pan, amount: -30, start: 0.5),
      ], count: 61)
    #expect(
      try facts(path).last
        == "The camera dollies forward throughout; it first pans right by 30°, then pans left by 30°.")
    let late = PathMaker(
      parts: [.init(kind: .truck, amount: -2), .init(kind: .tilt, amount: 20, start: 0.7)], count: 61)
    #expect(try facts(late).last == "The camera trucks left, and toward the end it tilts up by 20°.")
  }
}
