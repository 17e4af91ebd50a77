import Adherence
import Glibc
import Support
import TestSupport
import Testing

/// Figures against evo, numpy and pycocotools.
@Suite struct AdherenceGoldenTests {
  private static func golden(_ name: String) throws -> [JSON] {
    let path = "\(TestFiles.root)/Tests/AdherenceTests/Golden/\(name).json"
    let json = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    return try #require(json.arrayValue)
  }

  private static func path(_ json: JSON?) throws -> [RigidMotion] {
    let poses = (json?.arrayValue ?? []).map {
      RigidMotion(rows: ($0.arrayValue ?? []).map { $0.doubleValue ?? .nan }[...])
    }
    let back = try #require(poses.first?.inverse)
    return poses.map { back * $0 }
  }

  @Test(arguments: PathAlignment.allCases) func cameraErrorsAreThoseOfTheReferences(_ alignment: PathAlignment) throws {
    let cases = try Self.golden("camera")
    #expect(cases.count == 6)
    for json in cases {
      let errors = try CameraErrors(
        reference: Self.path(json["reference"]), estimate: Self.path(json["estimate"]), alignment: alignment)
      let expected = json[alignment.rawValue]
      for (found, key) in [(errors.rotErr, "rot_err"), (errors.transErr, "trans_err"), (errors.camMC, "cam_mc")] {
        let wanted = try #require(expected?[key]?.doubleValue)
        #expect(abs(found - wanted) < 1e-6 * max(1, wanted), "\(alignment) \(key): \(found) \(wanted)")
      }
    }
  }

  /// The vectors that CamI2V's formulas give for two short paths.
  @Test func theWorkedExampleOfCamI2V() throws {
    func path(_ degrees: Double, _ step: Vector3) -> [RigidMotion] {
      (0..<4).map { k in
        let (c, s) = (cosine(degrees * Double(k)), cosine(90 - degrees * Double(k)))
        return RigidMotion(
          rotation: Matrix3(Vector3(x: c, y: 0, z: s), Vector3(x: 0, y: 1, z: 0), Vector3(x: -s, y: 0, z: c)),
          translation: step * Double(k))
      }
    }
    let truth = path(5, Vector3(x: 0.1, y: 0, z: 0.2))
    let estimate = path(6, Vector3(x: 0.3, y: 0.05, z: 0.5))
    let relative = try CameraErrors(reference: truth, estimate: estimate, alignment: .relative)
    let absolute = try CameraErrors(reference: truth, estimate: estimate, alignment: .absolute)
    #expect(abs(relative.rotErr - 0.1047197551) < 1e-9 && abs(relative.transErr - 0.2296268994) < 1e-9)
    #expect(abs(relative.camMC - 0.2732354788) < 1e-9)
    #expect(abs(absolute.transErr - 3.2557641144) < 1e-9 && abs(absolute.camMC - 3.2591301113) < 1e-9)
  }

  private func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }

  @Test func pathsThatCannotBeComparedAreErrors() throws {
    let line = (0..<5).map { RigidMotion(rotation: .identity, translation: Vector3(x: 0, y: 0, z: Double($0))) }
    let still = [RigidMotion](repeating: .identity, count: 5)
    for alignment in [PathAlignment.scale, .se3, .sim3] {
      for path in [line, still] {
        #expect(throws: AdherenceError.self) { try CameraErrors(reference: line, estimate: path, alignment: alignment) }
      }
    }
    let relative = try CameraErrors(reference: line, estimate: still, alignment: .relative)
    #expect(abs(relative.transErr - 2.5) < 1e-6 && relative.rotErr == 0)
    #expect(throws: AdherenceError.self) {
      try CameraErrors(reference: line, estimate: Array(still.prefix(4)), alignment: .first)
    }
    #expect(throws: AdherenceError.self) { try CameraErrors(reference: [], estimate: [], alignment: .first) }
    let broken = [RigidMotion(rotation: .identity, translation: Vector3(x: .nan, y: 0, z: 0))]
    #expect(throws: AdherenceError.self) { try CameraErrors(reference: broken, estimate: broken, alignment: .first) }
    let half = RigidMotion(
      rotation: Matrix3(Vector3(x: -1, y: 0, z: 0), Vector3(x: 0, y: 1, z: 0), Vector3(x: 0, y: 0, z: -1)),
      translation: .zero)
    let turned = try CameraErrors(reference: [.identity], estimate: [half], alignment: .first)
    #expect(abs(turned.rotErr - .pi) < 1e-12)
  }

  @Test(arguments: DepthAlignment.allCases) func depthErrorsAreThoseOfNumpy(_ alignment: DepthAlignment) throws {
    let cases = try Self.golden("depth")
    #expect(cases.count == 4)
    for json in cases {
      let shape = (json["shape"]?.arrayValue ?? []).compactMap(\.intValue)
      func values(_ key: String) -> DepthValues {
        let numbers = (json[key]?.arrayValue ?? []).map { Float($0.doubleValue ?? .nan) }
        let size = shape[1] * shape[2]
        return DepthValues(
          path: key, width: shape[2], height: shape[1],
          frames: (0..<shape[0]).map { Array(numbers[$0 * size..<($0 + 1) * size]) })
      }
      let error = try DepthError(
        reference: values("reference"), estimate: values("estimate"), alignment: alignment)
      let wanted = try #require(json[alignment.rawValue]?.doubleValue)
      #expect(abs(error.mae - wanted) < 1e-5 * max(1, wanted))
    }
  }

  @Test func depthsThatCannotBeComparedAreErrors() throws {
    func depth(_ frames: [[Float]]) -> DepthValues { DepthValues(path: "x", width: 2, height: 1, frames: frames) }
    let a = depth([[1, 2], [3, 4]])
    #expect(throws: AdherenceError.self) { try DepthError(reference: a, estimate: depth([[1, 2]]), alignment: .none) }
    let spread = try DepthError(reference: a, estimate: depth([[1, 2]]), alignment: .none, lengths: .spread)
    #expect(spread.frames == 1)
    let flat = depth([[0, 0], [0, 0]])
    for alignment in [DepthAlignment.median, .leastSquares, .range] {
      #expect(throws: AdherenceError.self) { try DepthError(reference: a, estimate: flat, alignment: alignment) }
    }
    let nothing = depth([[.nan, .nan], [.infinity, .nan]])
    #expect(throws: AdherenceError.self) { try DepthError(reference: a, estimate: nothing, alignment: .none) }
    let wide = DepthValues(path: "x", width: 4, height: 1, frames: [[1, 2, 3, 4]])
    #expect(throws: AdherenceError.self) { try DepthError(reference: a, estimate: wide, alignment: .none) }
  }

  @Test func poseAccuracyIsThatOfNumpyAndCOCO() throws {
    let cases = try Self.golden("pose")
    #expect(cases.count == 6)
    for json in cases {
      func track(_ key: String) -> KeypointTrack {
        let points = (json[key]?.arrayValue ?? []).map { point -> KeypointTrack.Point? in
          guard let x = point.arrayValue?[0].doubleValue, let y = point.arrayValue?[1].doubleValue else { return nil }
          return KeypointTrack.Point(x: x, y: y)
        }
        return KeypointTrack(path: key, frames: [[points]])
      }
      let accuracy = try PoseAccuracy(reference: track("truth"), estimate: track("said"))
      #expect(accuracy.pck == json["pck"]?.doubleValue)
      #expect(abs(try #require(accuracy.oks) - (json["oks"]?.doubleValue ?? -1)) < 1e-9)
    }
  }

  @Test func peopleWhoAreMissedAreWrong() throws {
    let person: [KeypointTrack.Point?] = (0..<17).map {
      KeypointTrack.Point(x: Double($0 * 10), y: Double($0 * 7 % 50))
    }
    let other = person.map { $0.map { KeypointTrack.Point(x: $0.x + 500, y: $0.y) } }
    let both = KeypointTrack(path: "a", frames: [[person, other]])
    // In another order, and one of them not found.
    let turned = try PoseAccuracy(reference: both, estimate: KeypointTrack(path: "b", frames: [[other, person]]))
    #expect(turned.pck == 1 && turned.oks == 1 && turned.people == 2)
    let half = try PoseAccuracy(reference: both, estimate: KeypointTrack(path: "b", frames: [[other]]))
    #expect(half.pck == 0.5 && half.oks == 0.5)
    let none = try PoseAccuracy(reference: both, estimate: KeypointTrack(path: "b", frames: [[]]))
    #expect(none.pck == 0)
    #expect(throws: AdherenceError.self) {
      try PoseAccuracy(reference: KeypointTrack(path: "a", frames: [[]]), estimate: both)
    }
    let short = KeypointTrack(path: "b", frames: [[Array(person.prefix(5))]])
    #expect(throws: AdherenceError.self) { try PoseAccuracy(reference: both, estimate: short) }
  }
}
