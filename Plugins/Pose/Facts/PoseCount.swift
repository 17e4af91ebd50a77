/// Numbers of people in words, as a sentence begins with them.
enum PoseCount {
  private static let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]

  static func word(_ count: Int) -> String { words.indices.contains(count) ? words[count] : "\(count)" }
}
