/// Numbered frames that leave numbers out: a detector writes nothing for a frame in which it found nobody, and closing
/// the gap would change the time of all that follows.
struct NumberGaps {
  /// For each name how many frames are missing before it.
  let before: [Int]
  /// Numbers that are left out and make no frames, because they are too many to be missing ones; 0 where there are none.
  private(set) var jumps = 0

  var total: Int { before.reduce(0, +) }

  /// - Parameters:
  ///   - names: in the order of their numbers.
  ///   - most: frames in all.
  init(_ names: [String], most: Int) {
    let none = [Int](repeating: 0, count: names.count)
    let numbers = names.compactMap(Self.number)
    guard numbers.count == names.count, numbers.count > 1 else {
      before = none
      return
    }
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }  // checked: numbers have at most 12 digits
    // Every second frame of a clip is no gap; one more between two of them is.
    let unit = steps.reduce(0, Self.divisor)
    guard steps.allSatisfy({ $0 >= 1 }), unit > 0, steps.contains(where: { $0 != unit }) else {
      before = none
      return
    }
    let gaps = steps.map { $0 / unit - 1 }
    let total = gaps.reduce(0) { min(1 << 40, $0 + $1) }
    // Pictures of a data set have numbers too, far apart; then nothing is said of time.
    guard total <= 4 * names.count + 16, names.count + total <= most else {
      before = none
      jumps = total
      return
    }
    before = [0] + gaps
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b > 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The last number of a name.
  private static func number(_ name: String) -> Int? {
    let digits = name.reversed().drop { !("0"..."9").contains($0) }.prefix { ("0"..."9").contains($0) }
    return digits.count <= 12 ? Int(String(digits.reversed())) : nil
  }
}
