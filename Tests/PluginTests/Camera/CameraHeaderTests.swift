import Support
import TestSupport
import Testing

/// What a path file says of itself above its rows.
@Suite struct CameraHeaderTests {
  private func read(_ text: String, _ name: String = "path.txt") throws -> Recording {
    let scratch = ScratchFolder()
    return try PluginHost().encode("Camera", "camera", [scratch.write(text, to: name)])
  }

  private func failure(_ text: String, _ name: String = "path.txt") -> String {
    do {
      _ = try read(text, name)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// Matrices whose places go to the right.
  private let rows = (0..<12).map { "1 0 0 \(Double($0) / 5) 0 1 0 0 0 0 1 0" }.joined(separator: "\n")

  @Test(arguments: [
    ("", "c2w"), ("# world-to-camera, row by row\n", "w2c"), ("# w2c\n", "w2c"), ("# cam2world\n", "c2w"),
    ("# camera extrinsics\n", "w2c"),
  ])
  func direction(_ title: String, _ direction: String) throws {
    let result = try read(title + rows)
    #expect(result.decision("direction") == direction)
    let way = direction == "c2w" ? "trucks right" : "trucks left"
    #expect(result.texts.contains { $0.contains(way) }, "\(result.texts)")
  }

  @Test func axes() throws {
    let result = try read("# OpenGL axes\n" + rows)
    #expect(result.decision("axes") == "opengl")
  }

  /// Yaw, pitch and roll are not a .chan file's three angles.
  @Test func anglesOfAVehicle() {
    let table = "frame,x,y,z,yaw,pitch,roll\n" + (0..<9).map { "\($0),\($0),0,0,\($0),0,0" }.joined(separator: "\n")
    #expect(failure(table, "flight.csv").contains("yaw, pitch, roll"))
  }

  @Test func namedColumns() throws {
    // AirSim's recording: north is forward.
    let title = "VehicleName\tTimeStamp\tPOS_X\tPOS_Y\tPOS_Z\tQ_W\tQ_X\tQ_Y\tQ_Z\tImageFile\n"
    let lines = (0..<12).map { "\t\(1000 + $0)\t\(Double($0) / 5)\t0\t0\t1\t0\t0\t0\timg_\($0).png" }
    let result = try read(title + lines.joined(separator: "\n"), "airsim_rec.txt")
    #expect(result.decision("format") == "table")
    #expect(result.texts.contains { $0.contains("dollies forward") }, "\(result.texts)")
    let text = title + lines.joined(separator: "\n")
    #expect(failure(text.replacing("\t1\t0\t0\t0\t", with: "\t2\t0\t0\t0\t")).contains("length is not 1"))
    for bytes in DamagedFiles.of(Array(text.utf8)) {
      do { _ = try read(String(decoding: bytes, as: UTF8.self)) } catch { #expect(error is PluginFailure) }
    }
  }

  @Test(arguments: [
    ("0.1\n0.2\n0.3\n", "its rows have 1 number"), ("hello\nworld\n", "it begins with the words 'hello'"),
    ("<document><camera/></document>", "an XML file"), ("# Bundle file v0.3\n1 0\n", "Bundler"),
    (#"[{"location": [0, 0, 0], "rotation": [0, 0, 0]}]"#, "location, rotation"),
    (#"{"a": 1, "b": 2}"#, "it holds a, b"),
    ("0 30\n0 0\n0 0\n0 0\n0 0\n", "keys"),
  ])
  func whatWasFound(_ text: String, _ words: String) { #expect(failure(text).contains(words), "\(failure(text))") }
}
