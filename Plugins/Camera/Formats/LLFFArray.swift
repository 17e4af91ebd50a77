import A2CPluginKit

/// `poses_bounds.npy` of LLFF: for each picture 17 numbers, a 3×5 matrix row by row and the near and far bounds. The
/// matrix is a 3×4 pose from camera to world whose axes point down, right and backward, and a column of height, width
/// and focal length in pixels.
enum LLFFArray: PathFormat {
  static let id = "llff"
  static let name = "poses_bounds.npy of LLFF"

  static func recognises(_ file: PathFile) -> Bool {
    guard NumpyFile.isNumpy(file.bytes.prefix(16)), let numpy = try? NumpyFile(file.bytes), numpy.names.isEmpty,
      let shape = try? numpy.array().shape
    else { return false }
    return shape.count == 2 && (shape[1] == 17 || shape[1] == 15) || shape.count == 3 && shape[1] == 3 && shape[2] == 5
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    let array: NumpyArray
    do throws(NumpyProblem) {
      array = try NumpyFile(file.bytes).array()
    } catch {
      throw file.error("", error.message, hint: error.hint ?? "expected \(name)")
    }
    let hint = "expected an array of N x 17 numbers: a 3x5 matrix, the near and the far bound"
    let shape =
      array.shape.count == 3 && array.shape[1] == 3 && array.shape[2] == 5 ? [array.shape[0], 15] : array.shape
    guard shape.count == 2, shape[1] == 17 || shape[1] == 15 else {
      throw file.error("", "an array of shape \(array.shape)", hint: hint)
    }
    let (count, width) = (shape[0], shape[1])
    guard count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, count) }
    let values = array.doubles()
    guard values.count == count * width else { throw file.error("", "an array of \(values.count) numbers", hint: hint) }
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .cameraToWorld, axes: .llff), unit: .pixels)
    let sides = 1...Double(Limits.pictureSide)
    for index in 0..<count {
      let row = Array(values[(index * width)..<(index * width + 15)])
      let (height, wide, focal) = (row[4], row[9], row[14])
      let place = ": row \(index)"
      guard sides.contains(height), sides.contains(wide) else {
        throw file.error(place, "a picture of \(wide)×\(height) pixels", hint: hint)
      }
      let size = path.sourceSize ?? CameraPath.Size(width: wide, height: height)
      path.sourceSize = size
      let (x, y) = (size.width / wide, size.height / height)
      path.poses.append(
        CameraPose(
          intrinsics: Intrinsics(fx: focal * x, fy: focal * y, cx: size.width / 2, cy: size.height / 2),
          matrix: RigidMotion(rows: (Array(row[0..<4]) + row[5..<9] + row[10..<14])[...]), place: place))
    }
    return path
  }
}
