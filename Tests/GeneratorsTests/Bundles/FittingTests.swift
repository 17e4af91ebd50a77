import Captioning
import Claims
import Conditions
import Generators
import Manifests
import Media
import Support
import Testing

/// How conditions become files of a bundle: speed, length, proportions, order, and what is lost.
@Suite struct FittingTests {
  private let scratch = RegistryTests.Scratch()

  private struct Made {
    let folder: String
    let bundle: BundleContent
    let report: JSON

    func conditions(_ index: Int) -> JSON? { report["conditions"]?.arrayValue?[index] }
    func text(_ name: String) throws -> String {
      String(decoding: try FileSystem.read("\(folder)/\(name)", limit: 1 << 20), as: UTF8.self)
    }
  }

  private func bundle(
    _ id: String, _ set: [String], _ conditions: MadeUpConditions = MadeUpConditions(), small: Bool = true,
    params: JSON = .object([])
  ) throws -> Made {
    let manifest = small ? try ReadFilesTests.small(id) : try Fixtures.manifest(id)
    let entries = MadeUpConditions.entries(set).map { entry in
      var entry = entry
      entry.params = params
      return BundleCondition(entry)
    }
    let source = conditions.source()
    let fitted = try FirstFrame.manifest(manifest, for: entries, reading: source)
    let prompt = try Formatter(fitted).format(Fixtures.caption, usersOwn: [])
    let name = "\(UInt32.random(in: 0 ... .max))"
    let (folder, made) = try BundleWriter.written(
      BundleContent(prompt, for: fitted, conditions: entries, seed: 7), to: "\(scratch.path)/\(name)", reading: source)
    return Made(
      folder: folder, bundle: made,
      report: try JSONParser.parse(FileSystem.read(folder + "/report.json", limit: 1 << 20)))
  }

  private func tones(_ path: String, at frames: [Int]) throws -> [Int] {
    try MediaSource.open(path).pictures(at: frames).map { Int($0.pixels[$0.pixels.count / 2]) }
  }

  // MARK: Time

  /// A long clip is cut, a short one stands still at its end; the speed is that of the condition.
  @Test func theSpeedIsKept() throws {
    // 10 seconds at 24 a second: of 81 frames at 16 a second the last shows frame 120.
    let long = try bundle("wan-fun-control", ["depth=long.mp4"], MadeUpConditions(frames: 240, framesPerSecond: 24))
    let file = long.folder + "/control.mp4"
    let info = try MediaSource.open(file).info
    #expect(info.frameCount == 81 && abs(info.framesPerSecond - 16) < 0.1)
    for (frame, tone) in zip([0, 16, 40, 80], try tones(file, at: [0, 16, 40, 80])) {
      #expect(abs(tone - frame * 24 / 16) <= 6, "frame \(frame) shows \(tone)")
    }
    let warning = try #require(long.report["warnings"]?.arrayValue?.first?.stringValue)
    #expect(warning == "long.mp4: the first 5.06 s of 10 s, for the video ends there")
    #expect(BundleReport.summary(long.bundle)?.contains(warning) == true)

    // An eighth of a second: it ends with frame 1, which stays.
    let short = try bundle("wan-fun-control", ["depth=short.mp4"], MadeUpConditions(frames: 3, framesPerSecond: 24))
    let settings = try JSONParser.parse(short.text("settings.json"))
    #expect(settings["frames"]?.intValue == 17)
    #expect(try tones(short.folder + "/control.mp4", at: [0, 16]).allSatisfy { $0 < 12 })
    #expect(short.report["warnings"]?.arrayValue?.first?.stringValue?.contains("stands still") == true)

    // As long as the video: nothing to say.
    let even = try bundle("wan-fun-control", ["depth=even.mp4"], MadeUpConditions(frames: 48, framesPerSecond: 24))
    #expect(even.report["warnings"] == nil)
    #expect(try JSONParser.parse(even.text("settings.json"))["frames"]?.intValue == 33)
  }

  /// Of two clips the longer decides how long the video is; the shorter is as fast as it was.
  @Test func twoClipsAgreeInTime() throws {
    let made = try bundle("cosmos-transfer2.5", ["depth=a.mp4", "clip=b.mp4"], MadeUpConditions(frames: 30))
    for name in ["depth.mp4", "input.mp4"] {
      let info = try MediaSource.open("\(made.folder)/\(name)").info
      #expect(info.frameCount == 30 && abs(info.framesPerSecond - 16) < 0.1)
    }
  }

  // MARK: Pictures

  @Test func bothEndsGoWhereTheMakersTakeThem() throws {
    let ends = ["key-frames=first.png,last.png"]
    let vace = try bundle("vace", ends)
    #expect(vace.conditions(0)?["lost"] == nil && vace.conditions(0)?["taken"]?.boolValue == true)
    let count = try MediaSource.open(vace.folder + "/src_video.mp4").info.frameCount
    let seen = try tones(vace.folder + "/src_video.mp4", at: [0, 1, count - 2, count - 1])
    #expect(abs(seen[0] - 20) < 5 && abs(seen[3] - 80) < 5 && seen[1...2].allSatisfy { abs($0 - 127) < 5 })
    let masks = try tones(vace.folder + "/src_mask.mp4", at: [0, 1, count - 2, count - 1])
    #expect(masks[0] < 5 && masks[3] < 5 && masks[1...2].allSatisfy { $0 > 250 })

    let arguments = [
      "ltx-video": ["--conditioning_start_frames", "0", "120"], "ltx-2": ["120", "1.0"], "wan-fun-control": [],
    ]
    for (id, words) in arguments {
      let made = try bundle(id, ends)
      #expect(made.conditions(0)?["lost"] == nil, "\(id)")
      let run = try CommandRun(made.folder + "/command.sh", in: scratch.path + "/checkout")
      #expect(run.status == 0)
      for word in words { #expect(run.arguments.contains(word), "\(id) \(word)") }
    }
    for id in ["wan2.2-i2v", "wan2.2-ti2v", "skyreels-v2", "cosmos-predict2.5", "hunyuanvideo-1.5", "cogvideox-i2v"] {
      let lost = try bundle(id, ends).conditions(0)?["lost"]?.arrayValue
      #expect(lost?.first?["input"]?.stringValue == "last.png" && lost?.count == 1, "\(id)")
      #expect(lost?.first?["reason"]?.stringValue?.contains("the last frame") == true, "\(id)")
    }
  }

  /// A picture that stands in the middle of the video is neither its first nor its last frame.
  @Test func aMiddleFrameIsNoEnd() throws {
    let params = JSON.object(["times": .array([.double(0), .double(2)])])
    let made = try bundle("ltx-video", ["key-frames=a.png,b.png"], params: params)
    #expect(made.bundle.outcomes[0].files.map(\.file) == ["first.png"])
    #expect(made.bundle.outcomes[0].lost.map(\.input) == ["b.png"])
    #expect(made.bundle.outcomes[0].lost.first?.reason.contains("2 s") == true)
    // Given in the other order, and at the end.
    let late = JSON.object(["frames": .array([.int(120), .int(0)])])
    let turned = try bundle("ltx-video", ["key-frames=b.png,a.png"], params: late)
    #expect(turned.bundle.outcomes[0].files.map(\.file) == ["first.png", "last.png"])
    #expect(turned.bundle.outcomes[0].lost.isEmpty)
  }

  @Test func referencesKeepTheirOrder() throws {
    let made = try bundle("vace", ["multi-id=a.png,b.png,c.png,d.png"])
    let run = try CommandRun(made.folder + "/command.sh", in: scratch.path + "/checkout")
    let place = try #require(run.arguments.firstIndex(of: "--src_ref_images"))
    let names = run.arguments[place + 1].split(separator: ",").map { Path.name(String($0)) }
    #expect(names == ["src_ref.png", "src_ref-2.png", "src_ref-3.png"])
    #expect(made.bundle.outcomes[0].lost.map(\.input) == ["d.png"])
    // The workflow has one input for them.
    let readers = try #require(made.conditions(0)?["read_by"])
    #expect(readers["src_ref.png"]?.arrayValue?.count == 2 && readers["src_ref-2.png"]?.arrayValue?.count == 1)
  }

  @Test func oneSlotIsForTheFirst() throws {
    for (set, file) in [(["depth=a.mp4", "pose=b.json"], "depth.mp4"), (["pose=b.json", "depth=a.mp4"], "pose.mp4")] {
      let made = try bundle("ltx-2", set)
      #expect(made.bundle.outcomes.map { $0.files.map(\.file) } == [[file], []])
      #expect(made.conditions(1)?["taken"]?.boolValue == false)
      #expect(
        made.conditions(1)?["lost"]?.arrayValue?.first?["reason"]?.stringValue?.contains("one control clip") == true)
    }
  }

  // MARK: Proportions

  @Test func uprightConditionsMakeUprightVideos() throws {
    let upright = MadeUpConditions(size: (36, 64))
    let sizes = [
      "skyreels-v2": [544, 960], "hunyuanvideo-1.5": [720, 1280], "minimax-h3": [768, 1344],
      "cosmos-predict2.5": [704, 1280], "vace": [720, 1280], "wan2.2-i2v": [720, 1280], "open-sora-2": [192, 336],
      "wan-fun-control": [480, 832],
    ]
    for (id, size) in sizes {
      let made = try bundle(id, ["key-frames=first.png"], upright, small: false)
      #expect([made.bundle.video.width, made.bundle.video.height] == size, "\(id)")
      #expect(made.bundle.outcomes[0].warnings.isEmpty, "\(id): \(made.bundle.outcomes[0].warnings)")
    }
    // Text alone, where the conditions are told in words only.
    for (id, size) in [("wan2.1", [480, 832]), ("wan2.2-t2v", [720, 1280]), ("hunyuanvideo", [720, 1280])] {
      #expect(try bundle(id, ["depth=a.mp4"], upright, small: false).bundle.video.width == size[0], "\(id)")
      #expect(try bundle(id, ["style=a.png"], upright, small: false).bundle.video.width == size[1], "\(id)")
    }
    // Its command line makes level videos of text alone.
    #expect(try bundle("skyreels-v2", ["depth=a.mp4"], upright, small: false).bundle.video.width == 960)
    // A square clip stays square where any proportions will do.
    let square = try bundle("vace", ["depth=a.mp4"], MadeUpConditions(size: (64, 64)), small: false)
    #expect(square.bundle.video.width == 960 && square.bundle.video.height == 960)
  }

  // MARK: A first frame

  @Test(arguments: [
    "wan2.2-ti2v", "hunyuanvideo-1.5", "ltx-video", "ltx-2", "skyreels-v2", "kling", "veo", "open-sora-2",
    "minimax-h3", "cosmos-predict2.5",
  ])
  func aFirstFrameChangesThePrompt(id: String) throws {
    let (text, picture) = (try bundle(id, []), try bundle(id, ["key-frames=first.png"]))
    #expect(text.bundle.prompt.text != picture.bundle.prompt.text)
    #expect(picture.bundle.manifest.mode == .i2v && text.bundle.manifest.mode == .t2v)
    // What moves stays, what stands still goes.
    #expect(picture.bundle.prompt.text.contains("sits down on a wooden stool"), "\(picture.bundle.prompt.text)")
    #expect(!picture.bundle.prompt.text.contains("short black hair"))
    let budget = id == "kling" ? 500 : text.bundle.prompt.budget
    #expect(picture.bundle.prompt.budget == budget)
    // A last frame alone is no first one.
    let params = JSON.object(["frames": .array([.int(4000)])])
    #expect(try bundle(id, ["key-frames=end.png"], params: params).bundle.prompt.text == text.bundle.prompt.text)
  }

  /// A caption of what stands still is phrased as it is for text alone.
  @Test func aCaptionWithoutMotion() throws {
    let caption = StructuredCaption([.background: "A quiet hall."])
    let conditions = MadeUpConditions.entries(["key-frames=first.png"]).map { BundleCondition($0) }
    for id in ["wan2.2-ti2v", "hunyuanvideo-1.5", "veo"] {
      let made = try FirstFrame.prompt(
        Fixtures.manifest(id), for: conditions, reading: MadeUpConditions().source()
      ) { try Formatter($0).format(caption, usersOwn: []) }
      #expect(made.prompt.text == "A quiet hall." && made.manifest.mode == .i2v, "\(id)")
    }
  }

  @Test func skyReelsTakesTheModelForPictures() throws {
    for (set, model, guidance) in [([], "T2V", "6.0"), (["key-frames=first.png"], "I2V", "5.0")] {
      let run = try CommandRun(bundle("skyreels-v2", set).folder + "/command.sh", in: scratch.path + "/checkout")
      #expect(run.arguments.contains("Skywork/SkyReels-V2-\(model)-14B-540P") && run.arguments.contains(guidance))
      #expect(run.arguments.contains("--image") == !set.isEmpty)
    }
  }

  @Test func miniMaxsRequest() throws {
    let made = try bundle("minimax-h3", ["key-frames=first.png,last.png"])
    let script = try made.text("command.sh")
    for word in ["\"role\": \"keyframe\"", "\"frame_index\"", "\"auto\""] { #expect(script.contains(word)) }
    #expect(!script.contains("first_frame"))
    #expect(
      made.bundle.prompt.text.hasPrefix(
        "For the target video, at 0.00 seconds into the target video, <Picture 1> (from [Shot 1]) is fully referenced."
          + "\n\nintegrated_multimodal_description: [Shot 1] "))
    #expect(made.bundle.prompt.text.contains("\n\noverall_soundscape:\n\nnon_diegetic_music: N/A"))
  }

  // MARK: The sentence that counts

  @Test func theMoveOutlivesTheRest() throws {
    let caption = StructuredCaption([
      .dense: "A man walks through a hall.", .action: "A man walks slowly.",
      .camera:
        "The camera starts at the door. The scene is framed in a wide shot. It then dollies forward slowly.",
    ])
    let short = try Formatter(Fixtures.manifest("hunyuanvideo-i2v")).format(caption, usersOwn: [])
    #expect(short.text == "A man walks slowly. The camera then dollies forward slowly.")
    let both = try Formatter(Fixtures.manifest("open-sora-2")).format(caption, usersOwn: []).text
    #expect(both.contains("wide shot. The camera then dollies forward slowly."), "\(both)")
    #expect(!both.contains("starts at the door"))
    #expect(short.dropped.contains { $0.sentence == "The camera starts at the door." })
  }

  @Test func workflowsHaveNegatives() throws {
    for id in ["wan-fun-control", "wan-fun-camera", "ltx-2"] {
      let workflow = try bundle(id, []).text("workflow.json")
      #expect(workflow.contains(id == "ltx-2" ? "still frame" : "色调艳丽"), "\(id)")
    }
  }
}
