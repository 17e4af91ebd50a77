import Support
import Tensors
import TestSupport
import Testing

/// Safetensors files made byte by byte, sound and broken.
enum Specimen {
  /// The bytes of a file.
  /// - Parameter length: what its first 8 bytes say, where that is not the length of the header.
  static func file(_ header: [UInt8], data: Int = 0, length: UInt64? = nil) -> [UInt8] {
    little(length ?? UInt64(header.count)) + header + (0..<data).map { UInt8(truncatingIfNeeded: $0) }
  }

  static func file(_ header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
    file(Array(header.utf8), data: data, length: length)
  }

  static func little(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  /// The description of a tensor: `"a":{…}`.
  static func tensor(_ name: String, _ type: String, _ shape: String, _ offsets: String) -> String {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":[\(shape)],\"data_offsets\":[\(offsets)]}"
  }

  /// The same for the type U8.
  static func tensor(_ name: String, _ shape: String, _ offsets: String) -> String {
    tensor(name, "U8", shape, offsets)
  }

  /// A sound file of U8 tensors of one dimension.
  static func sound(_ tensors: [(name: String, bytes: Int)]) -> [UInt8] {
    var offset = 0
    var members: [String] = []
    for (name, bytes) in tensors {
      members.append(tensor(name, "\(bytes)", "\(offset),\(offset + bytes)"))
      offset += bytes
    }
    return file("{\(members.joined(separator: ","))}", data: offset)
  }

  /// Opens a file of these bytes and answers what is wrong with it.
  static func problem(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> SafetensorsProblem? {
    let folder = ScratchFolder()
    let path = folder.write(bytes, to: "model.safetensors")
    do {
      _ = try SafetensorsFile(path)
      return nil
    } catch {
      guard case .safetensors(_, let problem) = error else { throw error }
      #expect(error.exitStatus == .badInput, sourceLocation: sourceLocation)
      #expect(error.place == path, sourceLocation: sourceLocation)
      #expect(!error.message.isEmpty && error.message.utf8.count < 600, sourceLocation: sourceLocation)
      return problem
    }
  }
}
