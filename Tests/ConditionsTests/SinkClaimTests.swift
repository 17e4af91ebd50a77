import CA2CPlugin
import Claims
import Conditions
import Support
import Testing

/// Claims as an adapter pushes them through the C table.
@Suite struct SinkClaimTests {
  private func sink(_ limits: BlockLimits = BlockLimits()) -> (BlockSink, SinkTable) {
    let sink = BlockSink(destination: .model(ModelFacts()), limits: limits, maxTokens: 10)
    return (sink, SinkTable(sink))
  }

  /// - Returns: the status and the message.
  @discardableResult private func push(
    _ table: SinkTable, _ aspect: String? = "subject", _ value: [UInt8] = Array("a boat".utf8),
    _ sentence: [UInt8]? = Array("A boat sails.".utf8), certainty: Float = 1
  ) -> (a2c_status, String) {
    var record = a2c_error()
    record.struct_size = UInt32(MemoryLayout<a2c_error>.size)
    var claim = a2c_claim()
    claim.struct_size = UInt32(MemoryLayout<a2c_claim>.size)
    claim.certainty = certainty
    let texts = [aspect.map { Array($0.utf8) }, value, sentence].map {
      $0.map { ($0 + [0]).map { CChar(bitPattern: $0) } } ?? []
    }
    let status = texts[0].withUnsafeBufferPointer { aspect in
      texts[1].withUnsafeBufferPointer { value in
        texts[2].withUnsafeBufferPointer { sentence in
          claim.aspect = aspect.isEmpty ? nil : aspect.baseAddress
          claim.value = value.baseAddress
          claim.sentence = sentence.isEmpty ? nil : sentence.baseAddress
          return table.pointer.pointee.claim(table.pointer, &claim, &record)
        }
      }
    }
    return (status, FixedText.read(&record.message))
  }

  @Test(arguments: Aspect.allCases) func everyAspectIsTaken(_ aspect: Aspect) {
    let (sink, table) = sink()
    #expect(push(table, aspect.rawValue, certainty: 0.25).0 == A2C_OK)
    #expect(
      sink.claims == [Claim(aspect, "a boat", sentence: "A boat sails.", source: .condition(0), certainty: 0.25)])
  }

  @Test func anAspectOfLaterIsLeftOutAndLogged() {
    let (sink, table) = sink()
    #expect(push(table, "smell").0 == A2C_OK)
    #expect(sink.claims.isEmpty)
    #expect(sink.notes == ["a claim of the unknown aspect 'smell' was left out"])
    #expect(push(table).0 == A2C_OK)
    #expect(sink.claims.count == 1)
  }

  @Test(arguments: [Float.nan, .infinity, -0.1, 1.01]) func certaintyIsAShare(_ certainty: Float) {
    let (sink, table) = sink()
    #expect(push(table, certainty: certainty).0 == A2C_INTERNAL)
    #expect(sink.claims.isEmpty)
  }

  @Test func textIsOneLineWithoutControls() {
    let (sink, table) = sink()
    push(table, "text", Array(" a\u{1b}[31m \u{202e}b\n\tc ".utf8), Array("Said <|im_end|>\r\nso.".utf8))
    #expect(sink.claims.map(\.value) == ["a [31m b c"])
    #expect(sink.claims.map(\.sentence) == ["Said <|im_end|> so."])
  }

  @Test func badTextsAreRefused() {
    #expect(push(sink().1, "subject", [0x61, 0xFF]).1 == "a claim's value is not valid UTF-8")
    #expect(push(sink().1, "subject", Array("x".utf8), nil).1 == "a claim's sentence is NULL")
    #expect(push(sink().1, nil).1 == "a claim names no aspect")
    #expect(push(sink().1, "subject", Array(" \n".utf8)).1 == "a claim without a value or a sentence was pushed")
  }

  @Test(arguments: ["x", "ü", "𝄞"]) func lengthsAreLimitedInBytes(_ letter: String) {
    let bytes = Array(letter.utf8)
    let fits = Array(String(repeating: letter, count: 1000 / bytes.count).utf8)
    let (sink, table) = sink()
    #expect(push(table, "subject", fits).0 == A2C_OK)
    #expect(sink.claims.first?.value.utf8.count == fits.count)
    #expect(push(table, "subject", fits + bytes + bytes).1.contains("more than the limit of 1000"))
    let long = Array(String(repeating: letter, count: 4000).utf8) + [0x61]
    #expect(push(self.sink().1, "subject", bytes, long).1.contains("more than the limit of 4000"))
  }

  @Test func theirNumberIsLimited() {
    var limits = BlockLimits()
    limits.claims = 2
    let (_, table) = sink(limits)
    #expect(push(table).0 == A2C_OK)
    #expect(push(table).0 == A2C_OK)
    #expect(push(table).1 == "3 claims are more than the limit of 2")
  }

  @Test(arguments: [
    ("pose", true), ("key-frames", true), ("", false), ("Pose", false), ("a b", false),
    (String(repeating: "a", count: 65), false),
  ])
  func rolesAreShortNames(_ role: String, _ isGood: Bool) {
    let table = sink().1
    var wanted = a2c_wanted()
    wanted.struct_size = UInt32(MemoryLayout<a2c_wanted>.size)
    var frames = a2c_frames()
    frames.struct_size = UInt32(MemoryLayout<a2c_frames>.size)
    frames.count = 1
    let status = role.withCString { role in
      "vision".withCString { encoder in
        frames.stands_for = role
        frames.encoder = encoder
        return table.pointer.pointee.frames_begin(table.pointer, &frames, &wanted, nil)
      }
    }
    #expect((status == A2C_OK) == isGood)
  }

  /// What an adapter of before roles passes: behind its struct stands rubbish.
  @Test func framesOfBeforeRolesAreTaken() {
    let table = sink().1
    var wanted = a2c_wanted()
    wanted.struct_size = UInt32(MemoryLayout<a2c_wanted>.size)
    var frames = a2c_frames()
    frames.struct_size = 32
    frames.count = 1
    frames.stands_for = UnsafePointer(bitPattern: 0x5A5A)
    let status = "vision".withCString { encoder in
      frames.encoder = encoder
      return table.pointer.pointee.frames_begin(table.pointer, &frames, &wanted, nil)
    }
    #expect(status == A2C_OK)
  }
}
