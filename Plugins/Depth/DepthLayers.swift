import A2CPluginKit

/// How much of a clip's area is near, in the middle and far, by thirds of the rendered range, and where.
struct DepthLayers {
  private var near = PlaceCounter(), middle = PlaceCounter(), far = PlaceCounter()
  private var unmeasured = 0
  private var isSmall = false
  private var (low, high) = (UInt16.max, UInt16.min)

  /// All that was counted has one value, or nothing has any.
  var isFlat: Bool { total + Double(unmeasured) > 0 && low >= high }

  /// A layer of less than this share is not placed.
  private static let leastShare = 0.01
  /// Pictures with shorter sides have no places.
  private static let leastSide = 16

  /// - Parameters:
  ///   - pixels: three equal channels a pixel.
  ///   - plane: what they were rendered from.
  mutating func count(_ pixels: [UInt8], _ plane: DepthPlane, invalid: UInt16?) {
    isSmall = min(plane.width, plane.height) < Self.leastSide
    for row in 0..<plane.height {
      let y = (Double(row) + 0.5) / Double(plane.height)
      for column in 0..<plane.width {
        let pixel = row * plane.width + column
        if plane.values[pixel] == invalid {
          unmeasured += 1
          continue
        }
        (low, high) = (min(low, plane.values[pixel]), max(high, plane.values[pixel]))
        let x = (Double(column) + 0.5) / Double(plane.width)
        switch pixels[3 * pixel] {
        case 170...: near.add(x, y)
        case 85...: middle.add(x, y)
        default: far.add(x, y)
        }
      }
    }
  }

  private var total: Double { near.total + middle.total + far.total }

  /// In whole per cent, `nil` where nothing was counted or everything lies in one layer, which tells nothing.
  var words: String? {
    guard total > 0, max(near.total, middle.total, far.total) < total else { return nil }
    func percent(_ layer: PlaceCounter) -> Int { Int((layer.total * 100 / total).rounded()) }
    return "near \(percent(near)) %, middle \(percent(middle)) %, far \(percent(far)) % of the area"
  }

  /// Sentences on where the layers lie and what was not measured.
  var places: [String] {
    var sentences: [String] = []
    if words != nil, !isSmall {
      let layers = [("near", near), ("at middle depth", middle), ("far", far)].compactMap { name, layer -> String? in
        guard layer.total >= Self.leastShare * total, let words = layer.words else { return nil }
        return "what is \(name) lies mostly \(words)"
      }
      if !layers.isEmpty { sentences.append(PlainWords.sentence(layers.joined(separator: "; "))) }
    }
    let share = Double(unmeasured) / max(1, total + Double(unmeasured))
    if share >= Self.leastShare, total > 0 {
      sentences.append("\(PlainWords.percent(share)) of the area has no depth value and is black.")
    }
    return sentences
  }
}
