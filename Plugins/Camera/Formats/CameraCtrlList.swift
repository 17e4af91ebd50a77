import A2CPluginKit

/// CameraCtrl's poses as a JSON list, as nodes of ComfyUI pass them on: entries of 19 (18) numbers like the lines of the
/// text form.
enum CameraCtrlList: PathFormat {
  static let id = "cameractrl-json"
  static let name = "CameraCtrl poses in JSON"
  private static let hint = "a pose is a list of 19 numbers: time fx fy cx cy k1 k2 and the 3x4 world-to-camera matrix"

  static func recognises(_ file: PathFile) -> Bool {
    let count = file.json?.arrayValue?.first?.arrayValue?.count
    return count == 19 || count == 18
  }

  static func read(_ file: PathFile) throws -> CameraPath {
    guard let list = file.json?.arrayValue, let length = list.first?.arrayValue?.count, length == 18 || length == 19
    else { throw file.error("", "no list of 19 numbers", hint: hint) }
    guard list.count <= Limits.cameraPoses else { throw PathFormats.tooMany(file, list.count) }
    return RealEstateText.path(
      try list.enumerated().map { index, entry in
        let numbers = (entry.arrayValue ?? []).compactMap(\.doubleValue)
        guard numbers.count == length, entry.arrayValue?.count == length else {
          throw file.error(": [\(index)]", "no \(length) numbers, as the first entry has", hint: hint)
        }
        return RealEstateText.Row(place: ": [\(index)]", values: numbers)
      })
  }
}
