extension RigidMotion {
  /// Between two motions: the way in a straight line, the turn about its axis at one speed.
  /// - Parameter part: 0 is `a`, 1 is `b`.
  public static func between(_ a: RigidMotion, _ b: RigidMotion, at part: Double) -> RigidMotion {
    guard part > 0 else { return a }
    guard part < 1 else { return b }
    let turn = Quaternion.between(Quaternion(a.rotation), Quaternion(b.rotation), at: part)
    return RigidMotion(
      rotation: turn.rotation ?? a.rotation, translation: a.translation + (b.translation - a.translation) * part)
  }
}

extension Intrinsics {
  /// Between two lenses, in a straight line.
  /// - Parameter part: 0 is `a`, 1 is `b`.
  public static func between(_ a: Intrinsics, _ b: Intrinsics, at part: Double) -> Intrinsics {
    func mix(_ x: Double, _ y: Double) -> Double { x + (y - x) * part }
    return Intrinsics(fx: mix(a.fx, b.fx), fy: mix(a.fy, b.fy), cx: mix(a.cx, b.cx), cy: mix(a.cy, b.cy))
  }
}
