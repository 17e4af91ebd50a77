import CA2CPlugin
import Support
import TestSupport
import Testing

/// Damaged path files of every format: an error in words or a path, never a trap.
@Suite struct CameraDamageTests {
  /// Name, content, and what lies beside it.
  private func samples() -> [(name: String, bytes: [UInt8], beside: (name: String, bytes: [UInt8])?)] {
    var random = SeededGenerator(seed: 8)
    var maker = PathMaker(.inOrder, &random)
    maker.count = 12
    let poses = maker.poses()
    let (text, binary) = (PathWriter.colmapText(poses), PathWriter.colmapBinary(poses))
    return [
      ("re10k.txt", Array(PathWriter.realEstate(poses).utf8), nil),
      ("path.json", Array(PathWriter.motionCtrl(poses).utf8), nil),
      ("kitti.txt", Array(PathWriter.kitti(poses).utf8), nil), ("tum.txt", Array(PathWriter.tum(poses).utf8), nil),
      ("transforms.json", Array(PathWriter.transforms(poses).utf8), nil),
      ("poses_bounds.npy", PathWriter.llff(poses), nil),
      ("poses.npy", PathWriter.npy(poses), nil), ("vggt.npz", PathWriter.extrinsics(poses), nil),
      ("cameras.json", Array(PathWriter.splatting(poses).utf8), nil),
      ("named.json", Array(PathWriter.namedJSON(poses).utf8), nil),
      ("camera_path.json", Array(PathWriter.nerfstudioPath(poses).utf8), nil),
      ("metadata.json", Array(PathWriter.record3D(poses).utf8), nil),
      ("camera_extrinsics.json", Array(PathWriter.reCamMaster(poses).utf8), nil),
      ("trajectory.log", Array(PathWriter.redwood(poses).utf8), nil),
      ("traj.txt", Array(PathWriter.rows16(poses).utf8), nil), ("shot.chan", Array(PathWriter.chan(poses).utf8), nil),
      ("pose_left.txt", Array(PathWriter.tartanAir(poses).utf8), nil),
      ("data.csv", Array(PathWriter.euroc(poses).utf8), nil),
      ("images.txt", Array(text.images.utf8), ("cameras.txt", Array(text.cameras.utf8))),
      ("cameras.txt", Array(text.cameras.utf8), ("images.txt", Array(text.images.utf8))),
      ("images.bin", binary.images, ("cameras.bin", binary.cameras)),
      ("cameras.bin", binary.cameras, ("images.bin", binary.images)),
    ]
  }

  private func read(_ bytes: [UInt8], _ name: String, _ scratch: ScratchFolder) throws -> Bool {
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (4, 4)
    do {
      let result = try host.encode("Camera", "camera", [scratch.write(bytes, to: name)])
      #expect(result.tensors.first?.values.allSatisfy(\.isFinite) == true)
      return true
    } catch let failure as PluginFailure {
      #expect(failure.status == A2C_BAD_INPUT, "\(failure)")
      #expect(!failure.message.isEmpty && !failure.place.isEmpty)
      return false
    }
  }

  @Test func cutAtEveryHundredth() throws {
    for (name, bytes, beside) in samples() {
      let scratch = ScratchFolder()
      if let beside { scratch.write(beside.bytes, to: beside.name) }
      #expect(try read(bytes, name, scratch), "\(name) as it is")
      for share in 0..<100 { _ = try read(Array(bytes.prefix(bytes.count * share / 100)), name, scratch) }
    }
  }

  /// Anywhere in the file: among numbers, names and brackets.
  @Test func bytesFlipped() throws {
    var random = SeededGenerator(seed: 31)
    for (name, bytes, beside) in samples() {
      let scratch = ScratchFolder()
      if let beside { scratch.write(beside.bytes, to: beside.name) }
      for _ in 0..<60 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = try read(damaged, name, scratch)
      }
    }
  }

  @Test func bitsOfTheHeadFlipped() throws {
    for (name, bytes, beside) in samples() {
      let scratch = ScratchFolder()
      if let beside { scratch.write(beside.bytes, to: beside.name) }
      for bit in stride(from: 0, to: 8 * min(160, bytes.count), by: 7) {
        var damaged = bytes
        damaged[bit / 8] ^= 1 << UInt8(bit % 8)
        _ = try read(damaged, name, scratch)
      }
    }
  }
}
