import Support
import Tensors
import TestSupport
import Testing

/// Files that strangers may offer. The numbers W1 and so on are those of the project's list of bad inputs.
@Suite(.serialized) struct BadSafetensorsTests {
  @Test(arguments: [0, 1, 7]) func w1FilesTooShortForALength(_ count: Int) throws {
    #expect(try Specimen.problem([UInt8](repeating: 0, count: count)) == .tooShort(bytes: count))
  }

  @Test func w1ALengthAlone() throws {
    #expect(try Specimen.problem(Specimen.little(2)) == .headerPastEnd(bytes: 2, available: 0))
    guard case .json = try Specimen.problem(Specimen.little(0)) else {
      Issue.record("an empty header is no object")
      return
    }
  }

  @Test(arguments: [1 << 63, .max, UInt64(bitPattern: -1), UInt64(Int64.max), 100_000_001, 1 << 32])
  func w2HeadersTooLarge(_ length: UInt64) throws {
    #expect(
      try Specimen.problem(Specimen.file("{}", length: length)) == .headerTooLarge(bytes: length, limit: 100_000_000))
  }

  @Test(arguments: [3, 100, 100_000_000] as [UInt64]) func w2HeadersPastTheEnd(_ length: UInt64) throws {
    #expect(try Specimen.problem(Specimen.file("{}", length: length)) == .headerPastEnd(bytes: length, available: 2))
  }

  @Test(
    arguments: [
      [0xFF], Array("{\"\u{E9}\"".utf8.prefix(3)) + [0x22], Array("{\"a\":".utf8) + [0xFF, 0x7D], Array("nul".utf8),
      Array("[]".utf8),
      Array("\"text\"".utf8), Array("1".utf8), Array(" {}".utf8), Array("\n{}".utf8), Array("{} x".utf8),
      Array("{}{}".utf8),
      Array("{\"a\":1}".utf8), Array("{\"a\":[]}".utf8), Array("{\"a\":null}".utf8), Array("{,}".utf8),
      [0xEF, 0xBB, 0xBF] + Array("{}".utf8), Array("{}\0".utf8), Array("{\"a\":{\"dtype\":\"U8\"".utf8),
    ] as [[UInt8]]) func w3HeadersThatAreNoObjectOfObjects(_ header: [UInt8]) throws
  {
    guard case .json = try Specimen.problem(Specimen.file(header)) else {
      Issue.record("accepted or refused for another reason: \(String(decoding: header, as: UTF8.self))")
      return
    }
  }

  @Test(arguments: ["[", "{\"a\":", "{\"a\":{\"x\":[[", "{\"a\":{\"shape\":[["]) func w3DeepHeaders(_ start: String)
    throws
  {
    let text = start + String(repeating: "[", count: 100_000)
    #expect(try Specimen.problem(Specimen.file(text)) != nil)
    let objects = start + String(repeating: "{\"a\":", count: 100_000)
    #expect(try Specimen.problem(Specimen.file(objects)) != nil)
  }

  @Test func w4Names() throws {
    let two = "{\(Specimen.tensor("a", "1", "0,1")),\(Specimen.tensor("a", "1", "1,2"))}"
    #expect(try Specimen.problem(Specimen.file(two, data: 2)) == .duplicateName("a"))
    let spelled = "{\(Specimen.tensor("a", "1", "0,1")),\(Specimen.tensor("\\u0061", "1", "1,2"))}"
    #expect(try Specimen.problem(Specimen.file(spelled, data: 2)) == .duplicateName("a"))
    #expect(try Specimen.problem(Specimen.sound([("", 1)])) == .emptyName)
    let long = String(repeating: "n", count: 1 << 20)
    #expect(try Specimen.problem(Specimen.sound([(long, 1)])) == .nameTooLong(long, bytes: 1 << 20, limit: 1024))
    #expect(try Specimen.problem(Specimen.sound([(String(repeating: "n", count: 1024), 1)])) == nil)
  }

  @Test(arguments: ["dtype", "shape", "data_offsets"]) func w4KeysTwiceOrMissing(_ key: String) throws {
    let values = ["dtype": "\"U8\"", "shape": "[1]", "data_offsets": "[0,1]"]
    let all = values.map { "\"\($0.key)\":\($0.value)" }
    let again = "\"\(key)\":\(values[key] ?? "")"
    let twice = "{\"a\":{\(all.joined(separator: ",")),\(again)}}"
    #expect(try Specimen.problem(Specimen.file(twice, data: 1)) == .duplicateKey(tensor: "a", key: key))
    let missing = "{\"a\":{\(all.filter { $0 != again }.joined(separator: ","))}}"
    #expect(try Specimen.problem(Specimen.file(missing, data: 1)) == .missingKey(tensor: "a", key: key))
  }

  @Test func w4Metadata() throws {
    for text in ["{\"a\":1}", "[]", "null", "{\"a\":{\"b\":\"c\"}}"] {
      guard case .json = try Specimen.problem(Specimen.file("{\"__metadata__\":\(text)}")) else {
        Issue.record("accepted: \(text)")
        continue
      }
    }
    #expect(
      try Specimen.problem(Specimen.file("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}"))
        == .duplicateKey(tensor: "__metadata__", key: "'a'"))
    #expect(
      try Specimen.problem(Specimen.file("{\"__metadata__\":{},\"__metadata__\":{}}"))
        == .duplicateName("__metadata__"))
    let big = String(repeating: "x", count: 9 << 20)
    #expect(
      try Specimen.problem(Specimen.file("{\"__metadata__\":{\"a\":\"\(big)\"}}")) == .metadataTooLarge(limit: 8 << 20))
  }

  @Test func w5Ranges() throws {
    func problem(_ tensors: String..., data: Int) throws -> SafetensorsProblem? {
      try Specimen.problem(Specimen.file("{\(tensors.joined(separator: ","))}", data: data))
    }
    #expect(try problem(Specimen.tensor("a", "4", "4,0"), data: 4) == .reversedRange(tensor: "a", begin: 4, end: 0))
    #expect(
      try problem(Specimen.tensor("a", "4", "0,4"), Specimen.tensor("b", "4", "2,6"), data: 6)
        == .overlap(tensor: "b", with: "a"))
    #expect(
      try problem(Specimen.tensor("a", "4", "0,4"), Specimen.tensor("b", "4", "0,4"), data: 4)
        == .overlap(tensor: "b", with: "a"))
    #expect(
      try problem(Specimen.tensor("a", "4", "0,4"), Specimen.tensor("b", "4", "5,9"), data: 9)
        == .hole(before: "b", bytes: 1))
    #expect(try problem(Specimen.tensor("a", "4", "2,6"), data: 6) == .hole(before: "a", bytes: 2))
    #expect(
      try problem(Specimen.tensor("a", "4", "0,4"), data: 3) == .rangePastEnd(tensor: "a", end: 4, available: 3))
    #expect(try problem(Specimen.tensor("a", "4", "0,4"), data: 7) == .trailing(bytes: 3))
    #expect(try problem(data: 5) == .trailing(bytes: 5))
  }

  @Test(arguments: ["-4,0", "0,-4", "0.0,4", "0,4e0", "0,99999999999999999999", "\"0\",4", "null,4", "[0],4"])
  func w5OffsetsThatAreNoWholeNumbers(_ offsets: String) throws {
    guard
      case .value(tensor: "a", key: "data_offsets", _) = try Specimen.problem(
        Specimen.file("{\(Specimen.tensor("a", "4", offsets))}", data: 4))
    else {
      Issue.record("accepted, or refused for another reason")
      return
    }
  }

  @Test(arguments: ["", "0", "0,4,4", "0,4,4,8"]) func w5OtherNumbersOfOffsets(_ offsets: String) throws {
    #expect(
      try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", "4", offsets))}", data: 4))
        == .value(tensor: "a", key: "data_offsets", expected: "two offsets"))
  }

  @Test func w6ManyTensorsOverOneRange() throws {
    let members = (0..<100_000).map { Specimen.tensor("t\($0)", "4", "0,4") }
    guard case .overlap = try Specimen.problem(Specimen.file("{\(members.joined(separator: ","))}", data: 4)) else {
      Issue.record("accepted, or refused for another reason")
      return
    }
  }

  @Test func w6MoreTensorsThanAnyModelHas() throws {
    let members = (0...SafetensorsHeader.maxTensors).map {
      "\"\($0)\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}"
    }
    #expect(
      try Specimen.problem(Specimen.file("{\(members.joined(separator: ","))}"))
        == .tooManyTensors(limit: SafetensorsHeader.maxTensors))
  }

  @Test(arguments: [
    "4398046511105,4194304", "9223372036854775807,2", "2,9223372036854775807", "4294967296,4294967296",
    "9223372036854775807,9223372036854775807,9223372036854775807",
  ]) func w7ProductsThatOverflow(_ shape: String) throws {
    for type in ["U8", "F32", "F64"] {
      #expect(
        try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", type, shape, "0,4"))}", data: 4))
          == .sizeOverflow(tensor: "a"))
    }
  }

  @Test func w7BytesThatOverflow() throws {
    #expect(
      try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", "F64", "2305843009213693952", "0,0"))}"))
        == .sizeOverflow(tensor: "a"))
  }

  @Test func w8SumsThatOverflow() throws {
    // Each end is a number that fits, their sum is none; both lie behind the data.
    let half = Int.max / 2 + 1
    let header =
      "{\(Specimen.tensor("a", "\(half)", "0,\(half)")),\(Specimen.tensor("b", "\(half - 1)", "\(half),\(Int.max)"))}"
    #expect(
      try Specimen.problem(Specimen.file(header, data: 4)) == .rangePastEnd(tensor: "a", end: half, available: 4))
  }

  @Test func w9Dimensions() throws {
    func problem(_ shape: String, data: Int) throws -> SafetensorsProblem? {
      try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", shape, "0,\(data)"))}", data: data))
    }
    // Nothing and one number are sound.
    #expect(try problem("0", data: 0) == nil)
    #expect(try problem("3,0,4", data: 0) == nil)
    #expect(try problem("", data: 1) == nil)
    #expect(try problem("0", data: 1) == .sizeMismatch(tensor: "a", bytes: 1, needed: 0))
    let whole = "a list of dimensions that are whole and not negative"
    for shape in ["-1", "2,-2", "1.5", "1e3", "18446744073709551616"] {
      #expect(try problem(shape, data: 4) == .value(tensor: "a", key: "shape", expected: whole))
    }
    let million = String(repeating: "1,", count: 999_999) + "1"
    #expect(try problem(million, data: 1) == .rank(tensor: "a", limit: Limits.tensorRank))
    #expect(try problem("1,1,1,1,1,1,1,1", data: 1) == nil)
    #expect(try problem("1,1,1,1,1,1,1,1,1", data: 1) == .rank(tensor: "a", limit: Limits.tensorRank))
  }

  @Test func w10TypesNarrowerThanTheReader() throws {
    // The range is that of 4 bytes an element, the type says 2, and the other way round.
    #expect(
      try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", "BF16", "4", "0,16"))}", data: 16))
        == .sizeMismatch(tensor: "a", bytes: 16, needed: 8))
    #expect(
      try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", "F32", "4", "0,8"))}", data: 8))
        == .sizeMismatch(tensor: "a", bytes: 8, needed: 16))
    // A reader that takes the elements for wider ones gets none.
    let folder = ScratchFolder()
    let path = folder.write(Specimen.file("{\(Specimen.tensor("a", "BF16", "4", "0,8"))}   ", data: 8), to: "a")
    let view = try SafetensorsFile(path).weight("a")
    #expect(view.elements(as: Float.self) == nil)
    #expect(view.elements(as: UInt8.self) == nil)
    #expect(view.floats().count == 4)
  }

  @Test(arguments: ["F8_E4M3", "F8_E5M2", "C64", "f32", "", "Q4_0"]) func w10UnknownTypes(_ type: String) throws {
    #expect(
      try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", type, "4", "0,4"))}", data: 4))
        == .unknownType(tensor: "a", type: type))
  }

  @Test func w12RangesBeyondTheFile() throws {
    for end in [5, 1 << 20, 1 << 40, Int.max] {
      #expect(
        try Specimen.problem(Specimen.file("{\(Specimen.tensor("a", "\(end)", "0,\(end)"))}", data: 4))
          == .rangePastEnd(tensor: "a", end: end, available: 4))
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let whole = Specimen.sound([("a", 5), ("b", 3)])
    #expect(try Specimen.problem(whole) == nil)
    for length in 0..<whole.count {
      #expect(try Specimen.problem(Array(whole.prefix(length))) != nil, "\(length) bytes")
    }
    #expect(try Specimen.problem(whole + [0]) == .trailing(bytes: 1))
  }

  @Test func flippedBitsNeverTrap() throws {
    let folder = ScratchFolder()
    let whole = Specimen.file(
      "{\"__metadata__\":{\"a\":\"b\"},\(Specimen.tensor("a", "F32", "2,1", "0,8")),\(Specimen.tensor("b", "U8", "", "8,9"))}",
      data: 9)
    for position in 0..<(whole.count - 9) {
      for bit in 0..<8 {
        var bytes = whole
        bytes[position] ^= 1 << bit
        let path = folder.write(bytes, to: "f")
        guard let file = try? SafetensorsFile(path) else { continue }
        // What is still accepted can be read whole.
        for name in file.names { _ = try file.weight(name).floats() }
      }
    }
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}rest of an archive", "pickle"), ("GGUF\u{3}\u{0}\u{0}\u{0}", "GGUF"),
    ("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4\n", "Git LFS"),
  ]) func otherFormatsAreNamed(_ text: String, _ name: String) throws {
    guard case .otherFormat(let what, let hint) = try Specimen.problem(Array(text.utf8)) else {
      Issue.record("not recognised")
      return
    }
    #expect(what.contains(name) && !hint.isEmpty)
    guard case .otherFormat = try Specimen.problem([0x80, 0x02, 0x63, 0x6F, 0x73, 0x0A, 1, 2, 3, 4]) else {
      Issue.record("not recognised")
      return
    }
  }

  @Test func aMissingFileIsMissing() {
    let error = #expect(throws: WeightsError.self) { try SafetensorsFile("/nowhere/model.safetensors") }
    #expect(error?.exitStatus == .missingFile)
  }

  @Test func aHeaderOf100MBOfSpaceCostsNoMemory() throws {
    let bytes = Specimen.file([UInt8]("{".utf8) + [UInt8](repeating: 0x20, count: 99_999_990))
    guard case .json = try Specimen.problem(bytes) else {
      Issue.record("accepted")
      return
    }
  }
}
