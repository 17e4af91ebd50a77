import Captioning
import Claims
import Generators
import Manifests
import Testing

/// Film terms in front of a prompt, as Wan 2.2's makers list them, and in the fields of Cosmos 3.
@Suite struct FilmTermTests {
  private func prompt(
    _ parts: [CaptionPart: String], own: [String] = [], _ id: String = "wan2.2-t2v"
  ) throws -> FormattedPrompt {
    try Formatter(Fixtures.manifest(id)).format(StructuredCaption(parts), usersOwn: own)
  }

  /// The terms that a caption of a style or a camera sentence gets.
  @Test(arguments: [
    ("It is framed as a medium close-up.", "Medium close-up shot."), ("It is a long shot.", "Wide shot."),
    ("The camera stands still and looks from a low angle.", "Low angle shot."),
    ("A close-up at night, in moonlight.", "Close-up shot, night time, moonlight."),
    ("Natural light, soft shadows, warm colours.", "Daylight, soft lighting, warm colors."),
    ("Backlit at dawn in a symmetrical composition.", "Edge lighting, dawn time, symmetrical composition."),
  ])
  func told(_ sentence: String, _ terms: String) throws {
    let text = try prompt([.dense: "A cat walks along a wall.", .camera: sentence]).text
    #expect(text.hasPrefix(terms + " "), "\(text)")
  }

  /// Nothing is made up: denied, changing, written on a sign, of two kinds, or in another language.
  @Test(arguments: [
    "It is no close-up.", "It starts as a wide shot and ends in a close-up.", "A sign reads \"close-up at night\".",
    "A wide shot and a close-up.", "镜头静止。", "The camera stays.",
  ])
  func notTold(_ sentence: String) throws {
    let text = try prompt([.dense: "A cat walks along a wall.", .camera: sentence]).text
    #expect(text.hasPrefix("A cat walks"), "\(text)")
  }

  /// An angle goes where the camera moves; four terms at most.
  @Test func asTheMakersLimitThem() throws {
    let moving = try prompt([.dense: "A cat.", .camera: "The camera dollies forward from a low angle."])
    #expect(!moving.text.hasPrefix("Low angle"))
    let many = try prompt([
      .dense: "A cat at night.", .camera: "A close-up, side lit.", .style: "Moonlight, soft light, cool colours.",
    ])
    #expect(many.text.hasPrefix("Side lighting, close-up shot, night time, moonlight. "), "\(many.text)")
  }

  /// What the terms say wholly goes where a core wrote it, and stays where the user did.
  @Test func eachFactOnce() throws {
    let parts: [CaptionPart: String] = [.dense: "A cat walks along a wall.", .camera: "It is a long shot."]
    let added = try prompt(parts)
    #expect(added.text == "Wide shot. A cat walks along a wall.")
    #expect(added.dropped.map(\.reason) == [.terms("wide shot")])
    let own = try prompt(parts, own: ["It is a long shot."])
    #expect(own.text == "Wide shot. A cat walks along a wall. It is a long shot.")
  }

  /// What is not told in front stays in its sentence.
  @Test func theFifthTermStays() throws {
    let text = try prompt([
      .dense: "A cat at night.", .camera: "A close-up. Side lit.", .style: "Moonlight. Warm colours.",
    ]).text
    #expect(text.contains("Warm colours."), "\(text)")
  }

  @Test func cosmosGetsThemAsFields() throws {
    let text = try prompt(
      [.dense: "A cat.", .camera: "A close-up from a low angle at night.", .style: "Soft light, warm tones."], "cosmos3"
    ).text
    for field in [
      #""framing":"Close-up shot""#, #""camera_angle":"Low angle shot""#, #""color_scheme":"Warm colors""#,
      #""illumination_effect":"Soft lighting""#, #""conditions":"Night time""#,
    ] {
      #expect(text.contains(field), "\(field): \(text)")
    }
  }

  private func prompt(_ parts: [CaptionPart: String], _ id: String) throws -> FormattedPrompt {
    try prompt(parts, own: [], id)
  }
}
