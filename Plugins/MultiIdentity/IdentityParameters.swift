import A2CPluginKit

/// The parameters of an identity condition.
struct IdentityParameters {
  /// One for each input, in their order; empty where nobody is named.
  let names: [String]
  /// Pictures of one subject that are used.
  let most: Int

  private static let longestName = 80
  private static let usualMost = 3

  /// - Parameter json: members `names` and `pictures`.
  init(_ json: JSON) throws(AdapterError) {
    most = try Parameters(json).integer("pictures", in: 1...9) ?? Self.usualMost
    guard let value = json["names"], value != .null else {
      names = []
      return
    }
    let list = value.arrayValue ?? []
    var found: [String] = []
    for entry in list {
      guard let name = entry.stringValue, !name.isEmpty, name.utf8.count <= Self.longestName,
        name.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
      else { throw Parameters.wrong("names", "texts of 1 to \(Self.longestName) bytes without line breaks") }
      guard !found.contains(name) else {
        throw Parameters.wrong("names", "different from each other: '\(name)' stands twice")
      }
      found.append(name)
    }
    guard value.arrayValue != nil else { throw Parameters.wrong("names", "a list of texts, one for each input") }
    names = found
  }
}
