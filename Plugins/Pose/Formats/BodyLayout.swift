/// The order in which a file counts the points of a body. One more is one more line in ``all``.
struct BodyLayout: Equatable {
  let name: String
  let pointCount: Int
  /// For each of the 18 points of COCO-18 the point here, `nil` where there is none; a neck that is none is made as the
  /// mean of the shoulders.
  let order: [Int?]  // 18
  /// Where the points of the hands (21 each) and of the face (68) begin, where they are in the same list.
  var leftHand: Int?
  var rightHand: Int?
  var face: Int?

  static let coco18 = BodyLayout(name: "COCO-18", pointCount: 18, order: Array(0..<18))
  static let body25 = BodyLayout(
    name: "BODY_25", pointCount: 25, order: [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18])
  static let coco17 = BodyLayout(
    name: "COCO-17", pointCount: 17, order: [0, nil, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3])
  /// COCO-WholeBody: body, feet, face, hands.
  static let wholeBody = BodyLayout(
    name: "COCO-WholeBody", pointCount: 133, order: coco17.order, leftHand: 91, rightHand: 112, face: 23)
  /// DWPose's own order: the neck is a point, the body stands as in COCO-18.
  static let dwpose = BodyLayout(
    name: "DWPose", pointCount: 134, order: Array(0..<18), leftHand: 92, rightHand: 113, face: 24)
  static let mediaPipe = BodyLayout(
    name: "MediaPipe", pointCount: 33,
    order: [0, nil, 12, 14, 16, 11, 13, 15, 24, 26, 28, 23, 25, 27, 5, 2, 8, 7])

  /// DWPose with three points of each foot after COCO-18.
  static let dwposeFeet = BodyLayout(name: "DWPose with feet", pointCount: 24, order: Array(0..<18))
  static let halpe26 = BodyLayout(
    name: "Halpe-26", pointCount: 26, order: [0, 18, 6, 8, 10, 5, 7, 9, 12, 14, 16, 11, 13, 15, 2, 1, 4, 3])
  static let halpe136 = BodyLayout(
    name: "Halpe-136", pointCount: 136, order: halpe26.order, leftHand: 94, rightHand: 115, face: 26)

  static let all = [coco18, body25, coco17, wholeBody, dwpose, mediaPipe, dwposeFeet, halpe26, halpe136]

  /// The layout that so many points are where nothing else is said; see ``LayoutEvidence``.
  static func of(_ count: Int) -> BodyLayout? { all.first { $0.pointCount == count } }

  /// The 18 points of COCO-18.
  /// - Parameter points: as many as the layout has.
  func body(_ points: [Point?]) -> [Point?] {
    var body = order.map { index in index.flatMap { points[$0] } }
    if order[1] == nil, let right = body[2], let left = body[5] {
      body[1] = Point(x: (right.x + left.x) / 2, y: (right.y + left.y) / 2)
    }
    return body
  }

  /// The whole person, hands and face too where the list has them.
  /// - Parameter points: as many as the layout has.
  func person(_ points: [Point?]) -> Person {
    func part(_ start: Int?, _ count: Int) -> [Point?] { start.map { Array(points[$0..<($0 + count)]) } ?? [] }
    return Person(
      body: body(points), leftHand: part(leftHand, 21), rightHand: part(rightHand, 21), face: part(face, 68),
      layout: name)
  }
}
