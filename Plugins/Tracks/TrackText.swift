import A2CPluginKit

/// Lines `x, y` or `x y`, one a frame, of one point; an empty line begins another point (TencentARC/MotionCtrl,
/// object trajectories).
enum TrackText {
  private static let mostLines = 1 << 20

  static func recognises(_ bytes: [UInt8]) -> Bool {
    guard let line = bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).first(where: { !$0.isEmpty }) else {
      return false
    }
    return place(line) != nil
  }

  static func read(_ bytes: [UInt8], path: String) throws -> PointTracks {
    var points: [[PointTracks.Place?]] = [[]]
    var number = 0
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      guard number <= mostLines else { throw badTracks(path, "more than \(mostLines) lines") }
      if line.allSatisfy({ $0 <= 32 }) {
        if points.last?.isEmpty == false { points.append([]) }
        continue
      }
      guard let found = place(line) else {
        throw badTracks("\(path):\(number)", "no place; expected 'x, y'", hint: "one place of the point a line")
      }
      points[points.count - 1].append(found)
    }
    if points.last?.isEmpty == true { points.removeLast() }
    let longest = points.map(\.count).max() ?? 0
    guard longest > 0, longest <= Limits.clipFrames, let total = Checked.product(points.count, longest),
      total <= PointTracks.mostPlaces / 4
    else { throw badTracks(path, "the file holds no tracks that can be read") }
    points = points.map { $0 + Array(repeating: nil, count: longest - $0.count) }
    return PointTracks(format: "lines of places", frameCount: longest, points: points)
  }

  private static func place(_ line: ArraySlice<UInt8>) -> PointTracks.Place? {
    let words = line.split(whereSeparator: { $0 == 44 || $0 <= 32 })
    guard words.count == 2, words[0].count < 64, words[1].count < 64,
      let x = Double(String(decoding: words[0], as: UTF8.self)),
      let y = Double(String(decoding: words[1], as: UTF8.self)), x.isFinite, y.isFinite, abs(x) < 1e7, abs(y) < 1e7
    else { return nil }
    return (x, y)
  }
}
