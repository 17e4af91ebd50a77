import Conditions
import Glibc
import Inspection
import Support
import Testing

/// Cameras found again in Plücker maps.
@Suite struct CameraTests {
  private func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { ((a - b) * (a - b)).sum().squareRoot() }

  @Test("Centre, axes and lens of 200 cameras, in both orders of the channels", arguments: [true, false])
  func recovered(momentFirst: Bool) throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
      var pose = Samples.Pose(
        [number(-10, 10), number(-10, 10), number(-10, 10)], turn: number(-3.1, 3.1), up: number(-1.5, 1.5),
        roll: number(-3.1, 3.1), focal: number(0.4, 4))
      pose.middle = (number(0.3, 0.7), number(0.3, 0.7))
      let track = try #require(CameraTrack(Samples.maps([pose], momentFirst: momentFirst)))
      let found = track.cameras[0]
      #expect(distance(found.centre, pose.centre) < 1e-3)
      #expect(distance(found.right, pose.axes.right) < 1e-3)
      #expect(distance(found.down, pose.axes.down) < 1e-3)
      #expect(distance(found.forward, pose.axes.ahead) < 1e-3)
      #expect(abs(found.edges.left + pose.middle.x / pose.focal) < 1e-3)
      #expect(abs(found.edges.right - (1 - pose.middle.x) / pose.focal) < 1e-3)
      #expect(abs(found.edges.bottom - (1 - pose.middle.y) / pose.focal) < 1e-3)
      #expect(found.miss < 1e-4)
    }
  }

  @Test func aTurnIsMeasured() throws {
    let poses = [Samples.Pose([0, 0, 0]), Samples.Pose([0, 0, 0], turn: 0.5)]
    let cameras = try #require(CameraTrack(Samples.maps(poses))).cameras
    #expect(abs(cameras[0].turn(to: cameras[1]) - 0.5) < 1e-4)
    #expect(cameras[0].turn(to: cameras[0]) < 1e-3)
  }

  @Test func whatIsNoCameraIsNone() {
    var random = SeededGenerator(seed: 1)
    func tensor(_ shape: [Int], _ value: () -> Float) -> TensorBlock {
      TensorBlock(values: (0..<shape.reduce(1, *)).map { _ in value() }, shape: shape, encoder: .camera)
    }
    #expect(CameraTrack(tensor([1, 6, 8, 8]) { 0 }) == nil)
    #expect(CameraTrack(tensor([1, 6, 8, 8]) { 1 }) == nil)
    #expect(CameraTrack(tensor([2, 6, 8, 8]) { Float(random.uniform() - 0.5) }) == nil)
    #expect(CameraTrack(tensor([1, 6, 1, 8]) { 1 }) == nil)
    #expect(CameraTrack(tensor([1, 4, 8, 8]) { 1 }) == nil)
    #expect(CameraTrack(tensor([6, 8, 8]) { 1 }) == nil)
    #expect(CameraTrack(TensorBlock(values: [1], shape: [1, 6, 8, 8], encoder: .camera)) == nil)
    #expect(CameraTrack(tensor([1, 6, 8, 8]) { .greatestFiniteMagnitude }) == nil)
    // One map of several is broken.
    var maps = Samples.maps([Samples.Pose([0, 0, 0]), Samples.Pose([1, 0, 0])])
    for index in (maps.values.count / 2)..<maps.values.count { maps.values[index] = 0 }
    #expect(CameraTrack(maps) == nil)
  }

  @Test func theWayIsAsLongAsItsSteps() throws {
    let poses = [[0, 0, 0], [3, 4, 0], [3, 4, 12], [0, 4, 12]].map { Samples.Pose($0) }
    #expect(abs(try #require(CameraTrack(Samples.maps(poses))).length - 20) < 1e-3)
  }
}
