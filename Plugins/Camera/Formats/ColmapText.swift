import A2CPluginKit

/// COLMAP's `images.txt` with the `cameras.txt` beside it. An image is two lines, of which the second, its points, may
/// be empty.
enum ColmapText: PathFormat {
  static let id = "colmap-text"
  static let name = "COLMAP's images.txt"
  private static let imageHint = "an image is IMAGE_ID QW QX QY QZ TX TY TZ CAMERA_ID NAME and a line of points"
  private static let cameraHint = "a camera is CAMERA_ID MODEL WIDTH HEIGHT and the model's parameters"

  static func recognises(_ file: PathFile) -> Bool {
    guard let line = file.firstLines.first else { return false }
    return isCamera(line) || isImage(line)
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    if file.firstLines.first.map(isCamera) ?? false {
      guard let images = try file.companion("images.txt") else {
        throw file.error(
          "", "cameras without poses: there is no images.txt beside it", hint: "name images.txt or its folder")
      }
      return try path(images, cameras: file.bytes, file)
    }
    return try path(file.bytes, cameras: file.companion("cameras.txt"), file)
  }

  private static func path(_ images: [UInt8], cameras: [UInt8]?, _ file: PathFile) throws -> CameraPath {
    let found = try cameras.map { try self.cameras($0, file) } ?? [:]
    return try Colmap.path(self.images(images, file), found, file, camerasName: "cameras.txt")
  }

  private static func isCamera(_ line: ArraySlice<UInt8>) -> Bool {
    let words = words(line)
    return words.count >= 4 && Colmap.Model.all.contains { $0.name == words[1] }
  }

  private static func isImage(_ line: ArraySlice<UInt8>) -> Bool { isImage(words(line)) }

  private static func isImage(_ words: [String]) -> Bool {
    words.count >= 10 && words.prefix(9).allSatisfy { Double($0) != nil } && Int(words[0]) != nil
      && Int(words[8]) != nil && Double(words[9]) == nil
  }

  /// Whether a line that should hold points is the next image: points are three numbers each.
  private static func isNextImage(_ words: [String]) -> Bool {
    guard !isImage(words) else { return true }
    let numbers = words.compactMap { Double($0) }
    guard words.count == 10, numbers.count == 10, Int(words[0]) != nil, Int(words[8]) != nil else { return false }
    return QuaternionRows.isUnit(numbers[1..<5])
  }

  private static func words(_ line: ArraySlice<UInt8>) -> [String] {
    line.prefix(4096).split(whereSeparator: { $0 == 32 || $0 == 9 }).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func images(_ bytes: [UInt8], _ file: PathFile) throws -> [Colmap.Image] {
    guard let lines = NumberRow.lines(bytes, limit: 4 * Limits.cameraPoses) else {
      throw PathFormats.tooMany(file, 2 * Limits.cameraPoses)
    }
    var images: [Colmap.Image] = []
    var isPoints = false
    for (index, line) in lines.enumerated() {
      if line.first == UInt8(ascii: "#") { continue }
      let words = words(line)
      // The line of points belongs to the image before it, whatever it holds, unless that is an image: some programs
      // leave the points out.
      if isPoints, !isNextImage(words) {
        isPoints = false
        continue
      }
      if words.isEmpty { continue }
      let place = ":\(index + 1)"
      let numbers = words.prefix(9).compactMap { Double($0) }
      guard words.count >= 10, numbers.count == 9, let camera = Int(words[8]) else {
        throw file.error(place, "\(words.count) words that are no image", hint: imageHint)
      }
      guard let rotation = Quaternion(w: numbers[1], x: numbers[2], y: numbers[3], z: numbers[4]).rotation else {
        throw file.error(place, "the quaternion is no rotation", hint: imageHint)
      }
      images.append(
        Colmap.Image(
          name: words[9...].joined(separator: " "), camera: camera,
          pose: RigidMotion(
            rotation: rotation, translation: Vector3(x: numbers[5], y: numbers[6], z: numbers[7])), place: place))
      isPoints = true
    }
    return images
  }

  private static func cameras(_ bytes: [UInt8], _ file: PathFile) throws -> [Int: Colmap.Camera] {
    let lines = NumberRow.lines(bytes, limit: 2 * Limits.cameraPoses) ?? []
    var cameras: [Int: Colmap.Camera] = [:]
    for (index, line) in lines.enumerated() where line.first != UInt8(ascii: "#") {
      let words = words(line)
      if words.isEmpty { continue }
      let place = ": cameras.txt:\(index + 1)"
      guard words.count >= 4, let id = Int(words[0]), let model = Colmap.Model.all.first(where: { $0.name == words[1] })
      else { throw file.error(place, "no camera", hint: cameraHint) }
      let numbers = words.dropFirst(2).compactMap { Double($0) }.filter(\.isFinite)
      guard numbers.count == words.count - 2, numbers.count == 2 + model.parameters,
        numbers.prefix(2).allSatisfy({ (1...Double(Limits.pictureSide)).contains($0) })
      else {
        throw file.error(
          place, "\(words.count - 4) parameters, \(model.name) has \(model.parameters)", hint: cameraHint)
      }
      cameras[id] = model.camera(width: numbers[0], height: numbers[1], Array(numbers.dropFirst(2)))
    }
    return cameras
  }
}
