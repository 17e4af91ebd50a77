import Media
import Support
import TestSupport
import Testing

/// `a2c init`: files go to the adapters that read them.
@Suite struct InitTests {
  /// The adapter that comes first for a file.
  private func first(_ file: String, _ work: Workspace) throws -> String {
    let outcome = try work.run("init", file)
    guard outcome.status == 0 else { return "none: \(outcome.errors)" }
    let line = outcome.output.split(separator: "\n").first { $0.contains("adapter: ") } ?? ""
    return String(line.split(separator: "\"").dropFirst().first ?? "")
  }

  @Test(arguments: [
    ("orbit.txt", "camera"), ("dance.json", "pose"), ("depth.mp4", "depth"),
    ("mask.png", "region"), ("normal.png", "normal"), ("sketch.png", "sketch"), ("tracks.json", "tracks"),
    ("regions.json", "region"),
  ]) func examples(_ file: String, _ adapter: String) throws {
    let work = Workspace()
    try work.addMedia(file)
    #expect(try first(file, work) == adapter)
  }

  /// Files of other people, 30 kinds.
  @Test(.enabled(if: TestFiles.data != nil)) func otherPeoplesFiles() throws {
    let data = TestFiles.data ?? ""
    let kinds: [(adapter: String, files: [String])] = [
      (
        "camera",
        [
          "cases/cam_orbit_wobble.kitti.txt", "cases/euroc_qw_first.txt", "cases/euroc_trucks_right.csv",
          "cases/tum_wxyz_forward.txt", "cases/nuke.chan", "cases/c2w_n44.npy", "cases/megasam.npz",
          "cases/c2w_list44.json", "cases/recammaster.json", "cases/nerfstudio_camera_path.json",
          "cases/open3d_redwood.log", "cases/record3d_metadata.json", "cases/transforms_angle_only.json",
          "real/camera/cameractrl/0bf152ef84195293.txt", "real/camera/motionctrl/test_camera_I.json",
          "real/camera/motionctrl/test_camera_SPIN-CW-60.json", "real/camera/videox-fun/ACW.txt",
          "real/camera/videox-fun/Pan_Up.txt",
        ]
      ),
      (
        "pose",
        [
          "cases/dwpose_feet_72.json", "cases/mmpose_inferencer.json", "cases/mediapipe_named.json",
          "cases/yolo_pose.txt", "cases/pose_width_height_keys.json", "cases/pose_files_gap", "cases/pose_null.json",
          "real/pose/pose.mp4", "real/beach/openpose",
        ]
      ),
      ("depth", ["cases/depth16_near_bright.png", "cases/clip_depths.npz", "real/beach/depth"]),
      ("sketch", ["real/beach/canny"]), ("segmentation", ["real/beach/segmentation"]),
      (
        "tracks",
        ["cases/track_right_with_loops.txt", "cases/tracks_frames_first.json", "cases/flow_all_up_uneven.flo"]
      ),
      (
        "region",
        [
          "cases/region_down_grow_down.json", "cases/cvat_video.xml", "cases/voc.xml", "real/masked/vace_mask.png",
          "real/masked/inpaint_video_mask.mp4",
        ]
      ),
      ("clip", ["real/beach/raw_input", "real/clip/vace_test2.mp4", "real/masked/inpaint_video.mp4"]),
      ("multi-id", ["real/identities/ref_1.png", "real/identities/ref_2.png", "cases/photo_grey_road.png"]),
    ]
    let work = Workspace()
    var (right, wrong) = (0, [String]())
    for (adapter, files) in kinds {
      for file in files {
        let found = try first("\(data)/\(file)", work)
        if found == adapter { right += 1 } else { wrong.append("\(file): \(found), not \(adapter)") }
      }
    }
    print("init: \(right) of \(right + wrong.count) files")
    #expect(20 * wrong.count <= right + wrong.count, "\(wrong.joined(separator: "\n"))")
  }

  @Test func pathsAreRelativeToTheManifest() throws {
    let work = Workspace()
    try work.addMedia("dance.json")
    work.scratch.makeFolder("runs/new")
    try work.run("init", "dance.json", "--out", "runs/new/run.yaml").expectSuccess()
    try work.run("check", "--manifest", "runs/new/run.yaml").expectSuccess()
    let text = try work.run("init", "dance.json").output
    #expect(!text.contains("prompt"))
  }

  /// A folder for each subject, and folders that are none.
  @Test func foldersOfFolders() throws {
    let work = Workspace()
    for name in ["cat", "teapot"] {
      work.scratch.write(
        try PNG.encode(Picture(width: 32, height: 32, pixels: [UInt8](repeating: 90, count: 32 * 32 * 3))),
        to: "ids/\(name)/a.png")
    }
    let text = try work.run("init", "ids").output
    #expect(text.contains("multi-id") && text.contains("ids/cat") && text.contains("ids/teapot"), "\(text)")
    let masks = try work.run("inspect", "--condition", "segmentation=ids")
    masks.expectFailure(.missingFile, "holds other folders alone (cat, teapot)")
    work.scratch.makeFolder("none")
    try work.run("inspect", "--condition", "region=none").expectFailure(.missingFile, "the folder is empty")
  }

  @Test func whatNothingReads() throws {
    let work = Workspace()
    work.scratch.write("once upon a time\n", to: "story.txt")
    try work.run("init", "story.txt").expectFailure(.usage, "no adapter reads it")
  }

  /// Words and parameters where conditions stand.
  @Test func conditionsOfTheCommandLine() throws {
    let work = Workspace()
    try work.addMedia("depth.mp4")
    let moves = try work.run("inspect", "--condition", "camera=orbit left 40°, then push in")
    moves.expectSuccess()
    #expect(moves.output.contains("The camera first arcs left by 40° around a point ahead, then dollies forward."))
    let slip = try work.run("inspect", "--condition", "depth=depth.mp4,naer=dark")
    slip.expectFailure(.badInput, "unknown parameter of depth")
    #expect(slip.errors.contains("did you mean 'near'?"))
    try work.run("inspect", "--condition", "depth=depth.mp4,near=bright").expectSuccess()
  }
}
