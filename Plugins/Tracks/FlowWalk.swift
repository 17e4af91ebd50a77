import A2CPluginKit

/// Points of a grid that go with a flow, step by step: what a dense flow looks like as tracks.
struct FlowWalk {
  private static let columns = 32

  private(set) var tracks: PointTracks
  private let width, height: Int

  /// Begins at the middles of a grid's cells.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    let columns = min(Self.columns, width)
    let rows = max(1, min(height, Self.columns, (columns * height + width / 2) / width))
    var points: [[PointTracks.Place?]] = []
    for row in 0..<rows {
      for column in 0..<columns {
        points.append([
          (
            (Double(column) + 0.5) * Double(width) / Double(columns),
            (Double(row) + 0.5) * Double(height) / Double(rows)
          )
        ])
      }
    }
    tracks = PointTracks(format: "optical flow", frameCount: 1, points: points)
    tracks.isFlow = true
    (tracks.width, tracks.height) = (width, height)
  }

  /// One step; a point that leaves the picture, or of which nothing is known, is not seen from there on.
  mutating func step(_ field: FlowField) {
    for index in tracks.points.indices {
      guard let place = tracks.points[index][tracks.frameCount - 1] else {
        tracks.points[index].append(nil)
        continue
      }
      let column = min(width - 1, max(0, Int(place.x)))  // checked: the place lies in the picture
      let row = min(height - 1, max(0, Int(place.y)))
      guard let move = field[column, row] else {
        tracks.points[index].append(nil)
        continue
      }
      let next = (x: place.x + move.x, y: place.y + move.y)
      let isInside = next.x >= 0 && next.x < Double(width) && next.y >= 0 && next.y < Double(height)
      tracks.points[index].append(isInside ? next : nil)
    }
    tracks.frameCount += 1
  }
}
