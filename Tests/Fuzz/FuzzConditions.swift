import CWorker
import Glibc
import Support

/// Compiled into the module of conditions: what a worker sends. The first byte chooses: a stream of frames, a request, or
/// a result whose memory is what follows its first line.
public func fuzzWire(_ bytes: [UInt8]) throws {
  guard let first = bytes.first else { return }
  switch first {
  case UInt8(ascii: "{"): try readResult(bytes)
  case UInt8(ascii: "?"):
    let json = try JSONParser.parse(Array(bytes.dropFirst()))
    _ = WorkerRequest(json)
    _ = WorkerFailure.error(json, adapter: "org.example", isCancelled: false)
    _ = TokenizerQuestion.ids(json)
  default:
    var reader = WorkerFrameReader()
    for start in stride(from: 0, to: bytes.count, by: 97) {
      reader.append(bytes[start..<min(start + 97, bytes.count)])
      while let frame = try reader.next() { _ = try? frame.json() }
    }
    try reader.finish()
  }
}

private func readResult(_ bytes: [UInt8]) throws {
  let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  let json = try JSONParser.parse(Array(bytes[..<end]))
  let numbers = Array(bytes[end...].dropFirst())
  let file = cworker_memory_file()
  guard file >= 0 else { fatalError("no memory file") }
  defer { close(file) }
  if !numbers.isEmpty {
    guard write(file, numbers, numbers.count) == numbers.count, cworker_seal(file) == 0 else { fatalError("write") }
  }
  _ = try BlockReader.read(
    json, numbers.isEmpty ? nil : file, destination: .model(facts), limits: BlockLimits(), maxTokens: 4096)
}

/// A model with every encoder, so that no kind of block is refused unread.
private let facts = ModelFacts(tokenWidth: 4, hasMotionEncoder: true, hasCameraEncoder: true)
