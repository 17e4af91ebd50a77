import Support
import Tensors
import TestSupport
import Testing

@Suite struct SafetensorsTests {
  @Test func readsWhatPythonWrote() throws {
    let file = try SafetensorsFile(Golden.path("small.safetensors"))
    let expected = try #require(try Golden.values()["safetensors"]?.members)
    #expect(Set(file.names) == Set(expected.map(\.key)))
    for member in expected {
      let view = try file.weight(member.key)
      #expect(view.shape == (try Golden.shape(member.value["shape"])), "\(member.key)")
      #expect(view.floats().map(\.bitPattern) == (try Golden.bits(member.value["floats"])), "\(member.key)")
    }
    #expect(file.header.metadata == ["format": "pt", "note": "caf\u{E9} \"quoted\"\n"])
    #expect(try file.weight("brain").type == .bf16)
    #expect(try file.weight("flags").type == .bool)
  }

  @Test func unknownNamesGetASuggestion() throws {
    let file = try SafetensorsFile(Golden.path("small.safetensors"))
    let error = #expect(throws: WeightsError.self) { try file.weight("model.embed.wieght") }
    #expect(error?.hint == "did you mean 'model.embed.weight'?")
    #expect(error?.exitStatus == .badInput)
  }

  @Test func unalignedTensorsAreRead() throws {
    let folder = ScratchFolder()
    // One byte in front shifts the others off their alignment; so does a header of any length.
    for padding in 0..<8 {
      let header =
        "{\(Specimen.tensor("pad", "1", "0,1")),\(Specimen.tensor("f", "F32", "2", "1,9")),"
        + "\(Specimen.tensor("h", "BF16", "2", "9,13")),\(Specimen.tensor("l", "I64", "1", "13,21"))}"
        + String(repeating: " ", count: padding)
      var bytes = Specimen.file(header)
      bytes +=
        [9] + [0, 0, 0x80, 0x3F] + [0, 0, 0x20, 0xC1] + [0x80, 0x3F] + [0x20, 0xC1] + [0xFE]
        + [UInt8](repeating: 0xFF, count: 7)
      let file = try SafetensorsFile(folder.write(bytes, to: "f"))
      #expect(try file.weight("f").floats() == [1, -10])
      #expect(try file.weight("h").floats() == [1, -10])
      #expect(try file.weight("l").floats() == [-2])
      let view = try file.weight("f")
      #expect((view.elements(as: Float.self) == nil) == !view.isAligned)
    }
  }

  @Test func partsOfATensor() throws {
    let view = try #require(WeightView(name: "w", shape: [2, 3], floats: [0, 1, 2, 3, 4, 5]))
    #expect(view.floats(from: 3, count: 3) == [3, 4, 5])
    #expect(view.floats(from: 4, count: 9) == [4, 5])
    #expect(view.floats(from: 6, count: 1) == [])
    #expect(view.floats(from: -1, count: .max) == [0, 1, 2, 3, 4, 5])
    withExtendedLifetime(view) {
      #expect(view.elements(as: Float.self)?.count == 6)
      #expect(view.elements(as: UInt32.self)?[1] == Float(1).bitPattern)
    }
    #expect(view.elements(as: UInt16.self) == nil)
    #expect(WeightView(name: "w", shape: [2, 3], floats: [1]) == nil)
    #expect(WeightView(name: "w", shape: [-2, -3], floats: [0, 1, 2, 3, 4, 5]) == nil)
    #expect(WeightView(name: "w", shape: [0, 3], floats: [])?.floats() == [])
  }

  @Test func aViewKeepsItsFile() throws {
    let folder = ScratchFolder()
    let path = folder.write(Specimen.sound([("a", 3)]), to: "f")
    // Nothing but the view refers to the mapping here.
    let view = try SafetensorsFile(path).weight("a")
    #expect(view.floats() == [0, 1, 2])
  }

  @Test func unknownKeysOfATensorAreSkipped() throws {
    let text =
      "{\"a\": {\"later\": [1, {\"x\": null}], \"dtype\": \"U8\", \"shape\": [2], \"data_offsets\": [0, 2]}} \n"
    #expect(try Specimen.problem(Specimen.file(text, data: 2)) == nil)
    #expect(try Specimen.problem(Specimen.file("{}")) == nil)
  }
}

@Suite struct SafetensorsWriterTests {
  let folder = ScratchFolder()

  @Test func whatIsWrittenIsReadBack() throws {
    let path = folder.file("model.safetensors")
    let writer = try SafetensorsWriter(
      path,
      entries: [
        .init("full", .f32, [2, 2]), .init("none", .f32, [0]), .init("brain \"é\"", .bf16, [3]),
        .init("half", .f16, []),
        .init("ids", .i64, [2]),
      ], metadata: ["format": "pt", "seed": "7"])
    #expect(!FileSystem.exists(path))
    try writer.append([1, 2])
    try writer.append([3, 0x1p-133])
    try writer.append([0.1, -0.1, .infinity])
    try writer.append([65504])
    try writer.append(elements: [Int64(-5), .max])
    try writer.commit()
    let file = try SafetensorsFile(path)
    #expect(file.header.metadata == ["format": "pt", "seed": "7"])
    #expect(file.header.dataStart % 8 == 0)
    #expect(try file.weight("full").floats() == [1, 2, 3, 0x1p-133])
    #expect(try file.weight("none").count == 0)
    #expect(
      try file.weight("brain \"é\"").floats()
        == [0.1, -0.1, .infinity].map { HalfPrecision.float(bfloat16: HalfPrecision.bfloat16($0)) })
    #expect(try file.weight("half").floats() == [65504])
    let ids = try file.weight("ids")
    withExtendedLifetime(ids) { #expect(ids.elements(as: Int64.self).map(Array.init) == [-5, .max]) }
    #expect(folder.names == ["model.safetensors"])
  }

  @Test func anUnfinishedFileDoesNotAppear() throws {
    do {
      let writer = try SafetensorsWriter(folder.file("a"), entries: [.init("w", .f32, [3])])
      try writer.append([1, 2])
      let error = #expect(throws: WeightsError.self) { try writer.commit() }
      #expect(error?.exitStatus == .internalFault)
    }
    #expect(folder.names == [])
  }

  @Test func wrongUseIsAnError() throws {
    let writer = try SafetensorsWriter(folder.file("a"), entries: [.init("w", .f32, [2]), .init("i", .i32, [1])])
    #expect(throws: WeightsError.self) { try writer.append([1, 2, 3]) }
    #expect(throws: WeightsError.self) { try writer.append(elements: [UInt16(1)]) }
    try writer.append([1, 2])
    #expect(throws: WeightsError.self) { try writer.append([1]) }
    try writer.append(elements: [Int32(1)])
    #expect(throws: WeightsError.self) { try writer.append([1]) }
    try writer.commit()
    for entries: [SafetensorsWriter.Entry] in [
      [.init("", .f32, [1])], [.init("a", .f32, [1]), .init("a", .f32, [1])], [.init("__metadata__", .f32, [1])],
      [.init("a", .f32, [.max, 2])], [.init("a", .f32, [-1])], [.init("a", .f32, [1, 1, 1, 1, 1, 1, 1, 1, 1])],
    ] {
      #expect(throws: WeightsError.self) { try SafetensorsWriter(folder.file("b"), entries: entries) }
    }
    #expect(folder.names == ["a"])
  }
}
