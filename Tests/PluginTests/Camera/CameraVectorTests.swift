import CA2CPlugin
import Testing
import TestSupport

/// Plücker maps against numbers computed with the reference implementation
/// (hehao13/CameraCtrl: cameractrl/data/dataset.py, ray_condition).
@Suite struct CameraVectorTests {
  private static let realPath = TestFiles.data.map { "\($0)/real/camera/cameractrl/0bf152ef84195293.txt" }

  private func expect(_ tensor: Recording.Tensor, _ pose: Int, _ row: Int, _ column: Int, _ expected: [Double]) {
    for (channel, value) in expected.enumerated() {
      let got = tensor[pose, channel, row, column]
      #expect(abs(got - value) <= 1e-6, "pose \(pose) channel \(channel) at \(row),\(column): \(got), not \(value)")
    }
  }

  @Test func smallMap() throws {
    let scratch = ScratchFolder()
    // The second pose is Ry(90°), t (1, 2, 3) from camera to world, so this is its inverse.
    let file = scratch.write(
      "2 2 1.5 1 0 0 1 0 0 0 0 1 0 0 0 0 1 0\n2 2 1.5 1 0 0 0 0 -1 3 0 1 0 -2 1 0 0 -1\n", to: "path.txt")
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (2, 3)
    let result = try host.encode("Camera", "camera", [file], #"{"intrinsics":"pixels","width":3,"height":2}"#)
    let tensor = try #require(result.tensors.first)
    #expect(tensor.shape == [2, 6, 2, 3])
    #expect(tensor.encoder == "camera")
    expect(tensor, 0, 0, 0, [0, 0, 0, -0.43643578, -0.21821789, 0.872871561])
    expect(tensor, 0, 1, 2, [0, 0, 0, 0.43643578, 0.21821789, 0.872871561])
    expect(
      tensor, 1, 0, 0, [1.527525232, 2.182178902, -1.963961012, 0.872871561, -0.21821789, 0.43643578])
    expect(
      tensor, 1, 1, 2, [-1.527525232, 3.055050463, -1.527525232, 0.872871561, 0.21821789, -0.43643578])
  }

  @Test(.enabled(if: realPath != nil)) func cameraCtrlAsset() throws {
    let result = try PluginHost().encode("Camera", "camera", [try #require(Self.realPath)])
    let tensor = try #require(result.tensors.first)
    #expect(tensor.shape == [16, 6, 256, 384])
    expect(tensor, 0, 0, 0, [0, 0, 0, -0.606716543, -0.403949665, 0.684631071])
    expect(
      tensor, 15, 0, 0, [1.025458346, -0.702588922, 0.288775244, -0.498236183, -0.414100489, 0.761762096])
    expect(
      tensor, 15, 128, 192, [-0.133741218, 1.226769174, 0.015784059, 0.141793369, 0.002721862, 0.989892543])
    expect(
      tensor, 15, 255, 383, [-1.199905228, 2.374379973, -0.264814022, 0.689307015, 0.414605052, 0.594103135])
    #expect(result.decision("source size") == "1280×720")
    #expect(result.decision("intrinsics") == "normalised")
    #expect(
      result.texts == [
        "The camera dollies forward throughout; it first slowly arcs left by 24° around a point ahead, then trucks left "
          + "slightly while it pans left by 16°. This takes 4.2 seconds."
      ])
  }

  /// The same lens in pixels of a 1280×720 picture gives the same maps: the principal point is in the middle.
  @Test func pixelsEqualShares() throws {
    let scratch = ScratchFolder()
    let matrix = "1 0 0 0 0 1 0 0 0 0 1 0"
    let shares = scratch.write("\n0 0.5 0.9 0.5 0.5 0 0 \(matrix)\n", to: "shares.txt")
    let pixels = scratch.write("url\npath\ncaption of it\n640 648 640 360 0 0 \(matrix)\n", to: "pixels.txt")
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (16, 24)
    let first = try #require(try host.encode("Camera", "camera", [shares]).tensors.first)
    let result = try host.encode("Camera", "camera", [pixels])
    let second = try #require(result.tensors.first)
    #expect(result.decision("intrinsics") == "pixels")
    #expect(result.decision("source size") == "1280×720")
    for (a, b) in zip(first.values, second.values) { #expect(abs(a - b) < 1e-6) }
  }

  /// Some writers put the size of the source where the distortion stands.
  @Test func sizeInTheRow() throws {
    let scratch = ScratchFolder()
    let file = scratch.write("url\n0 0.5 0.5 0.5 0.5 640 640 1 0 0 0 0 1 0 0 0 0 1 0\n", to: "path.txt")
    let host = PluginHost()
    (host.facts.camera_height, host.facts.camera_width) = (4, 4)
    let result = try host.encode("Camera", "camera", [file])
    #expect(result.decision("source size") == "640×640")
    // Square to square: fx stays 0.5 · 4 = 2, so the corner's direction is (-0.75, -0.75, 1) made unit.
    let length = (2 * 0.75 * 0.75 + 1).squareRoot()
    expect(try #require(result.tensors.first), 0, 0, 0, [0, 0, 0, -0.75 / length, -0.75 / length, 1 / length])
  }
}
