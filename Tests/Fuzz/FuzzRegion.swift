import A2CPluginKit

/// Compiled into the region adapter's module: reads bytes as XML, or as lines of boxes.
public func fuzzRegion(_ bytes: [UInt8]) throws {
  if XMLReader.recognises(bytes) {
    _ = try XMLAreas.read(bytes, path: "boxes.xml")
    return
  }
  guard let rows = NumberLines.read(bytes) else { return }
  guard let kind = TextAreas.kind(rows.map(\.numbers), bytes) else { return }
  let areas = try TextAreas.read(rows, kind, labels: ["a"], path: "boxes.txt")
  for case .box(let box) in areas.frames.joined().map(\.shape) {
    for form in LabelledAreas.BoxForm.allCases { _ = RegionResolver.corners(box, form) }
  }
}
