/// Pieces of a drawing that hang together: what is drawn without black between it.
struct Blobs {
  private let width, height: Int
  /// For each pixel the number of its piece, 0 where nothing is drawn.
  private let labels: [Int32]  // height × width

  init(_ map: ClassMap) {
    (width, height) = (map.width, map.height)
    var labels = [Int32](repeating: 0, count: map.classes.count)
    var (stack, count): ([Int], Int32) = ([], 0)
    for start in map.classes.indices where labels[start] == 0 && map.classes[start] != SkeletonColors.nothing {
      count += 1
      labels[start] = count
      stack.append(start)
      while let at = stack.popLast() {
        let (x, y) = (at % width, at / width)
        for ny in max(0, y - 1)...min(height - 1, y + 1) {
          for nx in max(0, x - 1)...min(width - 1, x + 1) {
            let next = ny * width + nx
            if labels[next] == 0, map.classes[next] != SkeletonColors.nothing {
              labels[next] = count
              stack.append(next)
            }
          }
        }
      }
    }
    self.labels = labels
  }

  /// The piece at a point; `nil` where nothing is drawn.
  func piece(at point: Point) -> Int32? {
    guard point.x >= 0, point.y >= 0, point.x < Double(width), point.y < Double(height) else { return nil }
    let label = labels[Int(point.y) * width + Int(point.x)]  // checked: inside
    return label == 0 ? nil : label
  }
}
