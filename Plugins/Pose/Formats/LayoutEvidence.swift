import A2CPluginKit

/// What the values of a clip say of the order of its points, where a file does not name them: the number alone is that of
/// several layouts, some of them of animals.
final class LayoutEvidence {
  /// People that are looked at.
  private static let most = 400
  /// Bones of another layout have to be this much shorter to be believed.
  private static let clearly = 0.72

  /// For each number of points the bone lengths of every person in each of the layouts.
  private var lengths: [Int: [[Double]]] = [:]

  /// - Parameter points: of one person, in the file's order.
  func add(_ points: [Point?]) {
    let rivals = LayoutTree.rivals(points.count)
    guard !rivals.isEmpty, lengths[points.count]?.count ?? 0 < Self.most else { return }
    let all = rivals.compactMap { $0.boneLength(points) }
    if all.count == rivals.count, let first = all.first, first > 0 { lengths[points.count, default: []].append(all) }
  }

  /// The layouts that fit better than those which the numbers of points would be taken for.
  var others: [Int: LayoutTree] {
    var found: [Int: LayoutTree] = [:]
    for (count, people) in lengths {
      let rivals = LayoutTree.rivals(count)
      var best: (tree: LayoutTree, ratio: Double)?
      for index in rivals.indices.dropFirst() {
        let ratios = people.map { $0[index] / $0[0] }.sorted()
        let ratio = ratios[ratios.count / 2]
        if ratio < Self.clearly, ratio < best?.ratio ?? .infinity { best = (rivals[index], ratio) }
      }
      if let best { found[count] = best.tree }
    }
    return found
  }
}
