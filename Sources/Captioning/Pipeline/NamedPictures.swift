package import Conditions
import Manifests
import Support

/// The numbered pictures of a run's conditions, and the names that the user gave to what they show.
package struct NamedPictures: Sendable {
  package let count: Int
  /// Names by number of picture, for subjects of one picture each.
  package let names: [Int: String]

  package init(_ conditions: [FramedCondition]) {
    let numbers = PictureNumbers(conditions)
    count = numbers.count
    var names: [Int: String] = [:]
    for (index, condition) in conditions.enumerated() {
      let source = condition.source
      let given = source.entry.params["names"]?.arrayValue?.compactMap(\.stringValue) ?? []
      let pictures =
        (index + 1 < conditions.count ? numbers.first(of: index + 1) : numbers.count + 1) - numbers.first(of: index)
      guard given.count == source.entry.inputs.count, given.count == pictures else { continue }
      for (offset, name) in given.enumerated() { names[numbers.first(of: index) + offset] = name }
    }
    self.names = names
  }

  /// - Throws: ``SessionError/noSuchPictures(_:count:manifest:)`` for numbers that no picture has.
  func check(_ prompt: String, manifest: String?) throws(SessionError) {
    let missing = Self.numbers(in: prompt).filter { $0 < 1 || $0 > count }
    guard !missing.isEmpty else { return }
    throw .noSuchPictures(Array(Set(missing)).sorted(), count: count, manifest: manifest)
  }

  /// The numbers behind the word "picture".
  static func numbers(in prompt: String) -> [Int] {
    var numbers: [Int] = []
    var followsPicture = false
    for word in prompt.lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) }) {
      if followsPicture, let number = Int(word) { numbers.append(number) }
      followsPicture = word == "picture"
    }
    return numbers
  }
}
