import Captioning
import Generators
import Testing

@Suite struct GoldenPromptTests {
  @Test(arguments: ["cogvideox", "hunyuanvideo", "mochi-1", "ltx-video", "wan2.1", "wan2.2-t2v"])
  func show(_ id: String) throws {
    let p = try Formatter(Fixtures.manifest(id)).format(Fixtures.caption)
    print("GOLD", id, p.tokenCount, p.budget ?? 0, p.wordCount, "\n\(p.text)\n", p.dropped.map { "  - \($0.part) [\($0.reason)] \($0.sentence) => \($0.remaining ?? "")" }.joined(separator: "\n"), p.extra)
  }
}
