import A2CPluginKit

/// JSON of tracks: a list of points over time, a list of such lists, or an object with `tracks`; places are `[x, y]`,
/// `[x, y, visible]` or `{"x": …, "y": …}`, `null` where a point is not seen.
enum TrackDocument {
  private static let trackKeys = ["tracks", "trajectories", "points", "paths", "pred_tracks"]
  private static let visibilityKeys = ["visibility", "visibles", "visible", "pred_visibility"]

  /// - Returns: the tracks, and the axes with why they were taken so (`nil` where nothing was to be chosen).
  static func read(
    _ bytes: [UInt8], path: String, axes: TrackArrays.Axes
  ) throws -> (tracks: PointTracks, axes: (TrackArrays.Axes, String)?) {
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(TextFile.unfenced(bytes), source: path)
    } catch {
      throw AdapterError(.badInput, error.message, place: error.place)
    }
    var tracks = PointTracks(format: "JSON tracks", frameCount: 0, points: [])
    tracks.width = side(json["width"])
    tracks.height = side(json["height"])
    tracks.framesPerSecond = json["fps"]?.doubleValue.flatMap { $0 >= 0.01 && $0 <= 1000 ? $0 : nil }
    if json["units"]?.stringValue == "normalised" { tracks.isNormalised = true }
    let byFrame = json["frames"]?.arrayValue
    guard let outer = json.arrayValue ?? byFrame ?? trackKeys.lazy.compactMap({ json[$0]?.arrayValue }).first else {
      throw badTracks(path, "no tracks were found in this document", hint: hint)
    }
    let list = inner(outer)
    /// What says which axis is time, but for the places themselves.
    let told: TrackArrays.Axes? =
      if byFrame != nil || list.count != outer.count || json["pred_tracks"] != nil {
        .tn
      } else if list.contains(where: { $0.members != nil }) {
        .nt
      } else {
        nil
      }
    guard let first = list.first(where: { $0 != .null }) else {
      throw badTracks(path, "there are no points", hint: hint)
    }
    let rows: [[JSON]]
    if place(first) != nil || first["x"] != nil {
      // One point; its places may be objects.
      rows = [list]
    } else {
      rows = try list.map { item in
        let inside = item.arrayValue ?? trackKeys.lazy.compactMap({ item[$0]?.arrayValue }).first
        if item == .null, byFrame != nil { return [] }
        guard let inside else { throw badTracks(path, "a track is no list of places", hint: hint) }
        return inside
      }
    }
    let longest = rows.map(\.count).max() ?? 0
    guard longest > 0, let total = Checked.product(rows.count, longest), total <= PointTracks.mostPlaces / 4,
      longest <= Limits.clipFrames || rows.count <= Limits.clipFrames
    else { throw badTracks(path, "\(rows.count) tracks of up to \(longest) places cannot be read") }
    let flags = visibilityKeys.lazy.compactMap({ json[$0]?.arrayValue }).first
    var points: [[PointTracks.Place?]] = []
    for (row, track) in rows.enumerated() {
      var places = [PointTracks.Place?](repeating: nil, count: longest)
      for (index, entry) in track.enumerated() where entry != .null {
        guard let found = place(entry) else {
          throw badTracks(path, "place \(index + 1) of track \(row + 1) is no pair of numbers", hint: hint)
        }
        places[index] = isVisible(flags, row, index, entry) ? found : nil
      }
      points.append(places)
    }
    let isRagged = rows.contains { $0.count != longest }
    let chosen = axes == .auto && told == nil && rows.count > 1 ? Self.axes(points, longest, isRagged: isRagged) : nil
    let isOne = rows.count == 1 && list.count > 1
    if axes == .tn || axes == .auto && !isOne && (told ?? chosen?.0) == .tn { points = transposed(points, longest) }
    guard points.first?.count ?? 0 <= Limits.clipFrames else { throw badTracks(path, "too many frames") }
    tracks.points = points
    tracks.frameCount = points.first?.count ?? 0
    return (tracks, chosen)
  }

  /// The list without an axis of one in front, as `tolist()` of CoTracker's tensor leaves it: [1, frames, points, 2].
  private static func inner(_ list: [JSON]) -> [JSON] {
    guard list.count == 1, let inside = list[0].arrayValue, let deeper = inside.first?.arrayValue,
      deeper.first?.arrayValue != nil
    else { return list }
    return inside
  }

  private static func axes(
    _ points: [[PointTracks.Place?]], _ longest: Int, isRagged: Bool
  ) -> (TrackArrays.Axes, String)? {
    // A point that is seen in fewer frames has a shorter list; a frame never has.
    if isRagged { return (.nt, "the lists are of different lengths: one a point") }
    let values = points.flatMap { row in row.flatMap { $0.map { [$0.x, $0.y] } ?? [.nan, .nan] } }
    let (axes, reason) = TrackArrays.choose(values, [points.count, longest, 2])
    return reason.map { (axes, $0) }
  }

  private static let hint = "expected [[[x, y], …], …], one list a point, or {\"tracks\": [...], \"visibility\": [...]}"

  private static func transposed(_ points: [[PointTracks.Place?]], _ count: Int) -> [[PointTracks.Place?]] {
    (0..<count).map { column in points.map { $0[column] } }
  }

  private static func side(_ json: JSON?) -> Int? {
    json?.intValue.flatMap { (1...Limits.pictureSide).contains($0) ? $0 : nil }
  }

  private static func place(_ json: JSON) -> PointTracks.Place? {
    let pair = json.arrayValue ?? [json["x"], json["y"]].compactMap { $0 }
    guard (2...3).contains(pair.count), let x = pair[0].doubleValue, let y = pair[1].doubleValue, x.isFinite,
      y.isFinite, abs(x) < 1e7, abs(y) < 1e7
    else { return nil }
    return (x, y)
  }

  private static func isVisible(_ flags: [JSON]?, _ row: Int, _ index: Int, _ entry: JSON) -> Bool {
    func isSet(_ flag: JSON) -> Bool { flag.boolValue ?? flag.doubleValue.map { $0 > 0.5 } ?? true }
    if let list = entry.arrayValue, list.count == 3 { return isSet(list[2]) }
    guard let flags, flags.indices.contains(row), let own = flags[row].arrayValue, own.indices.contains(index) else {
      return true
    }
    return isSet(own[index])
  }
}
