import CA2CPlugin
import TestSupport
import Testing

/// The drawing of a path for a model without a camera encoder.
@Suite struct CameraPictureTests {
  @Test func drawnWhereThereIsNoEncoder() throws {
    let scratch = ScratchFolder()
    // Straight forward: up the page from above, to the right from the side.
    let rows = (0...10).map { "0 0.5 0.9 0.5 0.5 0 0 1 0 0 0 0 1 0 0 0 0 1 \(-$0)" }
    let file = scratch.write("url\n" + rows.joined(separator: "\n"), to: "path.txt")
    let host = PluginHost()
    host.facts.has_camera_encoder = 0
    let result = try host.encode("Camera", "camera", [file])
    #expect(result.tensors.isEmpty)
    let block = try #require(result.frames.first)
    #expect(result.frames.count == 1)
    #expect(block.encoder == "vision")
    #expect(!block.isVideo)
    let picture = try #require(block.frames.first)
    #expect([picture.width, picture.height] == [896, 448])
    // The path is 336 pixels long, in the middle of each view; it starts green and ends red.
    #expect(picture.color(224, 392) == [0, 170, 0])
    #expect(picture.color(224, 56) == [220, 0, 0])
    #expect(picture.color(448 + 56, 224) == [0, 170, 0])
    #expect(picture.color(448 + 392, 224) == [220, 0, 0])
    #expect(picture.color(5, 5) == [255, 255, 255])
    #expect(result.texts.last == "The camera dollies forward.")
    #expect(result.texts.count == 2)
    #expect(result.decision("shown as") == "a drawing of the path")
  }
}
