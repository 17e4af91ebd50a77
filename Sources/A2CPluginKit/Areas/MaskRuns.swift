/// A mask as COCO writes it: run lengths down the columns, of zeros and ones in turn, zeros first
/// (cocodataset/cocoapi, common/maskApi.c).
public struct MaskRuns: Sendable, Equatable {
  public let height, width: Int
  public let runs: [Int]

  /// - Parameters:
  ///   - json: `{"size": [height, width], "counts": …}` where `counts` is a text or a list.
  ///   - place: of the object, for errors.
  /// - Throws: ``AdapterError`` of kind `badInput`.
  public init(_ json: JSON, place: String) throws(AdapterError) {
    guard let size = json["size"]?.arrayValue, size.count == 2, let height = size[0].intValue,
      let width = size[1].intValue, (1...Limits.pictureSide).contains(height),
      (1...Limits.pictureSide).contains(width), let count = Checked.product(height, width),
      count <= Limits.picturePixels
    else {
      throw AdapterError(.badInput, "size is no [height, width] of a picture", place: place)
    }
    self.height = height
    self.width = width
    switch json["counts"] {
    case .string(let text): runs = try Self.unpack(Array(text.utf8), place)
    case .array(let list):
      var runs: [Int] = []
      runs.reserveCapacity(list.count)
      for item in list {
        guard let run = item.intValue, run >= 0 else {
          throw AdapterError(.badInput, "counts holds something else than lengths", place: place)
        }
        runs.append(run)
      }
      self.runs = runs
    default: throw AdapterError(.badInput, "counts is neither a text nor a list", place: place)
    }
    var total = 0
    for run in runs {
      guard let sum = Checked.sum(total, run), sum <= count else {
        throw AdapterError(
          .badInput, "the runs are longer than the \(count) pixels of \(width)×\(height)", place: place)
      }
      total = sum
    }
    guard total == count else {
      throw AdapterError(
        .badInput, "the runs cover \(total) of the \(count) pixels of \(width)×\(height)", place: place,
        hint: "the text may be cut off, or size may be [width, height]")
    }
  }

  /// Runs of the packed text: groups of five bits from the lowest, 0x20 where more follow; from the fourth run on a
  /// difference to the run two places before.
  private static func unpack(_ text: [UInt8], _ place: String) throws(AdapterError) -> [Int] {
    var runs: [Int] = []
    var index = 0
    while index < text.count {
      var (value, shift, more) = (0, 0, true)
      while more {
        guard index < text.count, (48..<112).contains(text[index]), shift < 35 else {
          throw AdapterError(.badInput, "counts is cut off or damaged at character \(index + 1)", place: place)
        }
        let bits = Int(text[index]) - 48
        value |= (bits & 0x1F) << shift
        more = bits & 0x20 != 0
        shift += 5
        if !more, bits & 0x10 != 0 { value |= -1 << shift }
        index += 1
      }
      if runs.count > 2 {
        guard let sum = Checked.sum(value, runs[runs.count - 2]) else {
          throw AdapterError(.badInput, "counts overflows", place: place)
        }
        value = sum
      }
      guard value >= 0 else {
        throw AdapterError(.badInput, "counts holds a run of \(value) pixels", place: place)
      }
      runs.append(value)
    }
    return runs
  }

  /// The pixels of the runs.
  public func mask() throws(AdapterError) -> AreaMask {
    var mask = try AreaMask(width: width, height: height)
    var at = 0
    for (index, run) in runs.enumerated() {
      if index % 2 == 1 {
        for pixel in at..<(at + run) { mask.bits[pixel % height * width + pixel / height] = 1 }
      }
      at += run
    }
    return mask
  }
}
