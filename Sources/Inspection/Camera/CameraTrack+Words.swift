import Support

/// How long and how wide a path is, and how it is told.
extension CameraTrack {
  /// The length of the way from pose to pose.
  package var length: Double {
    zip(cameras, cameras.dropFirst()).reduce(0) { $0 + ($1.1.centre - $1.0.centre).length }
  }

  /// The box around all centres.
  var bounds: (low: Vector3, high: Vector3) {
    let first = cameras[0].centre  // checked: a track has a camera
    return cameras.reduce((first, first)) { box, camera in
      let (low, high, at) = (box.0, box.1, camera.centre)
      return (
        Vector3(x: min(low.x, at.x), y: min(low.y, at.y), z: min(low.z, at.z)),
        Vector3(x: max(high.x, at.x), y: max(high.y, at.y), z: max(high.z, at.z))
      )
    }
  }

  /// The longest side of ``bounds``; 0 where it is no more than rounding.
  var extent: Double {
    let (low, high) = bounds
    let box = high - low
    let side = max(box.x, box.y, box.z)
    return side > 1e-5 * (1 + low.length) ? side : 0
  }

  /// The path in a sentence: how far, how much turned, how wide the lens.
  var summary: String {
    let (first, last) = (cameras[0], cameras[cameras.count - 1])  // checked: a track has a camera
    let gap = (last.centre - first.centre).length
    var parts = ["\(count) \(count == 1 ? "pose" : "poses")"]
    if extent == 0 {
      parts.append("the camera stays in its place")
    } else {
      parts.append("\(Self.number(length)) units travelled, \(Self.number(gap)) from start to end")
    }
    parts.append("turned by \(Decimal.text(Trigonometry.degrees(first.turn(to: last)), digits: 0))° at the end")
    let views = [first, last].map { camera in
      let wide = Trigonometry.arcTangent(camera.edges.right) - Trigonometry.arcTangent(camera.edges.left)
      let high = Trigonometry.arcTangent(camera.edges.bottom) - Trigonometry.arcTangent(camera.edges.top)
      return
        "\(Decimal.text(Trigonometry.degrees(wide), digits: 0))° × \(Decimal.text(Trigonometry.degrees(high), digits: 0))°"
    }
    parts.append("field of view \(views[0])" + (views[0] == views[1] ? "" : " to \(views[1])"))
    return parts.joined(separator: "; ")
  }

  /// Three significant digits, roughly.
  static func number(_ value: Double) -> String {
    Decimal.text(value, digits: abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : abs(value) >= 0.1 ? 2 : 4)
  }
}
