import Support
import TestSupport
import Testing

/// What `Golden/make_tensors.py` wrote.
enum Golden {
  static func path(_ name: String) -> String { TestFiles.golden("TensorsTests", name) }

  static func values() throws -> JSON { try JSONParser.parse(try FileSystem.read(path("values.json"), limit: 1 << 20)) }

  /// 32-bit floats that stand there as their bits.
  static func bits(_ json: JSON?) throws -> [UInt32] {
    try #require(json?.arrayValue).map { UInt32(try #require($0.intValue)) }
  }

  static func shape(_ json: JSON?) throws -> [Int] { try #require(json?.arrayValue).map { try #require($0.intValue) } }
}
