import A2CPluginKit

/// Compiled into the segmentation adapter's module: reads bytes as an annotation file and as names, and draws the masks.
public func fuzzSegmentation(_ bytes: [UInt8]) throws {
  _ = SegmentNames(file: bytes)
  let areas = try AreaDocument.read(bytes, path: "masks.json")
  guard let width = areas.width, let height = areas.height, width * height <= 1 << 20 else { return }
  let source = AnnotatedAreas(areas: areas, width: width, height: height)
  for frame in areas.frames.indices.prefix(4) {
    let labels = try source.labels(frame, isStrict: true)
    _ = AreaSurvey(labels, width: width, height: height).extents.values.map { AreaHistory([$0, nil, $0]).presence }
  }
}
