import Conditions
import Glibc
import Inspection
import Support
import Testing

/// Camera paths as they are drawn.
@Suite struct CameraTests {
  private func distance(_ a: Vector3, _ b: SIMD3<Double>) -> Double {
    (a - Vector3(x: b.x, y: b.y, z: b.z)).length
  }

  @Test func axesAndEdgesOf200Cameras() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
      var pose = Samples.Pose(
        [number(-10, 10), number(-10, 10), number(-10, 10)], turn: number(-3.1, 3.1), up: number(-1.5, 1.5),
        roll: number(-3.1, 3.1), focal: number(0.4, 4))
      pose.middle = (number(0.3, 0.7), number(0.3, 0.7))
      let seen = try #require(CameraTrack(Samples.path([pose]))).cameras[0]
      #expect(distance(seen.centre, pose.centre) < 1e-9)
      #expect(distance(seen.right, pose.axes.right) < 1e-9)
      #expect(distance(seen.down, pose.axes.down) < 1e-9)
      #expect(distance(seen.forward, pose.axes.ahead) < 1e-9)
      #expect(abs(seen.edges.left + pose.middle.x / pose.focal) < 1e-9)
      #expect(abs(seen.edges.right - (1 - pose.middle.x) / pose.focal) < 1e-9)
      #expect(abs(seen.edges.bottom - (1 - pose.middle.y) / pose.focal) < 1e-9)
    }
  }

  @Test func aTurnIsMeasured() throws {
    let poses = [Samples.Pose([0, 0, 0]), Samples.Pose([0, 0, 0], turn: 0.5)]
    let cameras = try #require(CameraTrack(Samples.path(poses))).cameras
    #expect(abs(cameras[0].turn(to: cameras[1]) - 0.5) < 1e-9)
    #expect(cameras[0].turn(to: cameras[0]) < 1e-7)
  }

  @Test func aLongPathIsThinnedAndCounted() throws {
    let poses = (0..<2000).map { Samples.Pose([Double($0), 0, 0]) }
    let track = try #require(CameraTrack(Samples.path(poses)))
    #expect(track.count == 2000)
    #expect(track.cameras.count == 512)
    #expect(track.length == 1999)
  }

  @Test func theWayIsAsLongAsItsSteps() throws {
    let poses = [[0, 0, 0], [3, 4, 0], [3, 4, 12], [0, 4, 12]].map { Samples.Pose($0) }
    #expect(abs(try #require(CameraTrack(Samples.path(poses))).length - 20) < 1e-9)
  }
}
