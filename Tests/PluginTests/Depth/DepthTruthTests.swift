import CA2CPlugin
import Support
import TestSupport
import Testing

/// Facts about 200 generated clips whose depth is known, in every form that files have: none is false, few are missing.
@Suite struct DepthTruthTests {
  /// How the distances of a scene become a file.
  enum Form: CaseIterable {
    case inverse, inverseDark, perFrame, millimetres, jet, npyMetres, pfmInverse
  }

  /// Nearness as it must be shown, 0 to 1, and the input.
  private struct Written {
    var near: [[Double]]
    let host = PluginHost()
    var path = "/depth"
    let scratch = ScratchFolder()
    var isComparable = true
  }

  private func write(_ scene: DepthScene, _ form: Form) throws -> Written {
    let (width, height) = (DepthScene.width, DepthScene.height)
    let distances = (0..<DepthScene.frames).map { scene.distances($0) }
    func stretched(_ frames: [[Double]], by all: [[Double]]) -> [[Double]] {
      let (low, high) = (all.joined().min() ?? 0, all.joined().max() ?? 1)
      return frames.map { $0.map { ($0 - low) / (high - low) } }
    }
    let inverse = distances.map { $0.map { 1 / $0 } }
    var written = Written(near: stretched(inverse, by: inverse))
    func bytes(_ frames: [[Double]]) -> [[UInt8]] { frames.map { $0.map { UInt8(($0 * 255).rounded()) } } }
    switch form {
    case .inverse: written.host.media["/depth"] = .gray(bytes(written.near), width: width, height: height)
    case .inverseDark:
      written.host.media["/depth"] = .gray(bytes(written.near.map { $0.map { 1 - $0 } }), width: width, height: height)
    case .perFrame:
      written.near = inverse.flatMap { stretched([$0], by: [$0]) }
      written.isComparable = false
      written.host.media["/depth"] = .gray(bytes(written.near), width: width, height: height)
    case .millimetres:
      let values = distances.map { $0.map { UInt16(($0 * 1000).rounded()) } }
      written.host.media["/depth"] = MemoryMedia(
        kind: A2C_MEDIA_SEQUENCE, width: width, height: height, content: .gray16(values))
      written.near = stretched(distances, by: distances).map { $0.map { 1 - $0 } }
    case .jet:
      let colors = written.near.map { frame in
        frame.flatMap { near in
          [3.0, 2, 1].map { UInt8((min(max(1.5 - abs(4 * near - $0), 0), 1) * 255).rounded()) }
        }
      }
      written.host.media["/depth"] = MemoryMedia(
        width: width, height: height, framesPerSecond: 8, content: .rgb(colors))
    case .npyMetres:
      written.path = written.scratch.write(
        NumberFiles.npy(distances.joined().map { Float($0) }, [DepthScene.frames, height, width]),
        to: "scene_depth_meter.npy")
      written.near = stretched(distances, by: distances).map { $0.map { 1 - $0 } }
    case .pfmInverse:
      written.path = written.scratch.makeFolder("maps")
      for (index, frame) in inverse.enumerated() {
        written.scratch.write(
          NumberFiles.pfm(frame.map { Float($0) }, width: width, height: height), to: "maps/\(index).pfm")
      }
    }
    return written
  }

  @Test func twoHundredClips() throws {
    var random = SeededGenerator(seed: 21)
    var (told, expected, falsehoods, missing) = (0, 0, [String](), [String]())
    var doubted = 0
    for number in 0..<210 {
      var scene = DepthScene(&random)
      let form = Form.allCases[number % Form.allCases.count]
      // Nothing but the ground tells that an 8-bit map is dark where it is near.
      while form == .inverseDark, !scene.hasFloor { scene = DepthScene(&random) }
      let written = try write(scene, form)
      let result = try written.host.encode("Depth", "depth", [written.path])
      // A thing before a wall, white on black, looks like a mask; nothing but the ground shows that it is none.
      if result.texts.first?.contains("nothing shows that it is a depth map") == true {
        #expect(!scene.hasFloor && [.inverse, .inverseDark, .perFrame].contains(form), "clip \(number) \(form)")
        doubted += 1
        continue
      }
      let facts = DepthFactsCheck(scene: scene, near: written.near)
      for text in result.texts {
        if let problem = facts.problem(text) { falsehoods.append("clip \(number) \(form): \(text) \(problem)") }
      }
      // The layers are always to be told; what moves where frames can be compared.
      expected += 1
      if result.texts.first?.contains("near ") == true { told += 1 }
      guard written.isComparable else { continue }
      for thing in scene.things where thing.motion != .still {
        expected += 1
        let way = thing.motion == .nearer ? "comes nearer" : "goes farther away"
        if result.texts.contains(where: { $0.contains(way) && facts.places(thing, in: $0) }) {
          told += 1
        } else {
          missing.append("\(number) \(form): \(thing.motion) \(thing.from) to \(thing.to), floor \(scene.hasFloor)")
        }
      }
      if scene.things.allSatisfy({ $0.motion == .still }) {
        expected += 1
        if result.texts.contains("The depths stay the same through the whole clip.") { told += 1 }
      }
    }
    #expect(doubted <= 25, "\(doubted) taken for masks")
    #expect(falsehoods == [])
    #expect(Double(told) >= 0.95 * Double(expected), "\(told) of \(expected), missing: \(missing)")
  }
}

/// Judges sentences about a scene by what the scene is.
struct DepthFactsCheck {
  let scene: DepthScene
  let near: [[Double]]

  /// What is false about a sentence, `nil` where it is true.
  func problem(_ text: String) -> String? {
    if text.hasPrefix("A depth clip of \(DepthScene.frames) frames, 96×72; brighter is nearer") { return layers(text) }
    if text.hasPrefix("What is near lies") || text.hasPrefix("What is at middle depth lies")
      || text.hasPrefix("What is far lies")
    {
      return text.dropLast().split(separator: "; ").compactMap { band(String($0)) }.first
    }
    if text == "The depths stay the same through the whole clip." {
      return scene.things.allSatisfy { $0.motion == .still } ? nil : "something moves"
    }
    if text.hasPrefix("The distances go from ") { return distances(text) }
    for (way, motion) in [("comes nearer", DepthScene.Motion.nearer), ("goes farther away", .farther)]
    where text.contains(way) {
      return scene.things.contains { $0.motion == motion && places($0, in: text) } ? nil : "no such thing"
    }
    return "a sentence that nothing is known of"
  }

  /// Whether the place in a sentence is the thing's.
  func places(_ thing: DepthScene.Thing, in text: String) -> Bool {
    if text.hasPrefix("Something ") { return true }
    let text = text.replacing("between left and right", with: "of the width")
    if text.contains("left") { return thing.x < 0.4 }
    if text.contains("right") { return thing.x > 0.6 }
    if text.contains("centre") || text.contains("middle") { return (0.3...0.7).contains(thing.x) }
    return false
  }

  private func layers(_ text: String) -> String? {
    let all = near.joined()
    let numbers = text.split(separator: " ").compactMap { Int($0) }.suffix(3)
    guard numbers.count == 3, text.contains("by thirds") else { return nil }
    // A level or two is lost in the file; what lies so near to a border may be told on either side of it.
    for (told, layer) in zip(numbers, [170.0..<300, 85..<170, -10..<85]) {
      func percent(_ slack: Double) -> Double {
        let low = layer.lowerBound - slack, high = layer.upperBound + slack
        return 100 * Double(all.count { $0 * 255 >= low && $0 * 255 < high }) / Double(all.count)
      }
      if Double(told) < percent(-2.5) - 0.6 || Double(told) > percent(2.5) + 0.6 { return "not \(told) %" }
    }
    return nil
  }

  private func band(_ clause: String) -> String? {
    let layer: Range<Double> =
      clause.contains("hat is near") ? 169.5..<256 : clause.contains("hat is far") ? -1..<85.5 : 84.5..<170.5
    let area = area(clause)
    var (hits, total) = (0, 0)
    for frame in near {
      for (pixel, value) in frame.enumerated() where layer.contains(value * 255) {
        total += 1
        if area.x.contains(Double(pixel % 96) / 96), area.y.contains(Double(pixel / 96) / 72) { hits += 1 }
      }
    }
    return Double(hits) >= 0.47 * Double(total) ? nil : "only \(hits) of \(total) pixels are there"
  }

  /// The part of the picture that a clause names.
  private func area(_ clause: String) -> (x: Range<Double>, y: Range<Double>) {
    let (all, low, middle, high) = (0.0..<1.0, 0.0..<0.34, 0.33..<0.67, 0.66..<1.0)
    func has(_ words: String) -> Bool { clause.contains(words) }
    if has("left half") { return (0..<0.5, all) }
    if has("right half") { return (0.5..<1, all) }
    if has("upper half") { return (all, 0..<0.5) }
    if has("lower half") { return (all, 0.5..<1) }
    if has("in the centre") { return (middle, middle) }
    if has("between left and right") { return (middle, all) }
    let x = has("left") ? low : has("right") ? high : has(", in the middle") ? middle : all
    return (x, has("top") ? low : has("bottom") ? high : has("mid-height") ? middle : all)
  }

  private func distances(_ text: String) -> String? {
    let all = (0..<DepthScene.frames).flatMap { scene.distances($0) }
    let numbers = text.split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 2, let low = all.min(), let high = all.max() else { return "no two numbers" }
    return abs(numbers[0] - low) < 0.01 && abs(numbers[1] - high) < 0.01 ? nil : "from \(low) to \(high)"
  }
}
