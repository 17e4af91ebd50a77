import Glibc
import Support
import Testing

/// Rotations, motions and what lies between them.
@Suite struct GeometryTests {
  private func random(_ generator: inout SeededGenerator) -> Quaternion {
    func number() -> Double { 2 * generator.uniform() - 1 }
    return Quaternion(w: number(), x: number(), y: number(), z: number())
  }

  private func distance(_ a: Matrix3, _ b: Matrix3) -> Double {
    [a.r0 - b.r0, a.r1 - b.r1, a.r2 - b.r2].map(\.length).max() ?? .infinity
  }

  @Test func aRotationIsItsQuaternions() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let matrix = try #require(random(&generator).rotation)
      #expect(matrix.deviationFromOrthonormal < 1e-12)
      #expect(abs(matrix.determinant - 1) < 1e-12)
      #expect(distance(try #require(Quaternion(matrix).rotation), matrix) < 1e-9)
    }
    // Half turns, where three of the four components can be 0.
    for half in [
      Quaternion(w: 0, x: 1, y: 0, z: 0), Quaternion(w: 0, x: 0, y: 1, z: 0), Quaternion(w: 0, x: 0, y: 0, z: 1),
    ] {
      let matrix = try #require(half.rotation)
      #expect(distance(try #require(Quaternion(matrix).rotation), matrix) < 1e-12)
    }
    #expect(Quaternion(w: 0, x: 0, y: 0, z: 0).rotation == nil)
    #expect(Quaternion(w: .nan, x: 0, y: 0, z: 1).rotation == nil)
  }

  @Test func betweenTwoMotionsTheTurnIsEven() throws {
    func turned(_ degrees: Double) -> RigidMotion {
      let angle = degrees * .pi / 360
      let rotation = Quaternion(w: cos(angle), x: 0, y: sin(angle), z: 0).rotation ?? .identity
      return RigidMotion(rotation: rotation, translation: Vector3(x: degrees, y: 0, z: 0))
    }
    for (end, part) in [(90.0, 0.25), (170, 0.5), (1e-7, 0.5), (0, 0.3)] {
      let middle = RigidMotion.between(turned(0), turned(end), at: part)
      #expect(distance(middle.rotation, turned(end * part).rotation) < 1e-9)
      #expect(abs(middle.translation.x - end * part) < 1e-9)
    }
    #expect(RigidMotion.between(turned(10), turned(20), at: 0) == turned(10))
    #expect(RigidMotion.between(turned(10), turned(20), at: 1) == turned(20))
    // The shorter way round.
    #expect(distance(RigidMotion.between(turned(-170), turned(170), at: 0.5).rotation, turned(180).rotation) < 1e-9)
  }

  @Test func aMotionAndItsInverseAreNothing() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<100 {
      let motion = RigidMotion(
        rotation: try #require(random(&generator).rotation), translation: Vector3(x: 3, y: -2, z: 0.5))
      let both = try #require(motion.inverse) * motion
      #expect(distance(both.rotation, .identity) < 1e-12)
      #expect(both.translation.length < 1e-12)
      #expect(RigidMotion(rows: motion.rows[...]) == motion)
    }
  }

  @Test func evenlySpreadNumbersHoldBothEnds() {
    #expect(EvenSpread.indices(3, of: 101) == [0, 50, 100])
    #expect(EvenSpread.indices(5, of: 3) == [0, 1, 2])
    #expect(EvenSpread.indices(1, of: 9) == [0])
    #expect(EvenSpread.indices(0, of: 9) == [])
    #expect(EvenSpread.indices(4, of: 0) == [])
    #expect(EvenSpread.indices(-1, of: -5) == [])
    for total in [2, 7, 99, 100_000] {
      let chosen = EvenSpread.indices(32, of: total)
      #expect(chosen.first == 0 && chosen.last == total - 1)
      #expect(Set(chosen).count == chosen.count && chosen == chosen.sorted())
    }
  }
}
