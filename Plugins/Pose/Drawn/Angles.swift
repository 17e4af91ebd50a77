import Glibc

enum Angles {
  /// A direction as a share of a whole turn, from 0 up to 1.
  static func turn(_ x: Double, _ y: Double) -> Double {
    let share = atan2(y, x) / (2 * .pi)
    return share < 0 ? min(share + 1, 1) : share
  }
}
