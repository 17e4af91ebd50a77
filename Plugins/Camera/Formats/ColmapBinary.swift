import A2CPluginKit

/// COLMAP's `images.bin` with the `cameras.bin` beside it, little-endian. Nothing marks such a file: it is known by its
/// name, or by adding up to the last byte.
enum ColmapBinary: PathFormat {
  static let id = "colmap"
  static let name = "COLMAP's images.bin"
  private static let hint = "the file is not whole, or no images.bin; images.bin, cameras.bin or their folder are read"
  /// An image without its name: id, rotation, translation, camera, the end of the name, the number of points.
  private static let leastImage = 4 + 32 + 24 + 4 + 1 + 8

  static func recognises(_ file: PathFile) -> Bool {
    guard file.json == nil, file.bytes.count >= 8 else { return false }
    if file.name == "images.bin" || file.name == "cameras.bin" { return true }
    return file.bytes.prefix(4096).contains(0) && ((try? images(file.bytes, file)) ?? []).isEmpty == false
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    let isCameras = file.name == "cameras.bin"
    guard let imageBytes = isCameras ? try file.companion("images.bin") : file.bytes else {
      throw file.error("", "cameras without poses: there is no images.bin beside it", hint: hint)
    }
    let cameraBytes = isCameras ? file.bytes : try file.companion("cameras.bin")
    let cameras = try cameraBytes.map { try self.cameras($0, file) } ?? [:]
    return try Colmap.path(images(imageBytes, file), cameras, file, camerasName: "cameras.bin")
  }

  private static func images(_ bytes: [UInt8], _ file: PathFile) throws -> [Colmap.Image] {
    var reader = ByteReader(bytes)
    guard let count = reader.little(UInt64.self).flatMap({ Int(exactly: $0) }),
      let least = Checked.product(count, leastImage), least <= reader.remaining
    else { throw file.error("", "\(bytes.count) bytes are fewer than the images it tells of", hint: hint) }
    guard count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, count) }
    var images: [Colmap.Image] = []
    for index in 0..<count {
      let place = ": image \(index)"
      guard reader.take(4) != nil, let numbers = doubles(7, &reader), let camera = reader.little(Int32.self),
        let name = name(&reader), let points = reader.little(UInt64.self).flatMap({ Int(exactly: $0) }),
        let size = Checked.product(points, 24), reader.take(size) != nil
      else { throw file.error(place, "the file ends inside of it", hint: hint) }
      guard let rotation = Quaternion(w: numbers[0], x: numbers[1], y: numbers[2], z: numbers[3]).rotation else {
        throw file.error(place, "the quaternion is no rotation", hint: hint)
      }
      images.append(
        Colmap.Image(
          name: name, camera: Int(camera),
          pose: RigidMotion(
            rotation: rotation, translation: Vector3(x: numbers[4], y: numbers[5], z: numbers[6])), place: place))
    }
    guard reader.remaining == 0 else {
      throw file.error("", "\(reader.remaining) bytes behind the last image", hint: hint)
    }
    return images
  }

  private static func cameras(_ bytes: [UInt8], _ file: PathFile) throws -> [Int: Colmap.Camera] {
    var reader = ByteReader(bytes)
    func wrong(_ message: String) -> AdapterError { file.error(": cameras.bin", message, hint: hint) }
    guard let count = reader.little(UInt64.self).flatMap({ Int(exactly: $0) }),
      let least = Checked.product(count, 24), least <= reader.remaining
    else { throw wrong("\(bytes.count) bytes are fewer than the cameras it tells of") }
    var cameras: [Int: Colmap.Camera] = [:]
    for _ in 0..<count {
      guard let id = reader.little(Int32.self), let kind = reader.little(Int32.self),
        let width = reader.little(UInt64.self), let height = reader.little(UInt64.self)
      else { throw wrong("the file ends inside of a camera") }
      guard let model = Colmap.Model.all.first(where: { $0.id == Int(kind) }) else {
        throw wrong("no camera model has the number \(kind)")
      }
      guard (1...UInt64(Limits.pictureSide)).contains(width), (1...UInt64(Limits.pictureSide)).contains(height) else {
        throw wrong("a camera of \(width)×\(height) pixels")
      }
      guard let values = doubles(model.parameters, &reader) else { throw wrong("the file ends inside of a camera") }
      guard values.allSatisfy(\.isFinite) else { throw wrong("a number that is not finite") }
      cameras[Int(id)] = model.camera(width: Double(width), height: Double(height), values)
    }
    return cameras
  }

  private static func doubles(_ count: Int, _ reader: inout ByteReader) -> [Double]? {
    var values: [Double] = []
    for _ in 0..<count {
      guard let bits = reader.little(UInt64.self) else { return nil }
      values.append(Double(bitPattern: bits))
    }
    return values
  }

  /// Up to the zero byte, which is taken too; `nil` where there is none or the name is longer than a path can be.
  private static func name(_ reader: inout ByteReader) -> String? {
    var name: [UInt8] = []
    while let byte = reader.little(UInt8.self) {
      if byte == 0 { return String(decoding: name, as: UTF8.self) }
      guard name.count < 4096 else { return nil }
      name.append(byte)
    }
    return nil
  }
}
