import CA2CPlugin
import Support
import TestSupport
import Testing

/// Normal maps of every convention become one.
@Suite struct NormalTests {
  /// A wall that faces the viewer above a floor that faces up, 24 × 24.
  private func normals(_ turn: (SIMD3<Float>) -> SIMD3<Float> = { $0 }) -> [SIMD3<Float>] {
    (0..<576).map { turn($0 / 24 < 14 ? SIMD3(0, 0, 1) : SIMD3(0, 0.96, 0.28)) }
  }

  private func bytes(_ normals: [SIMD3<Float>]) -> [UInt8] {
    normals.flatMap { normal in (0..<3).map { UInt8(((normal[$0] + 1) * 127.5).rounded()) } }
  }

  private func encode(_ pixels: [UInt8], _ parameters: String = "{}") throws -> Recording {
    let host = PluginHost()
    host.media["/normal"] = MemoryMedia(kind: A2C_MEDIA_PICTURE, width: 24, height: 24, content: .rgb([pixels]))
    return try host.encode("Normal", "normal", ["/normal"], parameters)
  }

  private func pixels(_ result: Recording) throws -> [UInt8] { try #require(result.frames.first?.frames.first).pixels }

  @Test func upStays() throws {
    let result = try encode(bytes(normals()))
    #expect(try pixels(result) == bytes(normals()))
    #expect(result.decision("green") == "up")
    #expect(
      result.texts == [
        "A normal map, 24×24; red is to the right, green is up, blue is towards the viewer.",
        "58 % of the area faces the viewer and 42 % of the area faces upwards, as a floor does.",
      ])
  }

  @Test func downIsTurned() throws {
    let down = bytes(normals { $0 * SIMD3(1, -1, 1) })
    let result = try encode(down)
    #expect(result.decision("green") == "down")
    #expect(try zip(pixels(result), bytes(normals())).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    #expect(try pixels(encode(down, #"{"green": "up"}"#)) == down)
  }

  @Test func swappedChannels() throws {
    let result = try encode(bytes(normals { SIMD3($0.z, $0.y, $0.x) }))
    #expect(result.decision("channels") == "bgr")
    #expect(try pixels(result) == bytes(normals()))
  }

  /// Where only the usual tells which way is up, nothing is said of floors.
  @Test func unsureSaysNothingOfFloors() throws {
    let result = try encode(bytes((0..<576).map { $0 / 24 < 10 ? SIMD3(0, 0.96, 0.28) : SIMD3(0, 0, 1) }))
    #expect(result.decisions.first { $0.key == "green" }?.reason.contains("does not tell") == true)
    #expect(result.texts.last == "58 % of the area faces the viewer.")
    let other = try encode((0..<1728).map { UInt8($0 * 7 % 256) })
    #expect(other.decision("kind") == "uncertain" || other.texts.count == 1)
  }

  @Test func signedArrays() throws {
    let scratch = ScratchFolder()
    // OpenCV's axes: y down, z away from the viewer.
    let values = normals { $0 * SIMD3(1, -1, -1) }
    let flat = values.flatMap { [$0.x, $0.y, $0.z] }
    let path = scratch.write(NumberFiles.npy(flat, [24, 24, 3]), to: "normals.npy")
    let result = try PluginHost().encode("Normal", "normal", [path])
    #expect(result.decision("values") == "-1 to 1")
    #expect(result.decision("blue") == "turned")
    #expect(result.decision("green") == "down")
    #expect(try zip(pixels(result), bytes(normals())).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    let planes = (0..<3).flatMap { channel in values.map { $0[channel] } }
    let planar = scratch.write(NumberFiles.npy(planes, [3, 24, 24]), to: "planes.npy")
    #expect(try pixels(PluginHost().encode("Normal", "normal", [planar])) == pixels(result))
    let wrong = scratch.write(NumberFiles.npy([1, 2, 3, 4], [2, 2]), to: "wrong.npy")
    #expect(throws: PluginFailure.self) { try PluginHost().encode("Normal", "normal", [wrong]) }
  }
}
