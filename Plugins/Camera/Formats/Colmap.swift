import A2CPluginKit

/// What COLMAP's text and binary files have in common: cameras with their models, and images in no order
/// (colmap.github.io/format.html).
enum Colmap {
  struct Camera {
    var width, height: Double
    /// In pixels; the centre of the first pixel is at 0.5, as in the maps.
    var lens: Intrinsics
    var hasDistortion: Bool
  }

  struct Image {
    var name: String
    var camera: Int
    var pose: RigidMotion
    var place: String
  }

  /// A camera model: its name, how many parameters it has, and whether its first is a focal length for both axes.
  struct Model {
    let id: Int
    let name: String
    let parameters: Int
    let hasOneFocal: Bool

    static let all = [
      Model(id: 0, name: "SIMPLE_PINHOLE", parameters: 3, hasOneFocal: true),
      Model(id: 1, name: "PINHOLE", parameters: 4, hasOneFocal: false),
      Model(id: 2, name: "SIMPLE_RADIAL", parameters: 4, hasOneFocal: true),
      Model(id: 3, name: "RADIAL", parameters: 5, hasOneFocal: true),
      Model(id: 4, name: "OPENCV", parameters: 8, hasOneFocal: false),
      Model(id: 5, name: "OPENCV_FISHEYE", parameters: 8, hasOneFocal: false),
      Model(id: 6, name: "FULL_OPENCV", parameters: 12, hasOneFocal: false),
      Model(id: 7, name: "FOV", parameters: 5, hasOneFocal: false),
      Model(id: 8, name: "SIMPLE_RADIAL_FISHEYE", parameters: 4, hasOneFocal: true),
      Model(id: 9, name: "RADIAL_FISHEYE", parameters: 5, hasOneFocal: true),
      Model(id: 10, name: "THIN_PRISM_FISHEYE", parameters: 12, hasOneFocal: false),
    ]

    /// - Parameter values: as many as the model has.
    func camera(width: Double, height: Double, _ values: [Double]) -> Camera {
      let start = hasOneFocal ? 1 : 2
      return Camera(
        width: width, height: height,
        lens: Intrinsics(
          fx: values[0], fy: hasOneFocal ? values[0] : values[1], cx: values[start], cy: values[start + 1]),
        hasDistortion: values.dropFirst(start + 2).contains { $0 != 0 })
    }
  }

  /// The images by name, each with its camera's lens in pixels of the first one's pictures.
  /// - Parameter cameras: by id; empty where there is no such file.
  static func path(_ images: [Image], _ cameras: [Int: Camera], _ file: PathFile, camerasName: String) throws
    -> CameraPath
  {
    let sorted = images.enumerated().sorted { a, b in
      a.element.name == b.element.name
        ? a.offset < b.offset : NaturalOrder.precedes(a.element.name, b.element.name)
    }
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .worldToCamera, axes: .opencv), unit: .pixels)
    path.notes.append(.init(key: "order", value: "by name", reason: "COLMAP keeps its images in no order"))
    if cameras.isEmpty {
      path.notes.append(.init(key: "cameras", value: "none", reason: "there is no \(camerasName) beside the images"))
    }
    for (_, image) in sorted {
      guard let camera = cameras[image.camera] else {
        if !cameras.isEmpty {
          throw file.error(
            image.place, "the image '\(image.name)' has camera \(image.camera), which \(camerasName) lacks",
            hint: "the two files must be of one model")
        }
        path.poses.append(CameraPose(intrinsics: nil, matrix: image.pose, place: image.place))
        continue
      }
      let size = path.sourceSize ?? CameraPath.Size(width: camera.width, height: camera.height)
      path.sourceSize = size
      path.hasDistortion = path.hasDistortion || camera.hasDistortion
      let (x, y) = (size.width / camera.width, size.height / camera.height)
      let lens = camera.lens
      path.poses.append(
        CameraPose(
          intrinsics: Intrinsics(fx: lens.fx * x, fy: lens.fy * y, cx: lens.cx * x, cy: lens.cy * y),
          matrix: image.pose, place: image.place))
    }
    return path
  }
}
