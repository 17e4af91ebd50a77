import A2CPluginKit
import Glibc

/// `transforms.json` of NeRF, nerfstudio and instant-ngp: `frames[]` with `transform_matrix` (4×4, camera to world,
/// axes of OpenGL), the lens at the top or in each frame (`fl_x fl_y cx cy w h` in pixels), or a horizontal field of
/// view alone (`camera_angle_x`, radians).
enum TransformsFile: PathFormat {
  static let id = "transforms"
  static let name = "transforms.json of NeRF or nerfstudio"

  static func recognises(_ file: PathFile) -> Bool {
    file.json?["frames"]?.arrayValue?.contains { $0["transform_matrix"] != nil } ?? false
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    guard let json = file.json, let frames = json["frames"]?.arrayValue else {
      throw file.error("", "expected an object with 'frames'", hint: hint)
    }
    guard frames.count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, frames.count) }
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .cameraToWorld, axes: .opengl), unit: .pixels)
    let names = frames.map { $0["file_path"]?.stringValue ?? "" }
    let order = frames.indices.sorted { names[$0] == names[$1] ? $0 < $1 : NaturalOrder.precedes(names[$0], names[$1]) }
    if order != Array(frames.indices) {
      path.notes.append(.init(key: "order", value: "by file_path", reason: "the frames stand in another order"))
    }
    for index in order {
      let place = ": frames[\(index)]"
      let lens = try Lens(json, frames[index], file, place)
      if path.sourceSize == nil, let lens { (path.sourceSize, path.sizeIs) = (lens.size, lens.sizeIs) }
      path.hasDistortion = path.hasDistortion || lens?.hasDistortion ?? false
      let scaled = lens.map { $0.scaled(to: path.sourceSize ?? $0.size) }
      path.poses.append(
        CameraPose(
          intrinsics: scaled, matrix: try matrix(frames[index]["transform_matrix"], file, place), place: place))
    }
    return path
  }

  private static let hint = "expected {\"frames\": [{\"transform_matrix\": [4 rows of 4 numbers]}]}"

  private static func matrix(_ json: JSON?, _ file: PathFile, _ place: String) throws -> RigidMotion {
    let place = place + ".transform_matrix"
    guard let rows = json?.arrayValue, rows.count == 4 || rows.count == 3 else {
      throw file.error(place, "expected 4 rows of 4 numbers", hint: hint)
    }
    let values = rows.prefix(3).flatMap { row in
      row.arrayValue.flatMap { $0.count == 4 ? $0.compactMap(\.doubleValue) : nil } ?? []
    }
    guard values.count == 12 else { throw file.error(place, "expected 4 rows of 4 numbers", hint: hint) }
    return RigidMotion(rows: values[...])
  }

  /// The lens of a frame, its own members before those of the whole file.
  private struct Lens {
    var fx, fy, cx, cy: Double
    var size: CameraPath.Size
    var sizeIs = CameraPath.SizeIs.told
    var hasDistortion: Bool

    /// `nil` where nothing is told.
    init?(_ shared: JSON, _ frame: JSON, _ file: PathFile, _ place: String) throws {
      func number(_ key: String) throws -> Double? {
        guard let value = frame[key] ?? shared[key], value != .null else { return nil }
        guard let number = value.doubleValue, number.isFinite else {
          throw file.error("\(place).\(key)", "expected a number", hint: "lenses are fl_x, fl_y, cx, cy, w and h")
        }
        return number
      }
      let angle = try number("camera_angle_x")
      let (focal, other) = (try number("fl_x"), try number("fl_y"))
      guard focal != nil || angle != nil else { return nil }
      let told = CameraPath.Size(width: try number("w") ?? 0, height: try number("h") ?? 0)
      let sides = 1...Double(Limits.pictureSide)
      if sides.contains(told.width), sides.contains(told.height) {
        size = told
      } else if let asked = file.askedSize {
        size = asked
      } else if let cx = try number("cx"), let cy = try number("cy"), sides.contains(2 * cx), sides.contains(2 * cy) {
        size = CameraPath.Size(width: 2 * cx, height: 2 * cy)
        sizeIs = .ofPrincipalPoint
      } else {
        // Any square: an angle alone is a share of the picture.
        sizeIs = .takenForSquare
        size = CameraPath.Size(width: 800, height: 800)
      }
      if let focal {
        fx = focal
      } else if let angle, angle > 0, angle < 3.1 {
        fx = 0.5 * size.width / tan(0.5 * angle)
      } else {
        throw file.error("\(place).camera_angle_x", "expected radians between 0 and 3.1", hint: "45 degrees are 0.785")
      }
      if let other {
        fy = other
      } else if focal == nil, let angle = try number("camera_angle_y"), angle > 0, angle < 3.1 {
        fy = 0.5 * size.height / tan(0.5 * angle)
      } else {
        fy = fx
      }
      cx = try number("cx") ?? size.width / 2
      cy = try number("cy") ?? size.height / 2
      hasDistortion = try ["k1", "k2", "k3", "k4", "p1", "p2"].contains { try number($0) ?? 0 != 0 }
    }

    /// The lens in pixels of pictures of another size.
    func scaled(to other: CameraPath.Size) -> Intrinsics {
      let (x, y) = (other.width / size.width, other.height / size.height)
      return Intrinsics(fx: fx * x, fy: fy * y, cx: cx * x, cy: cy * y)
    }
  }
}
