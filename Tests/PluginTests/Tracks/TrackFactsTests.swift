import Support
import TestSupport
import Testing

/// Generated tracks in every form, with what is true of them.
@Suite struct TrackFactsTests {
  enum Form: Int, CaseIterable { case timeFirst, pointsFirst, json, normalised }

  private func write(_ scene: TrackScene, _ form: Form, _ scratch: ScratchFolder) -> (path: String, parameters: String)
  {
    let (n, t) = (scene.points.count, TrackScene.frames)
    let size = #"{"width": 320, "height": 240}"#
    switch form {
    case .timeFirst:
      let values = (0..<t).flatMap { frame in scene.points.flatMap { [Float($0[frame].x), Float($0[frame].y)] } }
      return (scratch.write(NumpyBytes.floats([1, t, n, 2], values), to: "tracks.npy"), size)
    case .pointsFirst:
      let values = scene.points.flatMap { $0.flatMap { [Float($0.x), Float($0.y)] } }
      return (scratch.write(NumpyBytes.floats([n, t, 2], values), to: "tracks.npy"), size)
    case .json:
      let tracks = scene.points.map { "[" + $0.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]" }
      return (
        scratch.write(
          #"{"width":320,"height":240,"fps":8,"tracks":[\#(tracks.joined(separator: ","))]}"#, to: "tracks.json"), "{}"
      )
    case .normalised:
      let tracks = scene.points.map {
        "[" + $0.map { #"{"x":\#($0.x / 320),"y":\#($0.y / 240)}"# }.joined(separator: ",") + "]"
      }
      return (
        scratch.write("[\(tracks.joined(separator: ","))]", to: "tracks.json"),
        #"{"units": "normalised", "width": 320, "height": 240}"#
      )
    }
  }

  @Test func factsOfTwoHundredTracks() throws {
    let scratch = ScratchFolder()
    var random = SeededGenerator(seed: 21)
    var (told, lies, expected, gaps) = (0, [String](), 0, [String]())
    for clip in 0..<200 {
      let kind: TrackScene.Kind =
        clip % 2 == 0 ? .clusters : try #require([.pan, .zoom, .roll, .still].randomElement(using: &random))
      let scene = TrackScene(kind, &random)
      let form = try #require(Form(rawValue: clip / 2 % Form.allCases.count))
      let (path, parameters) = write(scene, form, scratch)
      let result = try PluginHost().encode("Tracks", "tracks", [path], parameters)
      #expect(result.frames.first?.frames.count == TrackScene.frames)
      let all = result.texts.joined(separator: " ")
      told += result.texts.count
      expected += 1
      let count = scene.points.count == 1 ? "1 point is" : "\(scene.points.count) points are"
      if !all.hasPrefix("\(count) followed over 12 frames") { lies.append("\(clip) \(form): \(all)") }
      if kind == .clusters {
        lies += clusterLies(scene, result.texts).map { "\(clip) \(form): \($0) — \(scene.clusters)" }
        let moving = scene.clusters.filter { $0.dx != 0 }
        let isTold = moving.allSatisfy { cluster in
          result.texts.contains { $0.hasPrefix(cluster.points == 1 ? "1 point " : "\(cluster.points) points ") }
        }
        if !isTold { gaps.append("\(clip) \(form): \(all) — \(moving)") }
      } else {
        let (isTrue, isWhole) = globalTruth(scene, all)
        if !isTrue { lies.append("\(clip) \(form): \(all) — \(scene.kind) \(scene.amount)") }
        if !isWhole { gaps.append("\(clip) \(form): \(all) — \(scene.kind) \(scene.amount)") }
      }
    }
    #expect(lies.isEmpty, "\(lies.count) of \(told) false: \(lies.prefix(10).joined(separator: "\n"))")
    #expect(
      Double(gaps.count) < 0.05 * Double(expected),
      "\(gaps.count) of \(expected): \(gaps.prefix(10).joined(separator: "\n"))")
    print("tracks: \(told) statements, \(lies.count) false; \(gaps.count) of \(expected) clips incomplete")
  }

  /// Sentences that hold of no cluster.
  private func clusterLies(_ scene: TrackScene, _ texts: [String]) -> [String] {
    let still = scene.clusters.filter { $0.dx == 0 && $0.dy == 0 }.reduce(0) { $0 + $1.points }
    return texts.enumerated().compactMap { index, text in
      if index == 0, !text.contains("nothing moves") { return text.contains("together") ? text : nil }
      if text.contains("nothing moves") { return still == scene.points.count ? nil : text }
      if text.contains(" still.") {
        return text.hasPrefix(still == 1 ? "1 point stays still" : "\(still) points stay still") ? nil : text
      }
      let number = text.components(" ").first.flatMap { Int($0) } ?? 0
      let fits = scene.clusters.contains { cluster in
        cluster.points == number && way(text, cluster) && place(text, cluster)
      }
      return fits ? nil : text
    }
  }

  private func way(_ text: String, _ cluster: TrackScene.Cluster) -> Bool {
    func legs(_ change: Double) -> [Double] {
      guard change != 0 else { return [] }
      let back = cluster.back.map { -change * $0 }
      return [change] + (back.map { abs($0) >= 0.04 ? [$0] : [] } ?? [])
    }
    let words = text.components(" by about ").count - 1
    let (xs, ys) = (legs(cluster.dx), legs(cluster.dy))
    // A way back near the threshold may be told or not.
    let least = xs.filter { abs($0) > 0.05 }.count + ys.filter { abs($0) > 0.05 }.count
    guard words >= least, words <= xs.count + ys.count else { return false }
    func isTold(_ change: Double, _ back: String, _ forth: String, _ side: String) -> Bool {
      (-5...5).contains { slack in
        let percent = Int((abs(change) * 100).rounded()) + slack
        return text.contains("\(change < 0 ? back : forth) by about \(percent) % of the \(side)")
      }
    }
    return xs.allSatisfy { abs($0) < 0.05 || isTold($0, "left", "right", "width") }
      && ys.allSatisfy { abs($0) < 0.05 || isTold($0, "up", "down", "height") }
  }

  private func place(_ text: String, _ cluster: TrackScene.Cluster) -> Bool {
    let places = [
      "at the upper left": (0.0, 0.0), "at the upper right": (1, 0), "at the lower left": (0, 1),
      "at the lower right": (1, 1), "in the middle": (0.5, 0.5),
    ]
    guard let place = places.first(where: { text.contains($0.key) }) else { return true }
    return abs(place.value.0 - cluster.x) < 0.3 && abs(place.value.1 - cluster.y) < 0.3
  }

  /// Whether what is said of a motion of the whole picture is true, and whether it is said.
  private func globalTruth(_ scene: TrackScene, _ text: String) -> (isTrue: Bool, isWhole: Bool) {
    let shifts = text.contains("shifts"), turns = text.contains("turns")
    let spreads = text.contains("spreads out"), draws = text.contains("draws together")
    switch scene.kind {
    case .still: return (!shifts && !turns && !spreads && !draws, text.contains("nothing moves"))
    case .zoom:
      return (!shifts && !turns && (scene.amount.0 > 1 ? !draws : !spreads), spreads || draws)
    case .roll:
      let degrees = text.components("by about ").last.flatMap { $0.components("°").first }.flatMap(Double.init)
      let direction = scene.amount.0 > 0 ? "turns clockwise" : "turns counter-clockwise"
      return (
        !shifts && !spreads && !draws
          && (!turns || (text.contains(direction) && abs((degrees ?? 0) - abs(scene.amount.0)) < 2)), turns
      )
    default:
      let right = scene.amount.0 > 0 ? "right by about" : "left by about"
      let wrong = scene.amount.0 > 0 ? "left by about" : "right by about"
      let down = scene.amount.1 > 0 ? "down by about" : "up by about"
      let isDown = text.contains("down by") || text.contains("up by")
      return (
        !turns && !spreads && !draws && !text.contains(wrong)
          && (!isDown || (scene.amount.1 != 0 && text.contains(down))), text.contains(right)
      )
    }
  }
}
