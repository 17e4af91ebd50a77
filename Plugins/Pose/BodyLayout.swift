/// The order in which a file counts the points of a body. A layout is recognised by its number of points; one more is
/// one more line in ``all``.
struct BodyLayout {
  let name: String
  let pointCount: Int
  /// For each of the 18 points of COCO-18 the point here; `nil` is the neck, made as the mean of the shoulders.
  let order: [Int?]  // 18

  static let coco18 = BodyLayout(name: "COCO-18", pointCount: 18, order: Array(0..<18))
  static let body25 = BodyLayout(
    name: "BODY_25", pointCount: 25, order: [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18])
  static let coco17 = BodyLayout(
    name: "COCO-17", pointCount: 17, order: [0, nil, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3])

  static let all = [coco18, body25, coco17]

  /// The 18 points of COCO-18.
  /// - Parameter points: as many as the layout has.
  func body(_ points: [Point?]) -> [Point?] {
    var body = order.map { index in index.flatMap { points[$0] } }
    if order[1] == nil, let right = body[2], let left = body[5] {
      body[1] = Point(x: (right.x + left.x) / 2, y: (right.y + left.y) / 2)
    }
    return body
  }
}
