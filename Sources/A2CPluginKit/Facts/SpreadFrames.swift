/// Which frames of a long clip are looked at.
public enum SpreadFrames {
  /// At most `most` of `count` frames, evenly spread, the first and the last among them; ascending.
  public static func indices(of count: Int, most: Int) -> [Int] {
    guard count > 0, most > 0 else { return [] }
    guard count > most else { return Array(0..<count) }
    guard most > 1 else { return [0] }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
  }
}
