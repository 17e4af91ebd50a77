import CA2CPlugin
import Support
import TestSupport
import Testing

/// Small files in the forms that other people's tools write, each with what is right.
@Suite struct CameraCaseTests {
  private static let folder = TestFiles.data.map { "\($0)/cases" }.flatMap { FileSystem.kind($0) == .folder ? $0 : nil }

  private func encode(_ name: String, _ parameters: String = "{}") throws -> Recording {
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (4, 4)
    return try host.encode("Camera", "camera", ["\(try #require(Self.folder))/\(name)"], parameters)
  }

  /// The file and the beginning of what is told; times follow where the file has any.
  @Test(
    .enabled(if: folder != nil),
    arguments: [
      ("cam_round_the_block.kitti.txt", "The camera dollies forward while it pans right by 360°."),
      ("cam_orbit_wobble.kitti.txt", "The camera orbits right by 360° around a point ahead."),
      ("euroc_qw_first.txt", "The camera dollies forward while it quickly pans right by 10°. This takes 0.1 seconds."),
      ("euroc_trucks_right.csv", "The camera trucks right while it pans right by 30°."),
      ("tum_wxyz_forward.txt", "The camera dollies forward."),
      ("nuke.chan", "The camera dollies forward while it pans right by 15°."),
      ("c2w_n44.npy", "The camera dollies forward while it pans right by 20°."),
      ("megasam.npz", "The camera dollies forward while it pans right by 20°."),
      ("c2w_list44.json", "The camera dollies forward while it pans right by 20°."),
      ("c2w_trucks_right.npy", "The camera trucks right."), ("megasam_trucks_right.npz", "The camera trucks right."),
      ("recammaster.json", "The camera dollies forward."),
      ("recammaster_trucks_right.json", "The camera trucks right."),
      ("nerfstudio_camera_path.json", "The camera dollies forward while it quickly pans right by 20°."),
      ("open3d_redwood.log", "The camera dollies forward while it pans right by 20°."),
      ("record3d_metadata.json", "The camera dollies forward while it quickly pans right by 20°."),
      ("colmap_one_line_per_image", "The camera trucks right."),
      ("transforms_angle_only.json", "The camera trucks right."),
    ]) func told(_ name: String, _ expected: String) throws
  {
    let result = try encode(name)
    #expect(
      result.texts.first?.replacing("quickly ", with: "").hasPrefix(expected.replacing("quickly ", with: "")) == true,
      "\(result.texts)")
    #expect(result.texts.count == 1)
    let claim = try #require(result.claims.first)
    #expect(claim.value.contains("handheld") == false, "\(claim.value)")
  }

  @Test(.enabled(if: folder != nil)) func separateViews() throws {
    let result = try encode("nerf_random_views.json")
    #expect(result.decision("path") == "separate views")
    #expect(result.claims.isEmpty)
  }

  @Test(.enabled(if: folder != nil)) func cameras() throws {
    #expect(try encode("recammaster.json", #"{"camera": "cam02"}"#).texts == ["The camera trucks right."])
    #expect(try encode("recammaster.json", #"{"camera": 2}"#).texts == ["The camera trucks right."])
    let first = try encode("recammaster.json")
    #expect(first.decisions.contains { $0.key == "camera" && $0.value == "cam01" && $0.reason.contains("cam02") })
    do {
      _ = try encode("recammaster.json", #"{"camera": "cam07"}"#)
      Issue.record("read without an error")
    } catch let failure as PluginFailure {
      #expect(failure.status == A2C_INVALID_ARGUMENT)
      #expect(failure.hint.contains("cam01, cam02"))
    }
  }

  @Test(.enabled(if: folder != nil)) func sizes() throws {
    let angle = try encode("transforms_angle_only.json")
    #expect(angle.decisions.allSatisfy { $0.reason != "the file holds it" })
    #expect(angle.decision("source size") == "taken for square")
    let colmap = try encode("colmap_one_line_per_image")
    #expect(colmap.tensors.first?.shape == [16, 6, 4, 4])
    #expect(try encode("nerfstudio_camera_path.json").decision("source size") == "960×540")
  }

  @Test(.enabled(if: folder != nil)) func keysAreNoPoses() throws {
    do {
      _ = try encode("viewcrafter_traj.txt")
      Issue.record("read without an error")
    } catch let failure as PluginFailure {
      #expect(failure.status == A2C_BAD_INPUT)
      #expect(failure.message.contains("ViewCrafter"))
      #expect(failure.hint.contains("12 numbers a line"))
    }
  }
}
