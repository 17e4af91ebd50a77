/// Writers that scale the body to shares of the picture and leave hands or face in pixels.
enum MixedScales {
  /// Brings the arrays of one person to pixels where some are shares and others are not.
  /// - Throws: where the file tells no size to scale by.
  static func mend(
    _ person: inout Person, _ canvas: CanvasSize?, at place: String, _ context: KeypointContext
  ) throws {
    let arrays: [(name: String, path: WritableKeyPath<Person, [Point?]>)] = [
      ("the body", \.body), ("the left hand", \.leftHand), ("the right hand", \.rightHand), ("the face", \.face),
    ]
    var shares: [(name: String, path: WritableKeyPath<Person, [Point?]>)] = []
    var pixels: [String] = []
    for array in arrays {
      let seen = person[keyPath: array.path].compactMap { $0 }
      guard let largest = seen.map({ max(abs($0.x), abs($0.y)) }).max() else { continue }
      if largest <= 1.5 { shares.append(array) } else { pixels.append(array.name) }
    }
    guard !shares.isEmpty, !pixels.isEmpty else { return }
    guard let canvas else {
      let names = shares.map(\.name).joined(separator: ", ")
      throw context.error(
        place, "\(names) in shares of the picture, \(pixels.joined(separator: ", ")) in pixels",
        hint: "write canvas_width and canvas_height beside 'people', or bring all points to one scale")
    }
    for array in shares {
      person[keyPath: array.path] = person[keyPath: array.path].map { point in
        point.map { Point(x: $0.x * Double(canvas.width), y: $0.y * Double(canvas.height)) }
      }
    }
  }
}
