/// SA-V: `masklet[frame][object]` are runs, six frames a second (facebookresearch/sam2, sav_dataset).
enum MaskletAreas: AreaFormat {
  /// Every fourth frame of 24 a second.
  private static let rate = 6.0

  static func recognises(_ json: JSON) -> Bool { json["masklet"]?.arrayValue != nil }

  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas {
    var areas = LabelledAreas(format: "SA-V masklets")
    areas.framesPerSecond = rate
    let numbers = json["masklet_id"]?.arrayValue?.map { $0.intValue }
    for (frame, objects) in (json["masklet"]?.arrayValue ?? []).enumerated() {
      for (index, mask) in (objects.arrayValue ?? []).enumerated() where mask != .null {
        let place = "masklet[\(frame)][\(index)]"
        let number = numbers.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? index
        try areas.add(
          .runs(try MaskRuns(mask, place: place)), of: .init(number: number + 1, label: nil), frame: frame)
      }
    }
    areas.adoptMaskSize()
    return areas
  }
}
