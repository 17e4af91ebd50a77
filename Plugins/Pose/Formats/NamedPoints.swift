import A2CPluginKit

/// A layout that a file tells by the names of its points; the number alone says nothing of which is which.
enum NamedPoints {
  private static let names: [[String]] = [
    ["nose"], ["neck"], ["rightshoulder", "rshoulder"], ["rightelbow", "relbow"], ["rightwrist", "rwrist"],
    ["leftshoulder", "lshoulder"], ["leftelbow", "lelbow"], ["leftwrist", "lwrist"], ["righthip", "rhip"],
    ["rightknee", "rknee"], ["rightankle", "rankle"], ["lefthip", "lhip"], ["leftknee", "lknee"],
    ["leftankle", "lankle"], ["righteye", "reye"], ["lefteye", "leye"], ["rightear", "rear"], ["leftear", "lear"],
  ]

  /// - Returns: `nil` where the names lack an arm or a leg of a human body.
  static func layout(_ list: [JSON]) -> BodyLayout? {
    let found = list.map { name in
      String((name.stringValue ?? "").lowercased().filter { $0.isLetter })
    }
    let order = names.map { words in found.firstIndex { words.contains($0) } }
    guard !(2...13).contains(where: { order[$0] == nil }) else { return nil }
    if found.count == 17, order == BodyLayout.coco17.order { return .coco17 }
    return BodyLayout(name: "named points", pointCount: found.count, order: order)
  }
}
