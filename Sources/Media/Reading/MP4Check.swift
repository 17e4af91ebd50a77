import Support

/// Finds sample counts in an MP4 or MOV file that the file is too small for. libavformat builds an index of as many
/// entries as are claimed, 24 bytes each, before it reads the first frame; a file of a few hundred bytes can claim
/// 10⁹ frames of one size.
enum MP4Check {
  /// - Throws: ``MediaError/damaged(path:detail:)`` where a table claims more samples than the file has bytes.
  static func verify(_ file: OpenFile) throws(MediaError) {
    var budget = 1 << 16
    try walk(file, from: 0, to: file.size, depth: 0, budget: &budget)
  }

  private static let folders: Set<String> = ["moov", "trak", "mdia", "minf", "stbl", "moof", "traf"]

  /// Looks at the boxes between two offsets. `budget` bounds the boxes that are looked at in all.
  private static func walk(
    _ file: OpenFile, from start: Int, to end: Int, depth: Int, budget: inout Int
  ) throws(MediaError) {
    var offset = start
    while end - offset >= 8, budget > 0, let head = file.bytes(at: offset, count: 8) {
      budget -= 1
      var body = offset + 8
      var size = head[0..<4].big
      if size == 1 {
        guard let large = file.bytes(at: body, count: 8), large[0] < 0x80 else { return }
        size = large.big
        body += 8
      } else if size == 0 {
        size = end - offset
      }
      guard size >= body - offset else { return }
      let boxEnd = size > end - offset ? end : offset + size
      let name = String(decoding: head[4..<8], as: UTF8.self)
      if folders.contains(name), depth < 8 {
        try walk(file, from: body, to: boxEnd, depth: depth + 1, budget: &budget)
      } else if name == "stsz" || name == "stz2", let table = file.bytes(at: body, count: 12) {
        try verify(table[8..<12].big, file)
      } else if name == "trun", let table = file.bytes(at: body, count: 8) {
        try verify(table[4..<8].big, file)
      }
      offset = boxEnd
    }
  }

  private static func verify(_ samples: Int, _ file: OpenFile) throws(MediaError) {
    guard samples <= file.size else {
      throw .damaged(path: file.path, detail: "it claims \(samples) frames in \(file.size) bytes")
    }
  }
}
