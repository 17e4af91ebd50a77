/// Numbered files that leave numbers out: a detector writes no file where it found nobody, and closing the gap would
/// change the time of all that follows.
enum NumberGaps {
  /// For each name how many frames are missing before it; all 0 where the names do not count up by one.
  static func before(_ names: [String], most: Int) -> [Int] {
    let none = [Int](repeating: 0, count: names.count)
    let numbers = names.compactMap(number)
    guard numbers.count == names.count else { return none }
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }  // checked: numbers have at most 12 digits
    guard steps.allSatisfy({ $0 >= 1 }), 2 * steps.count(where: { $0 == 1 }) >= steps.count else { return none }
    guard names.count + steps.reduce(0, { $0 + $1 - 1 }) <= most else { return none }
    return [0] + steps.map { $0 - 1 }
  }

  /// The last number of a name.
  private static func number(_ name: String) -> Int? {
    let digits = name.reversed().drop { !("0"..."9").contains($0) }.prefix { ("0"..."9").contains($0) }
    return digits.count <= 12 ? Int(String(digits.reversed())) : nil
  }
}
