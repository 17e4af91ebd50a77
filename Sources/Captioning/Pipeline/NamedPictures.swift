package import Conditions
package import Manifests
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

  /// The same before anything is read, as far as it can be told: a file holds one picture at most, of a folder nobody
  /// knows.
  package static func check(_ manifest: RunManifest) throws(SessionError) {
    let inputs = manifest.conditions.flatMap(\.inputs)
    guard inputs.allSatisfy({ FileSystem.kind($0.resolved) == .file }) else { return }
    let missing = numbers(in: manifest.prompt).filter { $0 < 1 || $0 > inputs.count }
    guard !missing.isEmpty else { return }
    throw .noSuchPictures(Array(Set(missing)).sorted(), count: inputs.count, manifest: manifest.path)
  }

  /// The numbers that name pictures: "the woman in picture 3". "Picture 3 dogs in a park" names none.
  static func numbers(in prompt: String) -> [Int] {
    let words = prompt.lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) })
    return words.indices.dropFirst(2).compactMap { index in
      guard words[index - 1] == "picture", leads.contains(words[index - 2]) else { return nil }
      return Int(words[index])
    }
  }

  private static let leads: Set<Substring> = [
    "in", "of", "from", "on", "with", "and", "like", "as", "by", "to", "at", "for", "than", "behind", "beside", "near",
    "under", "over", "into", "onto", "or", "uses", "use", "using", "see",
  ]
}
