import A2CPluginKit

/// NumPy arrays of labels `[t, h, w]` and `[h, w]`, and of masks `[t, n, h, w]`.
enum LabelArrays {
  private static let usualNames = ["masks", "mask", "segmentation", "segmentations", "labels", "seg", "arr_0"]
  /// Labels of an array beyond which it holds no labels.
  private static let mostLabels = 4096

  /// Whether each pixel is 1 in one plane and 0 in all others.
  private static func isOneHot(_ array: NumpyArray, planes: Int) -> Bool {
    guard !array.type.isFloat else { return false }
    let pixels = array.count / planes
    guard pixels > 0 else { return false }
    var counts = [UInt8](repeating: 0, count: pixels)
    for plane in 0..<planes {
      let values = array.floats((plane * pixels)..<((plane + 1) * pixels))
      for (pixel, value) in values.enumerated() where value != 0 {
        guard value == 1, counts[pixel] == 0 else { return false }
        counts[pixel] = 1
      }
    }
    return !counts.contains(0)
  }

  /// Whether the numbers that are looked at have no fractions.
  private static func isWhole(_ array: NumpyArray) -> Bool {
    array.floats(0..<min(array.count, 1 << 20)).allSatisfy { !$0.isFinite || $0.rounded() == $0 }
  }

  static func read(_ bytes: [UInt8], path: String, _ names: SegmentNames?, _ sink: Sink) throws -> Segmentation {
    let array: NumpyArray
    do throws(NumpyProblem) {
      let file = try NumpyFile(bytes)
      array = try file.array(usualNames.first { file.names.contains($0) })
    } catch {
      throw NumpyError(path: path, problem: error)
    }
    var shape = array.shape
    // A lone axis of SAM's masks: [t, n, 1, h, w], [n, 1, h, w].
    if shape.count > 3, let lone = shape.dropLast(2).lastIndex(of: 1) { shape.remove(at: lone) }
    let isOneHot = shape.count == 3 && (2...64).contains(shape[0]) && Self.isOneHot(array, planes: shape[0])
    if isOneHot { shape.insert(1, at: 0) }
    guard (2...4).contains(shape.count), let width = shape.last, let height = shape.dropLast().last, array.count > 0,
      width <= Limits.pictureSide, height <= Limits.pictureSide, shape[0] <= Limits.clipFrames
    else {
      throw AdapterError(
        .badInput, "an array of the shape \(array.shape) holds no masks", place: path,
        hint: "expected [h, w] or [t, h, w] of labels, or [t, n, h, w] of masks")
    }
    if array.type.isFloat, shape.count < 4, !isWhole(array) {
      throw AdapterError(
        .badInput, "numbers with fractions are no labels", place: path,
        hint: "for depth values use the adapter depth; labels are whole numbers, one for each class")
    }
    try sink.decide(
      "format", "array of \(shape.count == 4 ? "masks" : "labels")", because: "its shape is \(array.shape)")
    let frames = shape.count == 2 ? 1 : shape[0]
    let objects = shape.count == 4 ? shape[1] : 0
    guard objects <= 255 else {
      throw AdapterError(.badInput, "\(objects) masks a frame are more than 255", place: path)
    }
    if shape.count == 4 {
      try sink.decide(
        "axes", isOneHot ? "classes" : "frames, objects",
        because: isOneHot
          ? "each pixel is set in one plane only, so these are classes" : "the first axis of masks is taken for time")
    }
    let source = LabelArray(
      array: array, width: width, height: height, frameCount: frames, objects: objects)
    var labels: Set<Int32> = []
    for frame in 0..<frames {
      labels.formUnion(try source.labels(frame, isStrict: true))
      guard labels.count <= mostLabels else {
        throw AdapterError(.badInput, "more than \(mostLabels) different values are no labels", place: path)
      }
    }
    var classes: [Int32: SegmentClass] = [:]
    for (index, label) in labels.sorted().enumerated() where label >= 0 {
      let name = names?[Int(label)]
      classes[label] =
        label == 0 && name == nil
        ? SegmentClass("background", .black, isNothing: true)
        : SegmentClass(name ?? "object \(label)", ClassSet.numbered(max(1, index % 256)), moves: true)
    }
    if labels.contains(0), names?[0] == nil {
      try sink.decide("background", "0", because: "0 stands for nothing in masks; the parameter names gives it a name")
    }
    return Segmentation(source: source, classes: classes, areThings: true, title: nil, isExact: true)
  }
}
