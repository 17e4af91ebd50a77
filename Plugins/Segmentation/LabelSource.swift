import A2CPluginKit

/// Pictures in which each pixel has a label. Another file format is another type of this kind; ``SegmentationInput``
/// chooses among them.
protocol LabelSource {
  var width: Int { get }
  var height: Int { get }
  var frameCount: Int { get }
  /// `nil` where the input does not tell.
  var framesPerSecond: Double? { get }
  /// - Parameter isStrict: a pixel that belongs to no label for sure gets ``nothing``; otherwise it gets the likeliest.
  func labels(_ index: Int, isStrict: Bool) throws -> [Int32]  // height × width
}

/// The label of pixels without one.
let nothing: Int32 = -1

extension LabelSource {
  var isClip: Bool { frameCount > 1 }
}

extension Media {
  /// `nil` where the host only assumes one.
  var ownRate: Double? { isRateAssumed ? nil : framesPerSecond }
}

/// Pictures whose palette index or grey value is the label.
struct LabelPictures: LabelSource {
  let media: Media
  let layout: PixelLayout

  var width: Int { media.width }
  var height: Int { media.height }
  var frameCount: Int { media.frameCount }
  var framesPerSecond: Double? { media.ownRate }

  func labels(_ index: Int, isStrict: Bool) throws -> [Int32] {
    let raster = try media.frame(index, as: layout)
    return layout == .gray16 ? raster.gray16.map { Int32($0) } : raster.bytes.map { Int32($0) }
  }
}

/// Pictures whose colour is the label.
struct ColorPictures: LabelSource {
  let media: Media
  let matcher: ColorMatcher

  var width: Int { media.width }
  var height: Int { media.height }
  var frameCount: Int { media.frameCount }
  var framesPerSecond: Double? { media.ownRate }

  func labels(_ index: Int, isStrict: Bool) throws -> [Int32] {
    matcher.labels(try media.frame(index).bytes, isStrict: isStrict)
  }
}

/// One sequence of masks an object, in folders of their own; where objects overlap, the later covers.
struct ObjectFolders: LabelSource {
  let media: [Media]

  var width: Int { media[0].width }  // checked: made with at least one
  var height: Int { media[0].height }
  var frameCount: Int { media[0].frameCount }
  var framesPerSecond: Double? { nil }

  init?(_ media: [Media]) {
    guard let first = media.first,
      media.allSatisfy({ $0.width == first.width && $0.height == first.height && $0.frameCount == first.frameCount })
    else { return nil }
    self.media = media
  }

  func labels(_ index: Int, isStrict: Bool) throws -> [Int32] {
    var labels = [Int32](repeating: 0, count: width * height)
    for (object, media) in media.enumerated() {
      // Masks are written as 255 or as the number of the object; both are not 0.
      let raster = try media.frame(index, as: media.isIndexed ? .index8 : .gray8)
      for pixel in labels.indices where raster.bytes[pixel] != 0 { labels[pixel] = Int32(object + 1) }
    }
    return labels
  }
}

/// Masks of an annotation file; where areas overlap, the smaller covers.
struct AnnotatedAreas: LabelSource {
  let areas: LabelledAreas
  let width, height: Int

  var frameCount: Int { areas.frames.count }
  var framesPerSecond: Double? { areas.framesPerSecond }

  func labels(_ index: Int, isStrict: Bool) throws -> [Int32] {
    var labels = [Int32](repeating: 0, count: width * height)  // checked: a mask of this size was possible
    var masks: [(label: Int32, area: Int, mask: AreaMask)] = []
    for item in areas.frames[index] {
      let mask: AreaMask
      switch item.shape {
      case .box: continue
      case .runs(let runs):
        guard runs.width == width, runs.height == height else { continue }
        mask = try runs.mask()
      case .polygons(let polygons):
        var drawn = try AreaMask(width: width, height: height)
        for points in polygons {
          try drawn.add(
            polygon: stride(from: 0, to: points.count - 1, by: 2).map { (x: points[$0], y: points[$0 + 1]) })
        }
        mask = drawn
      }
      let area = mask.bits.reduce(0) { $0 + Int($1) }
      masks.append((Int32(clamping: item.object + 1), area, mask))
    }
    for entry in masks.sorted(by: { $0.area > $1.area }) {
      for pixel in labels.indices where entry.mask.bits[pixel] != 0 { labels[pixel] = entry.label }
    }
    return labels
  }
}

/// Arrays of labels, or of one mask an object.
struct LabelArray: LabelSource {
  let array: NumpyArray
  let width, height, frameCount: Int
  /// Masks a frame; 0 for labels.
  let objects: Int

  var framesPerSecond: Double? { nil }

  func labels(_ index: Int, isStrict: Bool) throws -> [Int32] {
    let size = width * height
    if objects == 0 {
      return array.doubles((index * size)..<((index + 1) * size)).map {
        $0.isFinite ? Int32(clamping: Checked.rounded($0) ?? -1) : nothing
      }
    }
    var labels = [Int32](repeating: 0, count: size)
    for object in 0..<objects {
      let plane = index * objects + object
      // Logits and probabilities count from their middle.
      let values = array.doubles((plane * size)..<((plane + 1) * size))
      let threshold =
        array.type.isFloat && values.contains { $0 > 0 && $0 < 1 } && !values.contains { $0 < 0 } ? 0.5 : 0
      for pixel in 0..<size where values[pixel] > threshold { labels[pixel] = Int32(object + 1) }
    }
    return labels
  }
}
