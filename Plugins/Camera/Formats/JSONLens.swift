import A2CPluginKit

/// The lens of a pose in a JSON document: its own members before those that stand for the whole file.
struct JSONLens {
  var lens: Intrinsics
  var size: CameraPath.Size?

  /// `nil` where nothing is told that is whole.
  init?(_ own: JSON, _ shared: JSON) {
    func member(_ names: [String]) -> JSON? { names.lazy.compactMap { own[$0] ?? shared[$0] }.first { $0 != .null } }
    func number(_ names: [String]) -> Double? { member(names)?.doubleValue }
    size = Self.size(
      number(["w", "width", "image_width", "render_width", "img_width"]),
      number(["h", "height", "image_height", "render_height", "img_height"]))
    let names = ["K", "intrinsics", "intrinsic", "camera_intrinsics", "intrinsic_matrix", "camera_matrix"]
    if let matrix = member(names) {
      if let array = NumberArray(matrix, name: ""), let found = ArrayLens.read(array).first {
        lens = found
        return
      }
      if matrix.members != nil, let found = JSONLens(matrix, .null) {
        lens = found.lens
        size = size ?? found.size
        return
      }
    }
    guard let fx = number(["fl_x", "fx", "focal_x", "f", "focal", "focal_length"]), fx > 0 else { return nil }
    guard let cx = number(["cx", "c_x", "ppx"]) ?? size.map({ $0.width / 2 }),
      let cy = number(["cy", "c_y", "ppy"]) ?? size.map({ $0.height / 2 })
    else { return nil }
    lens = Intrinsics(fx: fx, fy: number(["fl_y", "fy", "focal_y"]) ?? fx, cx: cx, cy: cy)
  }

  static func size(_ width: Double?, _ height: Double?) -> CameraPath.Size? {
    let sides = 1...Double(Limits.pictureSide)
    guard let width, let height, sides.contains(width), sides.contains(height) else { return nil }
    return CameraPath.Size(width: width, height: height)
  }
}
