import A2CPluginKit

/// What comes nearer and what goes away in a clip, told only where it is sure.
///
/// Values of different frames are compared only where the source makes them comparable: a renderer that stretches every
/// frame by itself makes things brighten that stand still.
struct DepthChange {
  /// Frames that are looked at.
  static let frames = 12

  private let grids: [NearnessGrid]

  /// - Parameter grids: of frames spread over the clip, all of one size.
  init(_ grids: [NearnessGrid]) { self.grids = grids }

  /// - Parameter isComparable: what the source says of its values.
  func sentences(isComparable: Bool) -> [String] {
    guard let first = grids.first, let last = grids.last, grids.count > 1, min(first.width, first.height) >= 12 else {
      return []
    }
    guard !isStill else { return ["The depths stay the same through the whole clip."] }
    guard isComparable || areStretchedTogether(first, last) else { return [] }
    if let all = everything(first, last) { return [all] }
    return things
  }

  // MARK: Comparing frames

  /// Changes up to this much are noise of a codec.
  private static let noise = 0.02

  /// Nearly no cell changes by more than noise.
  private var isStill: Bool {
    zip(grids, grids.dropFirst()).allSatisfy { a, b in
      let changed = zip(a.values, b.values).count { abs($0 - $1) > Self.noise || $0.isNaN != $1.isNaN }
      return Double(changed) <= 0.003 * Double(a.values.count)
    }
  }

  /// Whether the frames of a rendered clip share one range: either some frame does not fill it, or much of the picture
  /// stands still at several depths, which it would not if each frame had a range of its own.
  private func areStretchedTogether(_ first: NearnessGrid, _ last: NearnessGrid) -> Bool {
    let extents = grids.compactMap(\.extent)
    guard extents.count == grids.count, let top = extents.map(\.high).max(), let least = extents.map(\.high).min(),
      let bottom = extents.map(\.low).min(), let most = extents.map(\.low).max()
    else { return false }
    if least < top - 0.08 || most > bottom + 0.08 { return true }
    let still = zip(first.values, last.values).filter { abs($0 - $1) <= Self.noise }.map(\.0).sorted()
    guard Double(still.count) >= 0.4 * Double(first.values.count) else { return false }
    return still[still.count * 19 / 20] - still[still.count / 20] >= 0.25
  }

  /// All of the scene moves in one direction.
  private func everything(_ first: NearnessGrid, _ last: NearnessGrid) -> String? {
    let changes = zip(first.values, last.values).map { $1 - $0 }.filter { !$0.isNaN }
    guard Double(changes.count) >= 0.5 * Double(first.values.count) else { return nil }
    let least = 0.85 * Double(changes.count)
    let mean = changes.reduce(0, +) / Double(changes.count)
    guard abs(mean) >= 0.06 else { return nil }
    if Double(changes.count { $0 > Self.noise }) >= least { return "Nearly everything comes nearer over the clip." }
    if Double(changes.count { $0 < -Self.noise }) >= least {
      return "Nearly everything goes farther away over the clip."
    }
    return nil
  }

  // MARK: Things

  /// One piece through all frames.
  private struct Track {
    /// From frame to frame: the median change of the cells that it covers in both.
    var steps: [Double] = []
    var places: PlaceCounter
    let start: PlaceCounter
    var end: PlaceCounter
  }

  /// A piece must change by this much of the range.
  private static let least = 0.1

  private var things: [String] {
    var sentences: [String] = []
    for track in tracks() {
      let change = track.steps.reduce(0, +)
      guard abs(change) >= Self.least else { continue }
      let sign = change > 0 ? 1.0 : -1.0
      // Going to and fro is no approach.
      guard track.steps.allSatisfy({ $0 * sign >= -Self.noise }) else { continue }
      let way = sign > 0 ? "comes nearer" : "goes farther away"
      let sentence: String
      if let place = track.places.words, track.start.words == track.end.words || track.start.words == nil {
        sentence = "What is \(place) \(way) over the clip."
      } else if let start = track.start.words, let end = track.end.words, start != end {
        sentence = "What is \(start) at first and \(end) at last \(way) over the clip."
      } else {
        sentence = "Something \(way) over the clip."
      }
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    return sentences
  }

  /// The cells whose value changes at some time by more than noise.
  private var moving: [Bool] {
    guard let first = grids.first else { return [] }
    return first.values.indices.map { cell in
      var (low, high) = (Double.infinity, -Double.infinity)
      for grid in grids where !grid.values[cell].isNaN {
        low = min(low, grid.values[cell])
        high = max(high, grid.values[cell])
      }
      return high - low > Self.noise
    }
  }

  /// The pieces that are found again in every frame.
  private func tracks() -> [Track] {
    let moving = moving
    let frames = grids.map { $0.pieces(moving: moving) }
    var tracks: [Track] = []
    for start in frames[0].pieces.indices {
      var current = start
      var track = Track(
        places: PlaceCounter(), start: places(frames[0].pieces[start], grids[0]), end: PlaceCounter())
      add(frames[0].pieces[start], grids[0], to: &track.places)
      var isWhole = true
      for index in 1..<frames.count {
        guard let next = follow(frames[index - 1].pieces[current], from: frames[index - 1], to: frames[index], current)
        else {
          isWhole = false
          break
        }
        let piece = frames[index].pieces[next]
        let shared = frames[index - 1].pieces[current].cells.filter { frames[index].labels[$0] == next }
        let steps = shared.map { grids[index].values[$0] - grids[index - 1].values[$0] }.sorted()
        track.steps.append(steps[steps.count / 2])  // checked: pieces that follow each other share cells
        current = next
        add(piece, grids[index], to: &track.places)
        if index == frames.count - 1 { track.end = places(piece, grids[index]) }
      }
      if isWhole { tracks.append(track) }
    }
    return tracks
  }

  /// The piece of the next frame that overlaps most, where this piece also overlaps most with it and the two are alike.
  private func follow(
    _ piece: NearnessGrid.Piece, from: (pieces: [NearnessGrid.Piece], labels: [Int]),
    to: (pieces: [NearnessGrid.Piece], labels: [Int]), _ own: Int
  ) -> Int? {
    guard let best = Self.most(piece.cells, to.labels, to.pieces.count),
      Self.most(to.pieces[best].cells, from.labels, from.pieces.count) == own
    else { return nil }
    let (before, after) = (Double(piece.cells.count), Double(to.pieces[best].cells.count))
    let shared = piece.cells.count { to.labels[$0] == best }
    guard Double(shared) >= 0.3 * min(before, after), after <= 2.5 * before, before <= 2.5 * after else { return nil }
    return best
  }

  private static func most(_ cells: [Int], _ labels: [Int], _ count: Int) -> Int? {
    var counts = [Int](repeating: 0, count: count)
    for cell in cells where labels[cell] >= 0 { counts[labels[cell]] += 1 }
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }

  private func places(_ piece: NearnessGrid.Piece, _ grid: NearnessGrid) -> PlaceCounter {
    var places = PlaceCounter()
    add(piece, grid, to: &places)
    return places
  }

  private func add(_ piece: NearnessGrid.Piece, _ grid: NearnessGrid, to places: inout PlaceCounter) {
    let weight = 1 / Double(piece.cells.count)
    for cell in piece.cells {
      places.add(
        (Double(cell % grid.width) + 0.5) / Double(grid.width), (Double(cell / grid.width) + 0.5) / Double(grid.height),
        weight: weight)
    }
  }
}
