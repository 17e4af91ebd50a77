import Support

/// The people of a scene as OpenPose writes them: one file a frame.
enum PoseText {
  /// - Parameter side: of the picture whose pixels the points are in
  static func frame(_ scene: Scene, at moment: Float, side: Int) -> [UInt8] {
    let view = scene.camera.view(moment - 0.5)
    var people: [String] = []
    for subject in scene.subjects where subject.look != nil {
      let points = points(subject, at: moment, view: view, side: side)
      guard points.contains(where: { $0 != nil }) else { continue }
      let list = points.map { point in
        guard let point else { return "0,0,0" }
        return "\(Decimal.text(Double(point.x), digits: 2)),\(Decimal.text(Double(point.y), digits: 2)),0.9"
      }
      people.append("{\"person_id\":[-1],\"pose_keypoints_2d\":[\(list.joined(separator: ","))]}")
    }
    let text =
      "{\"version\":1.3,\"canvas_width\":\(side),\"canvas_height\":\(side),\"people\":[\(people.joined(separator: ","))]}\n"
    return Array(text.utf8)
  }

  /// The eighteen points in the picture; `nil` where they are outside, or turned away.
  private static func points(_ subject: Subject, at moment: Float, view: View, side: Int) -> [SIMD2<Float>?] {
    let body = Stage.body(subject, at: moment)
    let base = Stage.position(subject, at: moment)
    let yaw = subject.yaw.radians
    func world(_ point: Vector) -> Vector { base + Vector(point.x, -point.y, point.z).turned(yaw) }
    let head = world(body.head)
    let sight = (view.position - head).unit
    return body.points.enumerated().map { index, point in
      let place = world(point)
      // Nose and eyes are seen from the front, an ear from its side.
      if index == 0 || index == 14 || index == 15, (place - head).unit.dot(sight) < 0.05 { return nil }
      if index >= 16, (place - head).unit.dot(sight) < -0.6 { return nil }
      let seen = view.pixel(place, side: side)
      let size = Float(side)
      guard seen.z > 0.2, seen.x > 0.5, seen.y > 0.5, seen.x < size - 0.5, seen.y < size - 0.5 else { return nil }
      return SIMD2(seen.x, seen.y)
    }
  }
}
