import A2CPluginKit

/// A layout that a file tells by the names of its points; the number alone says nothing of which is which.
enum NamedPoints {
  private static func sided(_ side: String, _ parts: [String]) -> [String] {
    let letter = side.prefix(1)
    return parts.flatMap { [side + $0, $0 + side, letter + $0, $0 + letter] }
  }

  /// The words for each of the points of COCO-18, without what is no letter.
  private static let names: [[String]] =
    [["nose"], ["neck"]]
    + [["shoulder", "sho", "upperarm"], ["elbow", "elb", "forearm"], ["wrist", "wri", "hand"]]
    .map { sided("right", $0) }
    + [["shoulder", "sho", "upperarm"], ["elbow", "elb", "forearm"], ["wrist", "wri", "hand"]]
    .map { sided("left", $0) }
    + [["hip", "upleg", "thigh"], ["knee", "kne", "leg"], ["ankle", "ank", "foot"]].map { sided("right", $0) }
    + [["hip", "upleg", "thigh"], ["knee", "kne", "leg"], ["ankle", "ank", "foot"]].map { sided("left", $0) }
    + [sided("right", ["eye"]), sided("left", ["eye"]), sided("right", ["ear"]), sided("left", ["ear"])]

  /// What no person has.
  private static let animal = [
    "paw", "tail", "withers", "hoof", "snout", "beak", "wing", "fin", "antenna", "throat", "muzzle", "whisker", "trunk",
  ]

  /// A name as it is compared: `LEFT_EYE_(INNER)`, `leftEyeInner` and `left eye inner` are one.
  static func plain(_ name: String) -> String { String(name.lowercased().filter(\.isLetter)) }

  /// Whether a name is that of a point of a body, a person's or not.
  static func isKnown(_ name: String) -> Bool {
    let name = plain(name)
    return names.contains { $0.contains(name) } || isAnimal(name)
  }

  private static func isAnimal(_ plain: String) -> Bool { animal.contains { plain.contains($0) } }

  /// - Returns: `nil` where the names lack an arm or a leg of a human body, or tell of an animal.
  static func layout(_ list: [JSON]) -> BodyLayout? { layout(list.map { $0.stringValue ?? "" }) }

  static func layout(_ list: [String]) -> BodyLayout? {
    let found = list.map(plain)
    if found.contains(where: isAnimal) { return nil }
    // The first word of a point that is there is the best one: a wrist before a hand.
    let order = names.map { words in words.lazy.compactMap { word in found.firstIndex(of: word) }.first }
    let limbs = 2...13
    guard !limbs.contains(where: { order[$0] == nil }), Set(limbs.compactMap { order[$0] }).count == limbs.count else {
      return nil
    }
    if let known = BodyLayout.of(found.count), zip(known.order, order).allSatisfy({ $0 == $1 || $1 == nil }) {
      return known
    }
    return BodyLayout(name: "named points", pointCount: found.count, order: order)
  }

  /// The error for names that are no person's.
  static func message(_ list: [String]) -> String {
    let some = list.prefix(6).joined(separator: ", ")
    return "the names are other points than a person's: \(some)\(list.count > 6 ? ", …" : "")"
  }

  static let hint = "skeletons of people alone are drawn; give a clip with the skeleton drawn, as format: drawn"
}
