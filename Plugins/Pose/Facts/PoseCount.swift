/// Numbers of people in words, as a sentence begins with them.
enum PoseCount {
  private static let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]

  /// "Two people are in view."
  static func sentence(_ count: Int) -> String {
    let word = words.indices.contains(count) ? words[count] : "\(count)"
    return count == 1 ? "\(word) person is in view." : "\(word) people are in view."
  }
}
