import Glibc
import Media
import Support

/// Tracks for a generator, in pixels of its video.
struct TrackFile {
  struct Point {
    var x: Double
    var y: Double
    var isSeen: Bool
  }

  /// One list a point, one place a moment.
  let tracks: [[Point]]

  /// - Parameters:
  ///   - moments: what the adapter of tracks pushes for `show: points`, one picture a moment.
  ///   - ratio: width over height of the picture that the places are shares of.
  ///   - size: of the video; the picture is scaled to cover it, as every other condition is.
  ///   - most: points.
  init?(_ moments: [Picture], ratio: Double, size: (width: Int, height: Int), most: Int) {
    guard let first = moments.first, first.height == 2, ratio.isFinite, ratio > 0,
      moments.allSatisfy({ $0.width == first.width && $0.height == 2 })
    else { return nil }
    let (width, height) = (Double(size.width), Double(size.height))
    let high = max(height, width / ratio)
    let wide = high * ratio
    func share(_ picture: Picture, _ at: Int) -> Double {
      Double(Int(picture.pixels[at]) << 8 | Int(picture.pixels[at + 1])) / 65_535 * 2 - 0.5
    }
    let count = first.width
    let chosen = count <= most ? Array(0..<count) : (0..<most).map { $0 * count / most }
    tracks = chosen.compactMap { column in
      var last: Point?
      var track = moments.map { picture -> Point in
        let (upper, lower) = (3 * column, 3 * (count + column))
        guard picture.pixels[upper + 2] > 127 else {
          return Point(x: last?.x ?? .nan, y: last?.y ?? .nan, isSeen: false)
        }
        let point = Point(
          x: (share(picture, upper) - 0.5) * wide + width / 2, y: (share(picture, lower) - 0.5) * high + height / 2,
          isSeen: true)
        last = point
        return point
      }
      // Until it is first seen a point waits where it will be.
      guard let start = track.first(where: \.isSeen) else { return nil }
      for index in track.indices.prefix(while: { track[$0].x.isNaN }) {
        (track[index].x, track[index].y) = (start.x, start.y)
      }
      return track
    }
  }

  /// ``Manifests/GeneratorCondition/Form/tracksJSON``
  var json: String {
    let lists = tracks.map { track in
      "[" + track.map { "{\"x\": \(Self.number($0.x)), \"y\": \(Self.number($0.y))}" }.joined(separator: ", ") + "]"
    }
    return "[" + lists.joined(separator: ",\n") + "]"
  }

  /// [moments, points, 2]
  var places: [Float] {
    guard let moments = tracks.first?.count else { return [] }
    return (0..<moments).flatMap { moment in tracks.flatMap { [Float($0[moment].x), Float($0[moment].y)] } }
  }

  /// [moments, points]
  var visibility: [UInt8] {
    guard let moments = tracks.first?.count else { return [] }
    return (0..<moments).flatMap { moment in tracks.map { $0[moment].isSeen ? 1 : 0 } }
  }

  /// [moments, height, width, 2]: at moment n the way from n - 1 to n, at the place of n - 1 and around it.
  func flow(size: (width: Int, height: Int)) -> [Float] {
    guard let moments = tracks.first?.count else { return [] }
    let (width, height, reach) = (size.width, size.height, 49)
    let kernel = (-reach...reach).map { exp(-Double($0 * $0) / 200) }
    // The makers' kernel sums up to one.
    let sum = kernel.reduce(0, +)
    var flow = [Float](repeating: 0, count: moments * height * width * 2)  // checked: at most 16 x 256 x 256 x 2 here
    for track in tracks {
      for moment in 1..<max(1, moments) {
        let (from, to) = (track[moment - 1], track[moment])
        guard from.isSeen, to.isSeen, let column = Checked.rounded(from.x), let row = Checked.rounded(from.y),
          (0..<width).contains(column), (0..<height).contains(row)
        else { continue }
        for y in max(0, row - reach)...min(height - 1, row + reach) {
          for x in max(0, column - reach)...min(width - 1, column + reach) {
            let weight = kernel[y - row + reach] * kernel[x - column + reach] / (sum * sum)
            let at = 2 * ((moment * height + y) * width + x)
            flow[at] += Float((to.x - from.x) * weight)
            flow[at + 1] += Float((to.y - from.y) * weight)
          }
        }
      }
    }
    return flow
  }

  private static func number(_ value: Double) -> String { Decimal.text((value * 10).rounded() / 10, digits: 1) }
}
