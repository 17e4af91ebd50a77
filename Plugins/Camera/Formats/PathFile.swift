import A2CPluginKit

/// A path file that was read, and what lies beside it.
struct PathFile {
  let path: String
  let bytes: [UInt8]
  /// The size of the pictures, where a parameter says it.
  let askedSize: CameraPath.Size?
  let asked: Asked

  /// What parameters say where files of a format leave it open.
  struct Asked {
    enum Order: String, CaseIterable { case xyzw, wxyz }
    /// Which number of a quaternion is w.
    var quaternion: Order?
    /// Which camera of several.
    var camera: String?
    /// Which array, or member of a JSON document, holds the poses.
    var array: String?
  }
  /// The document where the file begins like JSON; `nil` where it does not.
  let json: JSON?
  /// What a file of the same folder holds, `nil` where there is none of this name.
  let companion: (String) throws -> [UInt8]?

  /// - Throws: ``AdapterError`` where a file that begins like JSON is none.
  init(
    path: String, bytes: [UInt8], askedSize: CameraPath.Size? = nil, asked: Asked = Asked(),
    companion: @escaping (String) throws -> [UInt8]? = { _ in nil }
  ) throws {
    self.path = path
    // Rows in brackets, as NumPy prints them, are rows.
    let bytes = TextFile.unfenced(Self.isPrinted(bytes) ? bytes.map { $0 == 91 || $0 == 93 ? 32 : $0 } : bytes)
    self.bytes = bytes
    self.askedSize = askedSize
    self.asked = asked
    self.companion = companion
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes.starts(with: mark) ? 3 : 0
    let first = bytes[start...].first { $0 != 32 && !(9...13).contains($0) }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      json = nil
      return
    }
    do throws(JSONError) {
      json = try JSONParser.parse(bytes, source: path)
    } catch {
      throw AdapterError(.badInput, error.message, place: error.place, hint: "the file begins like JSON; repair it")
    }
  }

  /// Whether a text begins with a bracket, has brackets and numbers only, and no comma: no JSON.
  private static func isPrinted(_ bytes: [UInt8]) -> Bool {
    guard bytes.first(where: { $0 != 32 && !(9...13).contains($0) }) == 91, bytes.count < 1 << 24 else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case 9...13, 32, 43, 45, 46, 48...57, 69, 91, 93, 101: true
      default: false
      }
    } && bytes.split(separator: 93).dropFirst().contains { $0.contains(91) || $0.contains(10) }
  }

  var name: String { Path.name(path).lowercased() }

  /// Whether this may be lines of text that are no JSON.
  var isText: Bool { json == nil && !bytes.prefix(4096).contains(0) }

  /// The first lines that are neither blank nor comments, of text; 64 lines are looked at.
  var firstLines: [ArraySlice<UInt8>] {
    guard isText else { return [] }
    let lines = NumberRow.lines(Array(bytes.prefix(1 << 16)), limit: 1 << 16) ?? []
    return lines.prefix(64).filter { line in
      guard let first = line.first(where: { $0 != 32 && $0 != 9 }) else { return false }
      return first != UInt8(ascii: "#")
    }
  }

  /// How many numbers the first row of at least seven numbers has.
  var numbersInRow: Int? { firstRow?.count }

  /// The first row of at least seven numbers.
  var firstRow: [Double]? { firstLines.lazy.compactMap { NumberRow.numbers($0) }.first { $0.count >= 7 } }

  /// The lines above the first row that is numbers, in small letters: what the file says of itself.
  var header: String {
    guard isText else { return "" }
    let lines = NumberRow.lines(Array(bytes.prefix(1 << 14)), limit: 1 << 14) ?? []
    let above = lines.prefix { (NumberRow.numbers($0)?.count ?? 0) < 7 }
    return above.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n").lowercased()
  }

  /// The direction and the axes that the file's own words name; `nil` where they name none, or both.
  var told: (direction: PoseConvention.Direction?, axes: PoseConvention.Axes?) {
    let words = header.map { "-_".contains($0) ? " " : String($0) }.joined()
    func says(_ phrases: [String]) -> Bool { phrases.contains { words.contains($0) } }
    let isOut = says(["world to cam", "world2cam", "w2c", "extrinsic", "view matri"])
    let isIn = says(["cam to world", "camera to world", "cam2world", "c2w"])
    let (isOpenGL, isOpenCV) = (says(["opengl", "blender"]), says(["opencv"]))
    return (
      isOut == isIn ? nil : isOut ? .worldToCamera : .cameraToWorld,
      isOpenGL == isOpenCV ? nil : isOpenGL ? .opengl : .opencv
    )
  }

  /// The names of the columns in small letters, where a line above the rows is a title: four words and more, no number.
  var columns: [String] {
    let lines = header.split(separator: "\n").map(Self.cells)
    return lines.last { $0.count >= 4 && $0.allSatisfy { Double($0) == nil } && !$0.contains("") } ?? []
  }

  /// The cells of a line of a table, without blanks, quotes and the mark of a comment.
  static func cells(_ line: some StringProtocol) -> [String] {
    let plain = String(line.drop { "#".contains($0) })
    let marks: [Character] = ["\t", ",", ";", " "]
    let mark = marks.first { plain.contains($0) } ?? " "
    return plain.split(separator: mark, omittingEmptySubsequences: mark == " ").map {
      $0.filter { !" \"\r".contains($0) }
    }
  }

  func error(_ place: String = "", _ message: String, hint: String) -> AdapterError {
    badPath(path + place, message, hint: hint)
  }
}
