import A2CPluginKit

/// Text with one pose a line, as RealEstate10K, CameraCtrl and VideoX-Fun write it: 19 numbers
/// `time fx fy cx cy k1 k2` and the 3×4 world-to-camera matrix row by row; CamI2V leaves the time out (18 numbers) and
/// counts the lens in pixels.
///
/// Lines before the first pose that are no row of numbers are passed over: an address, a title, a blank line.
/// (hehao13/CameraCtrl: cameractrl/data/dataset.py; ZGCTroy/CamI2V.)
enum RealEstateText: PathFormat {
  static let id = "realestate10k"
  static let name = "RealEstate10K or CameraCtrl text"
  static let rowHint =
    "a pose is 19 numbers: time fx fy cx cy k1 k2 and the 3x4 world-to-camera matrix row by row (18 without the time); "
    + "12 or 16 of a camera-to-world matrix, 8 of TUM or EuRoC, 7 of TartanAir are read too"

  /// Any text that no other format claims: this is the one with the best errors for rows that are not whole.
  static func recognises(_ file: PathFile) -> Bool { file.isText }

  static func read(_ file: PathFile) throws -> CameraPath {
    let (bytes, path) = (file.bytes, file.path)
    guard let lines = NumberRow.lines(bytes, limit: Limits.cameraPoses + headerLines) else {
      throw badPath(
        path, "more lines than the limit of \(Limits.cameraPoses) poses", hint: "thin the path out before passing it")
    }
    var rows: [Row] = []
    var titles = 0
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let values = NumberRow.numbers(line)
      if let values, values.isEmpty { continue }
      guard let first = rows.first else {
        if let row = try firstRow(values, line: number, path: path) { rows.append(row) } else { titles += 1 }
        continue
      }
      guard let values else { throw badPath(path, line: number, "a word that is no number", hint: rowHint) }
      guard values.count == first.values.count else {
        throw badPath(
          path, line: number, "\(values.count) numbers, the rows before have \(first.values.count)", hint: rowHint)
      }
      rows.append(Row(place: ":\(number)", values: values))
    }
    guard !rows.isEmpty else { throw badPath(path, "no camera pose was found: " + found(lines), hint: rowHint) }
    guard rows.count <= Limits.cameraPoses else {
      throw badPath(
        path, "\(rows.count) poses are more than the limit of \(Limits.cameraPoses)",
        hint: "thin the path out before passing it")
    }
    var read = Self.path(rows)
    if titles > 0 {
      read.notes.append(.init(key: "titles", value: "\(titles) passed over", reason: "lines before the first pose"))
    }
    return read
  }

  /// What the lines hold instead of poses.
  private static func found(_ lines: [ArraySlice<UInt8>]) -> String {
    let counts = lines.compactMap { NumberRow.numbers($0)?.count }.filter { $0 > 0 }
    if let low = counts.min(), let high = counts.max() {
      let number = low == high ? "\(low)" : "\(low) to \(high)"
      return "its rows have \(number) \(number == "1" ? "number" : "numbers")"
    }
    let word = lines.first { !$0.isEmpty }.map { String(decoding: $0.prefix(40), as: UTF8.self) } ?? ""
    return "it begins with the words '\(word.filter { !$0.isNewline })'"
  }

  /// - Parameter rows: of 18 or 19 numbers, all alike; at least one.
  static func path(_ rows: [Row]) -> CameraPath {
    let lens = rows.first?.lens ?? [0, 0, 0, 0, 0, 0]
    // A principal point lies inside the picture: as a share it is about one half, in pixels it is far above 2.
    let unit: Intrinsics.Unit = abs(lens[2]) <= 2 && abs(lens[3]) <= 2 ? .normalised : .pixels
    // Some writers put the size of the pictures where the distortion stands.
    let size = pictureSize(lens)
    return CameraPath(
      poses: rows.map(\.pose), convention: PoseConvention(direction: .worldToCamera, axes: .opencv), unit: unit,
      sourceSize: size, times: rows.compactMap(\.time),
      hasDistortion: size == nil && rows.contains { $0.lens[4] != 0 || $0.lens[5] != 0 })
  }

  /// Titles that stand before the poses are few.
  private static let headerLines = 64

  struct Row {
    /// Where it stands, as it is appended to the file's name.
    let place: String
    let values: [Double]  // 18 or 19

    /// fx fy cx cy k1 k2
    var lens: ArraySlice<Double> { rebased(values.count - 18, 6) }
    private var matrix: ArraySlice<Double> { rebased(values.count - 12, 12) }

    private func rebased(_ start: Int, _ count: Int) -> ArraySlice<Double> {
      Array(values[start..<(start + count)])[...]
    }

    var pose: CameraPose {
      let k = lens
      return CameraPose(
        intrinsics: Intrinsics(fx: k[0], fy: k[1], cx: k[2], cy: k[3]), matrix: RigidMotion(rows: matrix),
        place: place)
    }

    /// Microseconds in the file, seconds here.
    var time: Double? { values.count == 19 ? values[0] / 1e6 : nil }
  }

  /// The row where these values are a pose, `nil` where the line is a title.
  private static func firstRow(_ values: [Double]?, line: Int, path: String) throws -> Row? {
    guard let values else { return nil }
    if values.count == 19 || values.count == 18 { return Row(place: ":\(line)", values: values) }
    // A title may be a number or two; a row of many numbers is a pose that is not whole, or another format.
    guard values.count >= 7 else { return nil }
    throw badPath(path, line: line, "\(values.count) numbers, expected 19 or 18", hint: rowHint)
  }

  private static func pictureSize(_ lens: ArraySlice<Double>) -> CameraPath.Size? {
    let (width, height) = (lens[4], lens[5])
    guard width >= 16, height >= 16, width <= Double(Limits.pictureSide), height <= Double(Limits.pictureSide),
      width == width.rounded(), height == height.rounded()
    else { return nil }
    return CameraPath.Size(width: width, height: height)
  }
}
