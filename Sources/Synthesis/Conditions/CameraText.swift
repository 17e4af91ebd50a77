import Support

/// The camera's path as RealEstate10K writes it.
enum CameraText {
  /// One line a frame: time in microseconds, fx fy cx cy as shares of the picture, two zeros, and the 3×4
  /// world-to-camera matrix row by row. The first line, an address in the real files, says what the path is of.
  static func bytes(_ scene: Scene, frames: Int) -> [UInt8] {
    var text = "synthetic:\(scene.seed):\(scene.index)\n"
    for frame in 0..<frames {
      let moment = Moments.of(frame, frames)
      let view = scene.camera.view(moment - 0.5)
      var row = ["\(Int(Double(moment) * Scene.duration * 1e6))"]
      row += [view.focal, view.focal, 0.5, 0.5, 0, 0].map(number)
      for axis in [view.right, view.down, view.forward] {
        row += [axis.x, axis.y, axis.z, -axis.dot(view.position)].map(number)
      }
      text += row.joined(separator: " ") + "\n"
    }
    return Array(text.utf8)
  }

  /// Nine digits behind the point, as the real files have them.
  private static func number(_ value: Float) -> String { Decimal.text(Double(value), digits: 9) }
}

/// When the frames of a clip are taken.
enum Moments {
  /// 0 for the first frame, 1 for the last.
  static func of(_ frame: Int, _ frames: Int) -> Float { frames > 1 ? Float(frame) / Float(frames - 1) : 0.5 }
}
