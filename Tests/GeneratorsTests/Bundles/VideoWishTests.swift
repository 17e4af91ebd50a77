import A2CPluginKit
import Captioning
import Claims
import Conditions
import Generators
import Manifests
import Media
import Support
import Tensors
import TestSupport
import Testing

/// The video that a user asks for, one time line for all of a bundle, and two controls in one clip.
@Suite struct VideoWishTests {
  private let scratch = RegistryTests.Scratch()

  private func bundle(
    _ id: String, _ set: [String], _ conditions: MadeUpConditions = MadeUpConditions(),
    video: VideoRequest = VideoRequest(), combine: [String] = [], small: Bool = true
  ) throws -> (folder: String, bundle: BundleContent) {
    let manifest = small ? try ReadFilesTests.small(id) : try Fixtures.manifest(id)
    let entries = MadeUpConditions.entries(set).map { BundleCondition($0) }
    let source = conditions.source()
    let fitted = try FirstFrame.manifest(manifest, for: entries, reading: source, video: video)
    let prompt = try Formatter(fitted).format(Fixtures.caption, usersOwn: [])
    return try BundleWriter.written(
      BundleContent(prompt, for: fitted, conditions: entries, seed: 7, video: video, combine: combine),
      to: "\(scratch.path)/\(UInt32.random(in: 0 ... .max))", reading: source)
  }

  // MARK: Shapes and lengths

  @Test(arguments: [
    ("720x1280", VideoShape.pixels(width: 720, height: 1280)), ("720×1280", .pixels(width: 720, height: 1280)),
    ("720*1280", .pixels(width: 720, height: 1280)), ("9:16", .ratio(width: 9, height: 16)),
  ])
  func shapes(_ text: String, _ shape: VideoShape) { #expect(VideoShape(text) == shape) }

  @Test(arguments: ["", "720", "x720", "720x", "0x720", "-16x16", "720x1280x3", "99999x16", "9:0", "720 x 1280", "8x8"])
  func noShapes(_ text: String) { #expect(VideoShape(text) == nil) }

  /// Every generator settles every wish: within its own rules, and told where it differs.
  @Test(arguments: ShippedManifestTests.facts.map(\.id)) func everyWishIsSettled(id: String) throws {
    let video = try Fixtures.manifest(id).video
    for size in [nil, "720x1280", "1920x1080", "512x512", "64x64", "21:9", "1:1"].map({ $0.flatMap { VideoShape($0) } })
    {
      for (seconds, frames) in [(nil, nil), (3.0, nil), (60, nil), (nil, 1), (nil, 50)] as [(Double?, Int?)] {
        for fps in [nil, 12.0, 60] {
          let request = VideoRequest(size: size, seconds: seconds, fps: fps, frames: frames)
          let made = BundleVideo(video, request, name: "X")
          if let count = made.frames, let rule = video.frameRule {
            #expect(rule.accepts(count), "\(id) \(request) \(count)")
          }
          if let multiple = video.sizeMultiple {
            #expect((made.width ?? 0) % multiple == 0 && (made.height ?? 0) % multiple == 0, "\(id) \(made)")
          }
          if !video.seconds.isEmpty, let seconds = made.seconds { #expect(video.seconds.contains(seconds)) }
          if request == VideoRequest() { #expect(made.warnings.isEmpty && made.frames == video.frames) }
          let isExact = size.map {
            $0 == made.width.flatMap { width in made.height.map { .pixels(width: width, height: $0) } }
          }
          if isExact == false, case .pixels? = size {
            let ratio = (made.settings["aspect_ratio"]?.stringValue).flatMap { VideoShape($0) }?.ratio
            let told = made.warnings.contains { $0.contains("asked for") }
            #expect(told || ratio.map { abs($0 - (size?.ratio ?? 0)) < 0.06 } == true, "\(id) \(request)")
          }
        }
      }
    }
  }

  @Test func sizesOfTheSameAreaCountFirst() throws {
    // 4:3 at 720p is a size of HunyuanVideo's; a square one of MiniMax H3's.
    let hunyuan = try BundleVideo(
      Fixtures.manifest("hunyuanvideo").video, VideoRequest(size: .ratio(width: 4, height: 3)), name: "X")
    #expect([hunyuan.width, hunyuan.height] == [1104, 832])
    let square = try bundle("minimax-h3", ["key-frames=first.png"], MadeUpConditions(size: (64, 64)), small: false)
    #expect(square.bundle.video.width == 768 && square.bundle.video.height == 768)
    // A level clip does not make Wan 2.1 larger.
    let wan = try bundle("wan2.1", ["depth=a.mp4"], MadeUpConditions(size: (1280, 720)), small: false)
    #expect(wan.bundle.video.width == 832)
  }

  // MARK: Time

  /// Frames are as bright as their numbers: the clip begins where it is asked to.
  @Test func aStartIsCutOff() throws {
    let long = MadeUpConditions(frames: 240, framesPerSecond: 24)
    let request = VideoRequest(seconds: 2, start: 3)
    let made = try bundle("wan-fun-control", ["depth=long.mp4"], long, video: request)
    let source = try MediaSource.open(made.folder + "/control.mp4")
    #expect(source.info.frameCount == 33)
    for (frame, picture) in zip([0, 16, 32], try source.pictures(at: [0, 16, 32])) {
      let tone = Int(picture.pixels[picture.pixels.count / 2])
      #expect(abs(tone - (72 + frame * 24 / 16)) <= 6, "frame \(frame) shows \(tone)")
    }
    #expect(made.bundle.outcomes[0].warnings == ["long.mp4: from 3 s to 5.06 s of 10 s, for the video ends there"])
    let late = try bundle("wan-fun-control", ["depth=long.mp4"], long, video: VideoRequest(start: 20))
    #expect(late.bundle.video.warnings.contains { $0.contains("a clip ends at 10 s") })
  }

  /// Sentences about a wish are right in number; of two lengths that are as near the longer has room for what was asked.
  @Test func wishesInWords() throws {
    let one = try BundleVideo(Fixtures.manifest("cameractrl").video, VideoRequest(frames: 1), name: "X")
    #expect(one.warnings == ["1 frame was asked for: X makes 16 frames"])
    let veo = try BundleVideo(Fixtures.manifest("veo").video, VideoRequest(seconds: 5), name: "X")
    #expect(veo.seconds == 6 && veo.warnings == ["5 s were asked for: 6 s is the nearest that X makes"])
  }

  /// One picture that two files are made of is told once.
  @Test func aCutIsToldOnce() throws {
    let made = try bundle("vace", ["masked-image=a.png,mask.png"], MadeUpConditions(size: (64, 96)), small: true)
    let warnings = made.bundle.outcomes[0].warnings
    #expect(Set(warnings).count == warnings.count, "\(warnings)")
  }

  // MARK: Tracks

  @Test func tracksInEachSpelling() throws {
    let set = ["key-frames=first.png", "tracks=tracks.npy"]
    let conditions = MadeUpConditions(frames: 81, framesPerSecond: 16)
    let ati = try bundle("wan-ati", set, conditions)
    let json = try JSONParser.parse(FileSystem.read(ati.folder + "/tracks.json", limit: 1 << 20))
    let tracks = try #require(json.arrayValue)
    #expect(tracks.count == 3 && tracks.allSatisfy { $0.arrayValue?.count == 121 })
    // A hundredth of 96 pixels a frame over 80 frames: from 9.6 to 86.4.
    let first = try #require(tracks[0].arrayValue)
    #expect(abs((first[0]["x"]?.doubleValue ?? 0) - 9.6) < 0.2 && abs((first[120]["x"]?.doubleValue ?? 0) - 86.4) < 0.2)
    #expect(abs((tracks[1].arrayValue?[60]["y"]?.doubleValue ?? 0) - 32) < 0.2)

    let move = try bundle("wan-move", set, conditions)
    let places = try NumpyFile.array(at: move.folder + "/tracks.npy")
    let seen = try NumpyFile.array(at: move.folder + "/visibility.npy")
    #expect(places.shape == [81, 3, 2] && seen.shape == [81, 3])
    #expect(seen.integers()?[2] == 0 && seen.integers()?[5 * 3 + 2] == 1)
    #expect(abs(places.floats()[80 * 6] - 86.4) < 0.2)

    let flow = try bundle(
      "motionctrl", ["tracks=tracks.npy"], MadeUpConditions(frames: 16, framesPerSecond: 10, size: (64, 64)),
      small: false)
    let array = try NumpyFile.array(at: flow.folder + "/trajectories/a2c.npy")
    #expect(array.shape == [16, 256, 256, 2])
    let values = array.floats()
    // What moves between two frames is spread and not lost: two points that go, together 2.56 pixels right.
    let frame = 256 * 256 * 2
    let sum = stride(from: 3 * frame, to: 4 * frame, by: 2).reduce(Float(0)) { $0 + values[$1] }
    #expect(abs(sum - 2.56) < 0.1, "\(sum)")
    #expect(values[..<frame].allSatisfy { $0 == 0 })
    #expect(flow.bundle.outcomes[0].lost.isEmpty)
  }

  // MARK: Roles

  /// An adapter that nobody knows reaches every generator that takes what its frames stand for.
  @Test(arguments: ["vace", "wan-fun-control", "ltx-2", "ltx-2.3", "cosmos-transfer2.5", "minimax-h3", "ctrl-adapter"])
  func aStrangeAdapterReachesItsKind(id: String) throws {
    let set = ["org.example.lidar=scan.bin"]
    let strange = try bundle(id, set, MadeUpConditions(role: "depth"))
    let known = try bundle(id, ["depth=scan.bin"])
    #expect(strange.bundle.outcomes[0].files.map(\.file) == known.bundle.outcomes[0].files.map(\.file), "\(id)")
    #expect(!strange.bundle.outcomes[0].files.isEmpty)
    let report = BundleReport.conditions(strange.bundle).arrayValue?.first
    #expect(report?["role"] == "depth" && report?["taken"]?.boolValue == true)
    // Without a word of its own it is no depth.
    #expect(try bundle(id, set).bundle.outcomes[0].files.isEmpty)
  }

  /// What an adapter doubts is told wherever its condition is called by its kind.
  @Test func aDoubtfulCondition() throws {
    let doubt = "this looks like an ordinary clip"
    let made = try bundle("vace", ["depth=photo.mp4"], MadeUpConditions(log: ["note: x", "warning: " + doubt]))
    let row = try #require(BundleReport.conditions(made.bundle).arrayValue?.first)
    #expect(row["doubts"]?.arrayValue?.compactMap(\.stringValue) == [doubt])
    #expect(row["reach"]?.stringValue?.hasSuffix("(given as depth, which its adapter doubts)") == true)
    #expect(BundleReport.summary(made.bundle)?.contains("photo.mp4: doubtful depth, " + doubt) == true)
    #expect(ReachTable([made.bundle]).text.contains("src_video.mp4; doubtful depth, " + doubt))
  }

  // MARK: The table

  @Test func theTable() throws {
    let set = ["depth=a.mp4", "camera=path.txt", "multi-id=a.png,b.png,c.png,d.png"]
    let bundles = try [bundle("vace", set), bundle("kling", set)].map(\.bundle)
    let table = ReachTable(bundles)
    #expect(table.rows.map(\.reach) == [.file, .prompt, .file, .prompt, .prompt, .file])
    let lines = table.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 7 && lines[0].hasPrefix("generator  condition"))
    #expect(lines[2].contains("1 camera") && lines[2].contains("the prompt only; VACE (Wan 2.1) takes no such file"))
    #expect(lines[3].contains("src_ref.png, src_ref-2.png, src_ref-3.png; d.png: VACE (Wan 2.1) takes 3 pictures only"))
    #expect(lines[4].hasPrefix("kling "))
    #expect(table.json.arrayValue?.count == 6)
    // What the table says of loss the line below does not say again.
    let line = BundleReport.summary(bundles[0], withoutLost: true) ?? ""
    #expect(!line.contains("d.png") && BundleReport.summary(bundles[0])?.contains("d.png: not used") == true)
  }

  // MARK: Two controls

  @Test func twoControlsInOneClip() throws {
    let set = ["depth=depth.mp4", "pose=pose.mp4"]
    let both = try bundle("vace", set, combine: ["pose", "depth"])
    #expect(both.bundle.outcomes.map { $0.files.map(\.file) } == [["src_video.mp4"], ["src_video.mp4"]])
    #expect(both.bundle.outcomes.allSatisfy { $0.lost.isEmpty && $0.notes.contains { $0.contains("one clip of two") } })
    // Without a word of the user's the first one goes in, and the other says how both would.
    let one = try bundle("vace", set)
    #expect(one.bundle.outcomes[1].files.isEmpty)
    #expect(one.bundle.outcomes[1].lost.first?.reason.contains("--combine pose,depth") == true)
    // What cannot become one clip is not offered: two of a kind, a clip that takes no second.
    for set in [["depth=a.mp4", "depth=b.mp4"], ["masked-image=a.png,mask.png", "sketch=b.png"]] {
      let reason = try #require(try bundle("vace", set).bundle.outcomes[1].lost.first?.reason)
      #expect(!reason.contains("--combine"), "\(set): \(reason)")
    }
    // A generator that cannot: as ever.
    let ltx = try bundle("ltx-2", set, combine: ["pose", "depth"])
    #expect(ltx.bundle.outcomes.map(\.files.count) == [1, 0])
  }

  @Test func theSkeletonStandsInItsOwnArea() throws {
    var front = Picture(width: 160, height: 160, fill: (0, 0, 0))
    for y in 70..<90 { for x in 70..<90 { for c in 0..<3 { front.pixels[3 * (y * 160 + x) + c] = 200 } } }
    var clip = ComposedClip()
    let made = clip.frame(front, over: Picture(width: 160, height: 160, fill: (90, 90, 90)))
    func tone(_ x: Int, _ y: Int) -> UInt8 { made.pixels[3 * (y * 160 + x)] }
    #expect(tone(80, 80) == 200 && tone(60, 80) == 0 && tone(10, 10) == 90 && tone(150, 80) == 90)
    #expect(clip.share > 0.05 && clip.share < 0.3)
  }
}
