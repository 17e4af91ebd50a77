import Claims
import Manifests
import Qwen2VL
import Support

/// Compiled into the module of captions: six parts in whatever form a model wrote them.
public func fuzzParts(_ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  for isOpen in [false, true] {
    let reader = PartsReader(text, isOpen: isOpen)
    guard reader.order.count == Set(reader.order).count else { fatalError("a part that stands twice in the order") }
  }
  for part in CaptionPart.allCases { _ = PartsReader.single(text, part) }
  _ = (PartsReader.prose(text), PartsReader.line(text))
  _ = StructuredCaption(foundIn: text)
  if let caption = try? StructuredCaption(text: text) {
    guard try StructuredCaption(text: caption.text) == caption else { fatalError("a caption differs after writing") }
  }
}

/// What a folder from a stranger says of its model.
public func fuzzConfig(_ bytes: [UInt8]) throws {
  _ = try Qwen2VLConfig(json: JSONParser.parse(bytes), path: "config.json")
}

/// A prompt taken apart, a caption written from it, and both held against each other and against other words: the
/// prompt stands before the first empty line, the caption behind it.
public func fuzzClaims(_ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  let halves = text.split(separator: "\n\n", maxSplits: 1)
  let reading = PromptReading(halves.first.map { String($0) } ?? "")
  let settlement = Settlement.settle(reading, [])
  let own = FactsWriter.caption(settlement)
  let other = StructuredCaption(foundIn: halves.count > 1 ? String(halves[1]) : text)
  for caption in [own, other] {
    for mode in [KeepMode.repair, .warn] {
      _ = Keeper.keep(caption, claims: settlement.claims, mode: mode, sawFrames: mode == .warn)
    }
  }
}
