import A2CPluginKit

/// Finds the file that an input stands for: the file itself, or the one of a folder that holds a path.
struct PathSource {
  let host: Host
  /// The size of the pictures, where a parameter says it.
  let askedSize: CameraPath.Size?
  var asked = PathFile.Asked()

  /// A path file, in bytes: 100,000 poses with 19 long numbers each.
  private static let fileLimit = 32 << 20
  /// An archive of arrays, which holds pictures and depth beside the poses.
  private static let archiveLimit = 256 << 20
  /// Files of one pose each that a folder may hold.
  private static let mostFiles = 10_000
  /// A file of COLMAP's, which lists the points of each image too.
  private static let colmapLimit = 512 << 20
  /// What a folder is looked through for, the likeliest first.
  private static let known = [
    "images.bin", "images.txt", "transforms.json", "transforms_train.json", "poses_bounds.npy", "camera_path.json",
    "cameras.json", "poses.npy", "poses.txt", "poses.npz",
  ]
  /// Where COLMAP leaves its models in a project.
  private static let models = ["sparse/0", "sparse", "colmap/sparse/0"]

  /// - Returns: the file, and why it was chosen where the input is a folder.
  func open(_ path: String) throws -> (file: PathFile, note: CameraPath.Note?) {
    if let merged = try single(path) { return merged }
    let (chosen, note) = try choose(path)
    let folder = Path.parent(chosen)
    let file = try PathFile(path: chosen, bytes: read(chosen), askedSize: askedSize, asked: asked) { name in
      do throws(AdapterError) {
        return try read(Path.join(folder, name))
      } catch {
        if error.kind == .missing { return nil }
        throw error
      }
    }
    return (file, note)
  }

  private func read(_ path: String) throws(AdapterError) -> [UInt8] {
    let isColmap = ["images", "cameras"].contains(Path.stem(path).lowercased())
    let isArchive = Path.fileExtension(path) == "npz"
    return try host.read(
      path, limit: isColmap ? Self.colmapLimit : isArchive ? Self.archiveLimit : Self.fileLimit)
  }

  /// A folder of files with one pose each, as ARKit's and Polycam's apps (JSON), ScanNet and 7-Scenes (text) and CUT3R
  /// (npz) write them: one document in their order. `nil` where this is none.
  private func single(_ path: String) throws -> (file: PathFile, note: CameraPath.Note?)? {
    guard let files = try? host.files(path), files != [path], files.count > 1, Self.pick(files) == nil else {
      return nil
    }
    for ending in ["json", "txt", "npz", "npy"] {
      let own = files.filter { Path.fileExtension($0) == ending }
      guard own.count > 1, own.count <= Self.mostFiles, let first = own.first, pose(first) != nil else { continue }
      let poses = own.compactMap(pose)
      // Few files beside them may be something else: what the app says of itself, the lens.
      guard 10 * poses.count >= 9 * own.count || poses.count >= own.count - 2, poses.count > 1 else { continue }
      let note = CameraPath.Note(
        key: "files", value: poses.count == own.count ? "\(own.count)" : "\(poses.count) of \(own.count)",
        reason: "the folder holds a file for each pose")
      let bytes = Array(JSON.array(poses).text().utf8)
      return (try PathFile(path: path, bytes: bytes, askedSize: askedSize, asked: asked), note)
    }
    return nil
  }

  /// The one pose of a file as it stands in a list of JSON; `nil` where there is none, or there are several.
  private func pose(_ name: String) -> JSON? {
    guard let bytes = try? read(name), let file = try? PathFile(path: name, bytes: bytes, asked: asked),
      let path = try? PathFormats.read(file, format: nil).path, path.poses.count == 1, let pose = path.poses.first
    else { return nil }
    let key: String
    switch (path.convention.direction, path.convention.axes) {
    case (.cameraToWorld, .opencv): key = "c2w"
    case (.worldToCamera, .opencv): key = "w2c"
    case (.cameraToWorld, .opengl): key = "transform_matrix"
    default: return nil
    }
    let (r, t) = (pose.matrix.rotation, pose.matrix.translation)
    let rows = [(r.r0, t.x), (r.r1, t.y), (r.r2, t.z)].map { row, shift -> JSON in
      .array([.double(row.x), .double(row.y), .double(row.z), .double(shift)])
    }
    var members = [JSON.Member(key, .array(rows))]
    if let lens = pose.intrinsics {
      members += [
        JSON.Member("fx", .double(lens.fx)), JSON.Member("fy", .double(lens.fy)), JSON.Member("cx", .double(lens.cx)),
        JSON.Member("cy", .double(lens.cy)),
      ]
    }
    if let size = path.sourceSize, path.sizeIs == .told {
      members += [JSON.Member("w", .double(size.width)), JSON.Member("h", .double(size.height))]
    }
    return .object(members)
  }

  private func choose(_ path: String) throws -> (String, CameraPath.Note?) {
    let files: [String]
    do throws(AdapterError) {
      files = try host.files(path)
    } catch {
      if let found = inModels(path) { return found }
      throw error
    }
    if files == [path] { return (path, nil) }
    if let found = Self.pick(files) { return (found, Self.note(found, in: path)) }
    if let found = inModels(path) { return found }
    let possible = files.filter {
      ["txt", "json", "npy", "npz", "csv", "log", "chan", "tum", "kitti", "freiburg"].contains(Path.fileExtension($0))
    }
    guard let only = possible.first, possible.count == 1 else {
      throw badPath(
        path, "a folder with \(possible.count) files that may be paths", hint: "name the one file of the path")
    }
    return (only, Self.note(only, in: path))
  }

  private func inModels(_ path: String) -> (String, CameraPath.Note?)? {
    for folder in Self.models {
      guard let files = try? host.files(Path.join(path, folder)), let found = Self.pick(files) else { continue }
      return (found, Self.note(found, in: path))
    }
    return nil
  }

  private static func pick(_ files: [String]) -> String? {
    for name in known {
      if let file = files.first(where: { Path.name($0).lowercased() == name }) { return file }
    }
    return nil
  }

  private static func note(_ file: String, in folder: String) -> CameraPath.Note {
    let inside = String(file.dropFirst(folder.count)).drop { $0 == "/" }
    return CameraPath.Note(key: "file", value: String(inside), reason: "the input is a folder")
  }
}
