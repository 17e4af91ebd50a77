import Claims
import Generators
import Manifests
import Testing

/// Openings that say nothing go from what a core wrote, and stay in what the user wrote.
@Suite struct LeadInTests {
  private func prompt(_ dense: String, own: [String] = []) throws -> String {
    let manifest = try GeneratorManifest.parse(
      text: "a2c: generator/1\nid: x\nname: X\nlicense: {name: MIT}\ntext: {encoder: T5}\nprompt: {parts: [dense]}\n",
      path: "x.yaml")
    return try Formatter(manifest).format(StructuredCaption([.dense: dense]), usersOwn: own).text
  }

  @Test(arguments: [
    ("The video shows a man walking.", "A man walking."), ("In this clip there is a red boat.", "A red boat."),
    ("The main subject is a young woman in red.", "The young woman in red."),
    ("The main subjects are two dogs.", "The two dogs."), ("In the video, a dog runs.", "A dog runs."),
    ("In this video, small waves roll.", "Small waves roll."),
    ("The scene is shown in a wide shot from above.", "A wide shot from above."),
    ("We see a hill at dawn.", "A hill at dawn."), ("The background is a narrow street.", "A narrow street."),
    ("The scene opens with rain on glass.", "Rain on glass."),
    ("The central figure of the scene is an old man.", "The old man."),
  ])
  func go(_ written: String, _ left: String) throws {
    #expect(try prompt(written) == left)
    #expect(try prompt(written, own: [written]) == written)
  }

  @Test(arguments: [
    "The main subject is walking.", "The video shows how bread is made.", "The scene is quiet.", "The picture shows.",
    "The background is blurred.", "We see.", "The image falls from the wall.", "The video shows us a man.",
    "The clip on his tie shines.", "In the scene of the crime, a dog runs.",
  ])
  func stay(_ written: String) throws { #expect(try prompt(written) == written) }
}
