/// Upright rectangles that are drawn in one frame, as outlines or filled with a colour.
struct BoxOutlines {
  struct Box: Equatable {
    /// Of ``InkLayers``.
    let layer: UInt8
    /// In pixels, along the middle of the stroke; to the outer edge where it is filled.
    let left, top, right, bottom: Double
    let isFilled: Bool
    /// Its ink.
    let pixels: Int
  }

  let boxes: [Box]
  /// Pixels of ink.
  let ink: Int
  /// For each layer those that no box explains.
  let unexplained: [UInt8: Int]

  private let width, height: Int
  private let map: [UInt8]

  private static let leastSide = 8
  /// Of each side that ink must cover, of the box's own colour and of any.
  private static let leastOwn = 0.5
  private static let leastAny = 0.93
  /// Of the inside that may have the outline's colour, and of a filled box that must.
  private static let mostInside = 0.04
  private static let leastFilled = 0.96
  private static let mostPieces = 512
  private static let mostSpecks = 1 << 16

  /// - Parameters:
  ///   - map: the layer of each pixel, height × width.
  ///   - white: the layer without a hue, of which filled boxes are masks and not boxes.
  init(_ map: [UInt8], width: Int, height: Int, white: UInt8) {
    (self.map, self.width, self.height) = (map, width, height)
    ink = map.count { $0 != 0 }
    var (found, left): ([Box], [UInt8: Int]) = ([], [:])
    let pieces = Self.pieces(map, width, height)
    for (number, piece) in pieces.enumerated() {
      if number < Self.mostPieces, let box = Self.box(piece, map, width, height, white) {
        found.append(box)
      } else {
        left[piece.layer, default: 0] += piece.pixels
      }
    }
    (boxes, unexplained) = (found, left)
  }

  /// Ink of one colour that hangs together.
  private struct Piece {
    var layer: UInt8
    var left, top, right, bottom: Int  // inside
    var pixels = 0

    mutating func include(_ x: Int, _ y: Int) {
      (left, right) = (min(left, x), max(right, x))
      (top, bottom) = (min(top, y), max(bottom, y))
    }
  }

  private static func pieces(_ map: [UInt8], _ width: Int, _ height: Int) -> [Piece] {
    var labels = [Int32](repeating: -1, count: map.count)
    var (pieces, stack): ([Piece], [Int]) = ([], [])
    for start in map.indices where map[start] != 0 && labels[start] < 0 {
      guard pieces.count < mostSpecks else { break }  // Of noise, which is no drawing.
      let layer = map[start]
      var piece = Piece(
        layer: layer, left: start % width, top: start / width, right: start % width, bottom: start / width)
      let label = Int32(pieces.count)  // checked: below mostSpecks
      labels[start] = label
      stack.append(start)
      while let at = stack.popLast() {
        let (x, y) = (at % width, at / width)
        piece.pixels += 1
        piece.include(x, y)
        for ny in max(0, y - 1)...min(height - 1, y + 1) {
          for nx in max(0, x - 1)...min(width - 1, x + 1) {
            let next = ny * width + nx
            guard map[next] == layer, labels[next] < 0 else { continue }
            labels[next] = label
            stack.append(next)
          }
        }
      }
      pieces.append(piece)
    }
    var joined = Joined(pieces.count)
    for y in 0..<height { joined.cross(map, labels, from: y * width, step: 1, count: width) }
    for x in 0..<width { joined.cross(map, labels, from: x, step: width, count: height) }
    var whole: [Int: Piece] = [:]
    for (number, piece) in pieces.enumerated() {
      let root = joined.root(number)
      if var old = whole[root] {
        old.include(piece.left, piece.top)
        old.include(piece.right, piece.bottom)
        old.pixels += piece.pixels
        whole[root] = old
      } else {
        whole[root] = piece
      }
    }
    return whole.values.sorted { ($0.pixels, $0.top, $0.left) > ($1.pixels, $1.top, $1.left) }
  }

  /// Pieces of one colour that another stroke cuts apart.
  private struct Joined {
    private var parents: [Int]

    /// The widest stroke that cuts, with what a codec blurs beside it.
    private static let most = 28

    init(_ count: Int) { parents = Array(0..<count) }

    func root(_ number: Int) -> Int {
      var number = number
      while parents[number] != number { number = parents[number] }
      return number
    }

    /// Walks along a row or a column.
    mutating func cross(_ map: [UInt8], _ labels: [Int32], from start: Int, step: Int, count: Int) {
      // Where each colour was last seen on this line, with nothing but ink since.
      var last: [(layer: UInt8, at: Int, label: Int32)] = []
      for index in 0..<count {
        let at = start + index * step
        let (layer, label) = (map[at], labels[at])
        guard layer != 0, label >= 0 else {
          last.removeAll(keepingCapacity: true)
          continue
        }
        if let known = last.firstIndex(where: { $0.layer == layer }) {
          if last[known].label != label, index - last[known].at <= Self.most {
            let (a, b) = (root(Int(last[known].label)), root(Int(label)))
            parents[max(a, b)] = min(a, b)
          }
          last[known] = (layer, index, label)
        } else {
          last.append((layer, index, label))
        }
      }
    }
  }

  private static func box(_ piece: Piece, _ map: [UInt8], _ width: Int, _ height: Int, _ white: UInt8) -> Box? {
    let (w, h) = (piece.right - piece.left + 1, piece.bottom - piece.top + 1)
    guard w >= leastSide, h >= leastSide else { return nil }
    if Double(piece.pixels) >= leastFilled * Double(w * h) {
      guard piece.layer != white else { return nil }
      return Box(
        layer: piece.layer, left: Double(piece.left), top: Double(piece.top), right: Double(piece.right + 1),
        bottom: Double(piece.bottom + 1), isFilled: true, pixels: piece.pixels)
    }
    let stroke = stroke(piece, map, width)
    // Without a colour a wide frame is a mask.
    guard stroke >= 1, (piece.layer == white ? 16 : 3) * stroke <= min(w, h), sidesAreDrawn(piece, stroke, map, width)
    else { return nil }
    // Inside there is nothing of its own; another box may be.
    let inset = stroke + 2
    guard piece.right - inset > piece.left + inset, piece.bottom - inset > piece.top + inset else { return nil }
    var own = 0
    for y in (piece.top + inset)...(piece.bottom - inset) {
      for x in (piece.left + inset)...(piece.right - inset) where map[y * width + x] == piece.layer { own += 1 }
    }
    let inside = (w - 2 * inset) * (h - 2 * inset)
    guard Double(own) <= mostInside * Double(max(1, inside)) + 2 else { return nil }
    let half = Double(stroke) / 2
    return Box(
      layer: piece.layer, left: Double(piece.left) + half, top: Double(piece.top) + half,
      right: Double(piece.right + 1) - half, bottom: Double(piece.bottom + 1) - half, isFilled: false,
      pixels: piece.pixels)
  }

  /// The usual thickness of the four sides.
  private static func stroke(_ piece: Piece, _ map: [UInt8], _ width: Int) -> Int {
    let limit = min(piece.right - piece.left, piece.bottom - piece.top) / 2
    func depth(_ at: (Int) -> Int) -> Int { (0...limit).first { map[at($0)] != piece.layer } ?? limit + 1 }
    var depths: [Int] = []
    for step in 1...7 {
      let x = piece.left + (piece.right - piece.left) * step / 8
      let y = piece.top + (piece.bottom - piece.top) * step / 8
      depths += [
        depth { (piece.top + $0) * width + x }, depth { (piece.bottom - $0) * width + x },
        depth { y * width + piece.left + $0 }, depth { y * width + piece.right - $0 },
      ]
    }
    return depths.sorted()[depths.count / 2]
  }

  private static func sidesAreDrawn(_ piece: Piece, _ stroke: Int, _ map: [UInt8], _ width: Int) -> Bool {
    func isDrawn(_ count: Int, _ at: (_ along: Int, _ depth: Int) -> Int) -> Bool {
      var (own, any) = (0, 0)
      for along in 0..<count {
        let column = (0...min(stroke, 3)).map { map[at(along, $0)] }
        if column.contains(piece.layer) { own += 1 }
        if column.contains(where: { $0 != 0 }) { any += 1 }
      }
      return Double(own) >= leastOwn * Double(count) && Double(any) >= leastAny * Double(count)
    }
    let (w, h) = (piece.right - piece.left + 1, piece.bottom - piece.top + 1)
    return isDrawn(w) { (piece.top + $1) * width + piece.left + $0 }
      && isDrawn(w) { (piece.bottom - $1) * width + piece.left + $0 }
      && isDrawn(h) { (piece.top + $0) * width + piece.left + $1 }
      && isDrawn(h) { (piece.top + $0) * width + piece.right - $1 }
  }
}
