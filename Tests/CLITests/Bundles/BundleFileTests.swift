import Glibc
import Media
import Support
import TestSupport
import Testing

/// The files of bundles, from the examples' media.
@Suite struct BundleFileTests {
  private static let caption = TestFiles.golden("GeneratorsTests", "caption.json")
  private static let media = "\(TestFiles.root)/Examples/media"
  private static let generators = "\(TestFiles.root)/Manifests/generators"

  private func golden(_ name: String) throws -> JSON {
    try JSONParser.parse(FileSystem.read(TestFiles.golden("CLITests", name), limit: 1 << 20))
  }

  private func bundle(_ work: Workspace, _ conditions: [String], _ generators: [String]) throws -> Outcome {
    var command = Command(
      ["bundle", "--quiet", "--caption", Self.caption, "--seed", "7", "--output", work.file("out")]
        + conditions.flatMap { ["--condition", $0] } + generators.flatMap { ["--generator", $0] }, in: Self.media)
    command.limit = 900
    return try command.run()
  }

  /// Every generator's bundle as `Golden/make_bundles.py` wrote it, and each file of it is what settings.json says.
  @Test func allGenerators() throws {
    let recorded = try #require(try golden("bundles.json").members)
    let ids = try FileSystem.list(Self.generators).map { Path.stem($0) }.sorted()
    #expect(recorded.map(\.key) == ids)
    let conditions = try #require(try golden("bundle_conditions.json").arrayValue).compactMap(\.stringValue)
    let work = Workspace()
    try bundle(work, conditions, ids).expectSuccess()
    for (id, wanted) in recorded.map({ ($0.key, $0.value) }) {
      let folder = "out/\(id)"
      let settings = try work.json("\(folder)/settings.json")
      #expect(settings == wanted["settings"], "\(id)")
      let tree = try work.tree(folder).filter { !$0.hasSuffix("/") }.map { String($0.dropFirst(folder.utf8.count + 1)) }
      var files: [String: Int] = [:]
      for name in tree {
        let isFrame = Path.name(Path.parent(name)) == "sample" && !name.hasPrefix("raw_input")
        files[isFrame ? Path.parent(name) + "/" : name, default: 0] += 1
      }
      let counts = Dictionary(
        uniqueKeysWithValues: (wanted["files"]?.members ?? []).map { ($0.key, $0.value.intValue ?? 0) })
      #expect(files == counts, "\(id)")
      let script = files["command.sh"] == nil ? nil : SHA256.hex(SHA256.digest(try work.bytes("\(folder)/command.sh")))
      #expect(script == wanted["command"]?.stringValue, "\(id)")
      let rows = try #require(try work.json("\(folder)/report.json")["conditions"]?.arrayValue)
      #expect(rows.count == conditions.count)
      let told = rows.filter { $0["taken"]?.boolValue == true || $0["notes"] != nil || $0["lost"] != nil }
      for (row, recorded) in zip(told, wanted["conditions"]?.arrayValue ?? []) {
        for key in ["adapter", "taken", "files", "read_by", "lost", "notes", "warnings"] {
          #expect(row[key] == recorded[key], "\(id)")
        }
      }
      #expect(told.count == wanted["conditions"]?.arrayValue?.count)
      // All that is told is there, and all that is there is told.
      let listed = settings["conditions"]?.arrayValue ?? []
      #expect(rows.flatMap { $0["files"]?.arrayValue ?? [] } == listed.compactMap { $0["file"] })
      for file in listed { try check(work, folder, file) }
    }
  }

  /// A condition that one generator cannot be given: the others have their bundles, and the error is said.
  @Test func oneFailureKeepsTheOthers() throws {
    let work = Workspace()
    let outcome = try bundle(work, ["clip=first.png"], ["cogvideox", "wan3", "seedance-2", "mochi-1"])
    #expect(outcome.status == 65 && outcome.errors.contains("expected a clip"), "\(outcome.errors)")
    #expect(
      FileSystem.exists(work.file("out/cogvideox/prompt.txt")) && FileSystem.exists(work.file("out/mochi-1/prompt.txt"))
    )
    #expect(!FileSystem.exists(work.file("out/wan3")) && !FileSystem.exists(work.file("out/seedance-2")))
  }

  /// A file is what settings.json says.
  private func check(_ work: Workspace, _ folder: String, _ told: JSON) throws {
    let name = try #require(told["file"]?.stringValue)
    guard let width = told["width"]?.intValue, let height = told["height"]?.intValue else {
      let forms = ["realestate10k", "videox-fun", "motionctrl", "tracks-json", "tracks-npy", "tracks-flow"]
      #expect(forms.contains(told["form"]?.stringValue ?? ""), "\(folder)/\(name)")
      return
    }
    let source = try MediaSource.open(work.file("\(folder)/\(name)"))
    #expect(source.info.width == width && source.info.height == height, "\(folder)/\(name)")
    #expect(source.info.frameCount == told["frames"]?.intValue ?? 1, "\(folder)/\(name)")
    if let rate = told["fps"]?.doubleValue {
      #expect(abs(source.info.framesPerSecond - rate) < 0.01 * rate, "\(folder)/\(name)")
      // They decode, to the last.
      _ = try source.pictures(at: [0, source.info.frameCount - 1])
    }
    if told["form"]?.stringValue == "png-frames" {
      #expect(Path.name(source.files[0]) == "00000.png" && source.files.count == told["frames"]?.intValue)
    }
  }

  /// VACE: nearness from black to white, a picture to start from with its mask, a mask white where something is made.
  @Test func vace() throws {
    let work = Workspace()
    try bundle(work, ["depth=depth.mp4"], ["vace"]).expectSuccess()
    let depth = try MediaSource.open(work.file("out/vace/src_video.mp4")).pictures(at: [0, 32])
    for picture in depth {
      #expect(picture.pixels.min() ?? 255 < 8 && picture.pixels.max() ?? 0 > 247)
      // The ground is nearest at the bottom.
      #expect(mean(picture, rows: (picture.height - 20)..<picture.height) > mean(picture, rows: 0..<20) + 60)
    }
    let start = Workspace()
    try bundle(start, ["key-frames=first.png"], ["vace"]).expectSuccess()
    let clip = try MediaSource.open(start.file("out/vace/src_video.mp4"))
    let mask = try MediaSource.open(start.file("out/vace/src_mask.mp4"))
    #expect(clip.info.frameCount == 81 && mask.info.frameCount == 81)
    let frames = try clip.pictures(at: [0, 40])
    #expect(frames[1].pixels.allSatisfy { abs(Int($0) - 127) <= 3 } && frames[0].pixels != frames[1].pixels)
    let masks = try mask.pictures(at: [0, 40])
    #expect(masks[0].pixels.allSatisfy { $0 < 4 } && masks[1].pixels.allSatisfy { $0 > 251 })

    let masked = Workspace()
    try bundle(masked, ["masked-image=desk.png,mask.png"], ["vace"]).expectSuccess()
    let pictures = try ["src_video", "src_mask"].map {
      try MediaSource.open(masked.file("out/vace/\($0).mp4")).pictures(at: [5])[0]
    }
    var grey = 0
    for at in stride(from: 0, to: pictures[1].pixels.count, by: 3 * 97) where pictures[1].pixels[at] > 250 {
      grey += 1
      #expect((0..<3).allSatisfy { abs(Int(pictures[0].pixels[at + $0]) - 128) < 20 })
    }
    #expect(grey > 50)
  }

  /// OpenPose's colours on black; a portrait turns the video.
  @Test func pose() throws {
    let work = Workspace()
    try bundle(work, ["pose=dance.json", "key-frames=first.png"], ["wan-fun-control"]).expectSuccess()
    let source = try MediaSource.open(work.file("out/wan-fun-control/control.mp4"))
    let picture = try source.pictures(at: [source.info.frameCount / 2])[0]
    var (black, bright) = (0, 0)
    for at in stride(from: 0, to: picture.pixels.count, by: 3) {
      let pixel = picture.pixels[at..<(at + 3)]
      let (low, high) = (pixel.min() ?? 0, pixel.max() ?? 0)
      if high < 24 { black += 1 } else if high > 110, Int(high) - Int(low) > 70 { bright += 1 }
    }
    let all = picture.width * picture.height
    #expect(black > all * 8 / 10 && bright > all / 200, "\(black) black, \(bright) coloured of \(all)")

    let upright = Workspace()
    let pixels = [UInt8](repeating: 90, count: 3 * 90 * 160)
    upright.scratch.write(try PNG.encode(Picture(width: 90, height: 160, pixels: pixels)), to: "first.png")
    try bundle(upright, ["key-frames=\(upright.file("first.png"))"], ["wan-fun-control", "ltx-video"]).expectSuccess()
    for (id, size) in [("wan-fun-control", [480, 832]), ("ltx-video", [704, 1216])] {
      let settings = try upright.json("out/\(id)/settings.json")
      #expect([settings["width"], settings["height"]].compactMap { $0?.intValue } == size)
      let script = try upright.text("out/\(id)/command.sh")
      #expect(script.contains("\nwidth=\(size[0])\nheight=\(size[1])\n"))
    }
  }

  @Test func whatIsWrongLeavesNothingBehind() throws {
    let work = Workspace()
    // No such file, a file of another kind, a broken clip, an adapter that is not there.
    work.scratch.write("no depth", to: "broken.mp4")
    let broken = work.file("broken.mp4")
    for (condition, status) in [
      ("depth=/nowhere/depth.mp4", ExitStatus.missingFile), ("depth=\(broken)", .badInput),
      ("dpeth=depth.mp4", .unavailable),
    ] {
      let before = try work.tree()
      let outcome = try bundle(work, [condition], ["vace"])
      #expect(outcome.status == status.rawValue && outcome.errors.hasPrefix("error: "), "\(status): \(outcome.errors)")
      #expect(try work.tree() == before, "\(condition)")
    }
    // What stands there stays, unless told to go; and stays too where its successor fails.
    try bundle(work, ["depth=depth.mp4"], ["vace"]).expectSuccess()
    let before = try work.bytes("out/vace/src_video.mp4")
    #expect(try bundle(work, ["pose=dance.json"], ["vace"]).status != 0)
    let forced = try Command(
      [
        "bundle", "--quiet", "--force", "--caption", Self.caption, "--output", work.file("out"), "--generator", "vace",
        "--condition", "depth=\(broken)",
      ], in: Self.media
    ).run()
    #expect(forced.status != 0)
    #expect(try work.bytes("out/vace/src_video.mp4") == before)
    #expect(try work.tree().filter { $0.contains(".part") }.isEmpty)
  }

  /// A generator that nobody knew: its file says which conditions it takes, as what.
  @Test func aNewGeneratorNeedsNoCode() throws {
    let work = Workspace()
    let head = """
      a2c: generator/1
      id: invented
      name: Invented
      license: {name: MIT}
      text: {encoder: T5}
      prompt: {parts: [dense]}
      video: {width: 96, height: 64, fps: 12, frames: 25, frame_rule: {multiple: 4, plus: 1, min: 9}}
      conditions:

      """
    work.scratch.write(
      head + """
          - {adapter: depth, form: png-frames, file: maps/near, invert: true}
          - {adapter: key-frames, form: png, take: last, file: end.png}
          - {adapter: camera, form: motionctrl, file: path.json, frames: 5}
          - {adapter: multi-id, form: png, file: who.png, take: all, pictures: 1, size: own}

        """, to: "more/invented.yaml")
    let run = [
      "bundle", "--quiet", "--caption", Self.caption, "--generator-path", work.file("more"), "--generator", "invented",
      "--condition", "depth=depth.mp4", "--condition", "key-frames=first.png,last.png", "--condition",
      "camera=orbit.txt", "--condition", "multi-id=people.png,desk.png", "--output", work.file("out"),
    ]
    try Command(run, in: Self.media).run().expectSuccess()
    let settings = try work.json("out/invented/settings.json")
    #expect(settings["frames"]?.intValue == 25)
    for file in settings["conditions"]?.arrayValue ?? [] { try check(work, "out/invented", file) }
    #expect(
      try work.tree("out/invented").filter { !$0.contains("/maps/") }.map { String($0.dropFirst(13)) } == [
        "end.png", "path.json", "prompt.txt", "report.json", "settings.json", "who.png",
      ])
    #expect(try CameraText(motionCtrl: work.text("out/invented/path.json")).rows.count == 5)
    let last = try #require(try work.json("out/invented/report.json")["conditions"]?.arrayValue?.last)
    #expect(last["lost"]?.arrayValue?.first?["input"]?.stringValue == "desk.png")
    // It names no command: nothing in the bundle reads what was written.
    #expect(last["taken"]?.boolValue == false && last["reach"]?.stringValue?.contains("by hand") == true)

    work.scratch.write(head + "  - {adapter: depth, form: mp5, file: x.mp4}\n", to: "more/invented.yaml")
    let wrong = try Command(run + ["--force"], in: Self.media).run()
    #expect(wrong.status != 0 && wrong.errors.contains("conditions[0].form") && wrong.errors.contains("'mp4'"))
    work.scratch.write(
      head + "  - {adapter: depth, form: mp4, file: x.mp4, mask: y.mp4}\n  - {adapter: pose, form: mp4}\n",
      to: "more/invented.yaml")
    let rules = try Command(run + ["--force"], in: Self.media).run()
    #expect(
      rules.errors.contains("only the forms start-mp4 and tracks-npy have this key")
        && rules.errors.contains("conditions[1].file"))
  }

  private func mean(_ picture: Picture, rows: Range<Int>) -> Double {
    let part = picture.pixels[(3 * rows.lowerBound * picture.width)..<(3 * rows.upperBound * picture.width)]
    return part.reduce(0) { $0 + Double($1) } / Double(part.count)
  }
}
