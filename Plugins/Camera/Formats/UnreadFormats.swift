import A2CPluginKit

/// Formats of cameras that are not read: what they are called, and the way from there.
enum UnreadFormats {
  /// The error for a file of one of them, `nil` for any other.
  /// - Parameter isKnown: whether a format claims it.
  static func error(_ file: PathFile, isKnown: Bool) -> AdapterError? {
    if isKeys(file) {
      return file.error(
        "",
        "lines of keys (phi, theta, r), as ViewCrafter and TrajectoryCrafter take them: angles around a point whose "
          + "distance the file does not tell",
        hint: "pass the poses that these programs make of them: 12 numbers a line, or an array [n, 4, 4] in an npy file"
      )
    }
    if file.columns.contains(where: { ["yaw", "heading", "pitch"].contains($0) }), !isKnown {
      return file.error(
        "", "places and angles (\(file.columns.joined(separator: ", "))), whose axes and order the file does not tell",
        hint: matrices)
    }
    if !isKnown, let (name, way) = named(file) { return file.error("", "\(name), which is not read", hint: way) }
    return nil
  }

  /// Three lines of 2 to 49 keys (five with shifts across and up) which begin with 0 and are no poses.
  private static func isKeys(_ file: PathFile) -> Bool {
    guard file.isText, file.bytes.count < 1 << 14 else { return false }
    let lines = file.firstLines
    let rows = lines.compactMap { NumberRow.numbers($0) }
    guard (3...5).contains(lines.count), rows.count == lines.count,
      rows.allSatisfy({ (2...49).contains($0.count) && $0[0] == 0 })
    else {
      return false
    }
    return !rows.allSatisfy { row in
      switch row.count {
      case 4: false
      case 7: QuaternionRows.fits(row)
      case 8: QuaternionRows.isUnit(row[4..<8])
      case 12, 13, 18, 19: RigidMotion(rows: row.suffix(12)).rotation.deviationFromOrthonormal <= 0.1
      case 16, 17: RigidMotion(rows: row.suffix(16)).rotation.deviationFromOrthonormal <= 0.1
      default: false
      }
    }
  }

  private static let matrices = "export its matrices: transforms.json, 12 numbers a line, or an array [n, 4, 4] in npy"

  private static func named(_ file: PathFile) -> (name: String, way: String)? {
    if let json = file.json {
      let first = json.arrayValue?.first ?? json
      if first["shots"] != nil {
        return ("OpenSfM's reconstruction.json", "export it: opensfm export_colmap, and pass that folder")
      }
      if json["views"] != nil, json["poses"] != nil {
        return ("a scene of Meshroom or OpenMVG (.sfm)", "convert it with ns-process-data or export it to COLMAP")
      }
      if json["sfm_data_version"] != nil {
        return ("OpenMVG's sfm_data.json", "export it to COLMAP: openMVG_main_openMVG2Colmap, and pass that folder")
      }
      if first["location"] != nil, first["rotation"] != nil {
        return ("places and angles (location, rotation), whose axes and order the file does not tell", matrices)
      }
      if json["camera_path"] != nil || json["keyframes"] != nil {
        return (
          "a camera path without poses between its key frames", "let nerfstudio write it again: 'generate command'"
        )
      }
      return nil
    }
    let starts: [(String, String)] = [
      ("Kaydara FBX", "FBX"), ("; FBX", "FBX"), ("Ogawa", "Alembic"), ("#usda", "USD"), ("PXR-USDC", "USD"),
      ("BLENDER", "a Blender scene"), ("#ROSBAG", "a ROS bag"), ("HIERARCHY", "BVH"), ("//Maya", "a Maya scene"),
      ("SQLite format 3", "a COLMAP database"), ("# Bundle file", "Bundler's bundle.out"), ("<", "an XML file"),
    ]
    for (start, name) in starts where file.bytes.starts(with: start.utf8) { return (name, matrices) }
    return nil
  }
}
