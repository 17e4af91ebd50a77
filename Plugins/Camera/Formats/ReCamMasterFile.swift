import A2CPluginKit

/// The cameras of ReCamMaster, SynCamMaster and programs after them: `frame0: {cam01: "[…] […] […] […]"}`, matrices in
/// texts, for row vectors, from camera to world, in Unreal Engine's axes and centimetres.
enum ReCamMasterFile: PathFormat {
  static let id = "recammaster"
  static let name = "ReCamMaster or SynCamMaster JSON"

  static func recognises(_ file: PathFile) -> Bool {
    file.json.map { JSONPoseList($0) { matrix($0) != nil } != nil } ?? false
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    let hint = "expected {\"frame0\": {\"cam01\": \"[1 0 0 0] [0 1 0 0] [0 0 1 0] [x y z 1]\"}}"
    guard let json = file.json, let list = JSONPoseList(json, isPose: { matrix($0) != nil }) else {
      throw file.error("", "no matrices in texts", hint: hint)
    }
    let (entries, note) = try list.camera(file)
    guard entries.count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, entries.count) }
    let numbers = try entries.map { entry -> [Double] in
      guard let numbers = matrix(entry.json) else {
        throw file.error(entry.place, "no matrix of four rows in brackets", hint: hint)
      }
      return numbers
    }
    // Rows are those of row vectors even where no translation tells it; some programs turn them over.
    let isColumn = numbers.contains { m in [3, 7, 11].contains { abs(m[$0]) > 1e-6 } }
    let turned = isColumn ? numbers : numbers.map { m in (0..<16).map { m[$0 % 4 * 4 + $0 / 4] } }
    let centimetre = 0.01
    var path = CameraPath(
      poses: [], convention: PoseConvention(direction: .cameraToWorld, axes: .unreal), unit: .normalised)
    path.poses = zip(turned, entries).map { m, entry in
      var motion = RigidMotion(rows: m[...])
      motion.translation = motion.translation * centimetre
      return CameraPose(intrinsics: nil, matrix: motion, place: entry.place)
    }
    if let note { path.notes.append(note) }
    path.notes.append(.init(key: "units", value: "centimetres", reason: "those of Unreal Engine"))
    return path
  }

  /// Sixteen numbers in four brackets.
  private static func matrix(_ json: JSON) -> [Double]? {
    guard let text = json.stringValue, text.utf8.count < 1024, text.utf8.contains(UInt8(ascii: "[")) else { return nil }
    let words = text.split { $0 == "[" || $0 == "]" || $0 == " " || $0 == "," || $0 == ";" || $0 == "\n" || $0 == "\t" }
    let numbers = words.compactMap { Double($0) }
    return words.count == 16 && numbers.count == 16 ? numbers : nil
  }
}
