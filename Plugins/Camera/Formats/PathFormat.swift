import A2CPluginKit

/// A file format of camera paths. A format is added by adding a file with a type of this kind and its name to
/// ``PathFormats/all``.
protocol PathFormat {
  /// What the parameter `format` calls it.
  static var id: String { get }
  /// The name a person knows it by.
  static var name: String { get }
  /// Whether a file is of this format, by its content. The first that says yes reads it.
  static func recognises(_ file: PathFile) -> Bool
  /// - Throws: ``AdapterError`` of kind `badInput`, with the line or the place in the document.
  static func read(_ file: PathFile) throws -> CameraPath
}

extension PathFormat {
  fileprivate static func isNamed(_ id: String) -> Bool { self.id == id }
}

/// The formats, in the order in which they are asked.
enum PathFormats {
  static var all: [any PathFormat.Type] {
    [
      MotionCtrlFile.self, CameraCtrlList.self, TransformsFile.self, NerfstudioPath.self, Record3DFile.self,
      ReCamMasterFile.self,
      JSONPoses.self, LLFFArray.self, NumpyPoses.self, ColmapBinary.self, ColmapText.self, NamedColumns.self,
      ChanText.self, TUMText.self,
      KITTIText.self, SevenColumns.self, MatrixBlocks.self, MovesText.self, RealEstateText.self,
    ]
  }

  /// - Parameter id: a format's id, `nil` to read it off the file.
  static func read(
    _ file: PathFile, format id: String?
  ) throws -> (path: CameraPath, format: any PathFormat.Type) {
    guard !file.bytes.allSatisfy(isSpace) else {
      throw file.error("the file is empty", hint: "expected one camera pose a line")
    }
    let found = all.first { id.map($0.isNamed) ?? $0.recognises(file) }
    // The last format takes any text.
    let isKnown = found != nil && found != RealEstateText.self
    if id == nil, let error = UnreadFormats.error(file, isKnown: isKnown) { throw error }
    guard let format = found else {
      let known = all.map { $0.name }.joined(separator: ", ")
      throw file.error(
        "the format of this camera path is not known" + members(file), hint: "formats that are read: \(known)")
    }
    if id == nil, format == RealEstateText.self, file.numbersInRow == 8 { throw noQuaternion(file) }
    let path = try format.read(file)
    guard !path.poses.isEmpty else { throw file.error("no camera pose was found", hint: "expected \(format.name)") }
    guard path.poses.count <= Limits.cameraPoses else { throw tooMany(file, path.poses.count) }
    return (path, format)
  }

  /// What a document holds, as the end of a sentence.
  private static func members(_ file: PathFile) -> String {
    guard let json = file.json else { return "" }
    let names = (json.members ?? json.arrayValue?.first?.members ?? []).map(\.key).filter { $0.count <= 40 }
    return names.isEmpty ? "" : ": it holds \(names.prefix(8).joined(separator: ", "))"
  }

  /// Eight columns that no format reads: the last four are no rotation.
  private static func noQuaternion(_ file: PathFile) -> AdapterError {
    let lines = NumberRow.lines(file.bytes, limit: 1 << 16) ?? []
    let line = lines.firstIndex { NumberRow.numbers($0)?.count == 8 }
    return badPath(
      file.path, line: line.map { $0 + 1 }, "8 numbers a line whose last four are no quaternion: its length is not 1",
      hint:
        "a TUM or EuRoC line is time, place and quaternion; a .chan line is frame, place, angles, lens, its frames one "
        + "more a line; the parameter format says which it is")
  }

  static func tooMany(_ file: PathFile, _ count: Int) -> AdapterError {
    file.error(
      "\(count) poses are more than the limit of \(Limits.cameraPoses)", hint: "thin the path out before passing it")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}

extension PathFile {
  fileprivate func error(_ message: String, hint: String) -> AdapterError { error("", message, hint: hint) }
}

/// An error in a path file; `line` counts from 1.
func badPath(_ path: String, line: Int? = nil, _ message: String, hint: String) -> AdapterError {
  AdapterError(.badInput, message, place: line.map { "\(path):\($0)" } ?? path, hint: hint)
}
