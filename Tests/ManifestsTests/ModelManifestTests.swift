import Manifests
import Support
import Testing

struct ModelManifestTests {
  @Test func everythingIsRead() throws {
    let it = try ModelManifest.parse(
      text: """
        a2c: model/1
        name: nano
        training: {state: trained, note: On the synthetic world.}
        trained_on: [depth, org.a2c.pose]
        special_tokens: {"<|motion_start|>": 151657, "<|motion_end|>": 151658}
        encoders:
          motion: {weights: motion.safetensors, prefix: ""}
          camera: {in_channels: 384, pixel_unshuffle: 8, patch: 8, width: 64, heads: 4, depth: 2}
        vision:
          image: {min_pixels: 3136, max_pixels: 1003520}
          video: {max_pixels: 602112, total_pixels: 19267584, fps: 2, min_frames: 4, max_frames: 768}
        prompt: {style: instruct, template: prompt.yaml}
        """, path: "/models/nano/a2c.yaml")
    #expect(it.name == "nano" && it.folder == "/models/nano")
    #expect(it.training.state == .trained && it.training.note == "On the synthetic world.")
    #expect(it.trainedOn == ["org.a2c.depth", "org.a2c.pose"])
    #expect(it.specialTokens == ["<|motion_start|>": 151_657, "<|motion_end|>": 151_658])
    #expect(it.encoders.motion?.weights == .file("motion.safetensors") && it.encoders.motion?.prefix == "")
    let camera = try #require(it.encoders.camera)
    #expect(camera.weights == .inside && camera.inChannels == 384 && camera.pixelUnshuffle == 8 && camera.patch == 8)
    #expect(camera.width == 64 && camera.heads == 4 && camera.depth == 2)
    #expect(camera.mapHeight == 256 && camera.mapWidth == 384 && camera.framesPerToken == 1)
    #expect(it.vision.image.minPixels == 3136 && it.vision.video.minPixels == nil)
    #expect(it.vision.video.totalPixels == 19_267_584 && it.vision.video.fps == 2 && it.vision.video.maxFrames == 768)
    #expect(it.prompt.style == .instruct && it.prompt.template == "prompt.yaml")
  }

  @Test func whatIsAbsentHasItsDefault() throws {
    let it = try ModelManifest.parse(text: "a2c: model/1\nencoders: {camera: {}}", path: "a2c.yaml")
    #expect(it.training.state == .untrained && it.trainedOn.isEmpty && it.encoders.motion == nil)
    let camera = try #require(it.encoders.camera)
    #expect(camera.inChannels == 96 && camera.patch == 16 && camera.depth == 8 && camera.heads == 8)
    #expect(camera.temporalPatch == 1 && camera.merge == 1 && camera.width == nil)
  }

  @Test func everyFindingIsReportedAtOnce() {
    let text: MarkedText = """
      a2c: model/1
      training: {state: 1️⃣done}
      special_tokens: 2️⃣{"<|a|>": 7, "<|b|>": 3️⃣-1, 4️⃣c: 9}
      encoders:
        motion: {weights: 5️⃣/etc/passwd}
        camera: {in_channels: 6️⃣384, width: 7️⃣30, map_height: 8️⃣100}
      vision: {image: {min_pixels: 5000, max_pixels: 9️⃣4000}}
      """
    #expect(
      text.findings(ModelManifest.self) == [
        "1️⃣ training.state: expected one of trained, untrained, random, found 'done'",
        "3️⃣ special_tokens['<|b|>']: expected an integer from 0 to 16777215, found '-1'",
        "4️⃣ special_tokens.c: expected a special token such as <|camera_start|>, found 'c'",
        "5️⃣ encoders.motion.weights: expected a file inside the manifest's folder, found '/etc/passwd'",
        "6️⃣ encoders.camera.in_channels: expected 6 × pixel_unshuffle² × frames_per_token "
          + "= 6 × 4² × 1 = 96, found 384",
        "7️⃣ encoders.camera.width: expected a multiple of the 8 heads, found 30",
        "8️⃣ encoders.camera.map_height: expected a multiple of pixel_unshuffle × patch × merge = 64, found 100",
        "9️⃣ vision.image.max_pixels: expected at least 'min_pixels', which is 5000, found 4000",
      ])
  }

  @Test func oneIdStandsForOneToken() {
    let text: MarkedText = "a2c: model/1\nspecial_tokens: 1️⃣{\"<|a|>\": 7, \"<|b|>\": 7}"
    #expect(
      text.findings(ModelManifest.self) == ["1️⃣ special_tokens: '<|b|>' has the id 7 of '<|a|>'"])
  }
}
