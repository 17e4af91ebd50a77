/// A JSON document of areas. A format is added by adding a type of this kind and its name to ``AreaDocument/all``.
protocol AreaFormat {
  static func recognises(_ json: JSON) -> Bool
  /// - Throws: ``AdapterError`` of kind `badInput` whose place is a path inside the document.
  static func read(_ json: JSON) throws(AdapterError) -> LabelledAreas
}

/// Reads annotation JSON: COCO (annotations, results, YouTube-VIS), SA-V and SAM 2, LabelMe, VIA, Label Studio,
/// Supervisely, Roboflow, and plain lists.
public enum AreaDocument {
  static var all: [any AreaFormat.Type] {
    [
      LabelStudioAreas.self, SuperviselyAreas.self, RoboflowAreas.self, CocoAreas.self, MaskletAreas.self,
      LabelMeAreas.self, ViaAreas.self, RegionAreas.self, ListedAreas.self,
    ]
  }

  /// What is read, for an error.
  public static let hint =
    "COCO annotations or results, SA-V or SAM 2 masks, LabelMe shapes, VIA regions, Label Studio, Supervisely or Roboflow JSON, or {\"width\", \"height\", \"regions\": "
    + "[{\"label\", \"boxes\" or \"masks\"}]}"

  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - path: for errors.
  /// - Throws: ``AdapterError`` of kind `badInput`.
  public static func read(_ bytes: [UInt8], path: String) throws(AdapterError) -> LabelledAreas {
    let json: JSON
    do throws(JSONError) {
      json = try JSONParser.parse(TextFile.unfenced(bytes), source: path)
    } catch {
      throw AdapterError(.badInput, error.message, place: error.place, hint: "expected " + hint)
    }
    guard let format = all.first(where: { $0.recognises(json) }) else {
      throw AdapterError(
        .badInput, "no boxes or masks were found in this document", place: path, hint: "expected " + hint)
    }
    do throws(AdapterError) {
      let areas = try format.read(json)
      try check(areas)
      return areas
    } catch {
      throw AdapterError(
        error.kind, error.message, place: error.place.map { "\(path): \($0)" } ?? path, hint: error.hint)
    }
  }

  /// Sizes are those of pictures, and masks have the size of theirs.
  private static func check(_ areas: LabelledAreas) throws(AdapterError) {
    for side in [areas.width, areas.height] {
      if let side, !(1...Limits.pictureSide).contains(side) {
        throw AdapterError(.badInput, "a side of \(side) pixels")
      }
    }
    for (frame, items) in areas.frames.enumerated() {
      for case .runs(let runs) in items.map(\.shape) where runs.width != areas.width || runs.height != areas.height {
        throw AdapterError(
          .badInput, "a mask of \(runs.width)×\(runs.height) in frame \(frame + 1) of a clip of another size")
      }
    }
  }
}

extension LabelledAreas {
  /// Takes the size of the first mask where nothing else tells one.
  mutating func adoptMaskSize() {
    guard width == nil || height == nil else { return }
    for items in frames {
      for case .runs(let runs) in items.map(\.shape) {
        (width, height) = (runs.width, runs.height)
        return
      }
    }
  }
}
