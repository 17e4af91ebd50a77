import Claims
import Testing

/// Sentences that ask instead of tell.
@Suite struct InstructionTests {
  private func claims(_ prompt: String) -> [String] {
    PromptReading(prompt).claims.map { "\($0.aspect.rawValue): \($0.value)" }
  }

  @Test(arguments: [
    ("Give it a cel-shaded look.", "style: cel-shaded look"), ("Make it look watercolor.", "style: watercolor"),
    ("The style is pixel art.", "style: pixel art"), ("Make it look oil-on-canvas.", "style: oil-on-canvas"),
    ("Frame it as a long shot from a low angle.", "camera: long shot from a low angle"),
    ("With it comes a purple desk.", "subject: a purple desk"),
    ("We also see an orange bench.", "subject: an orange bench"),
    ("The video is about a sturdy man in an orange tee.", "subject: a sturdy man in an orange tee"),
    ("The car is on the left side, second in depth.", "layout: The car is on the left side, second in depth"),
    ("The background is a warehouse.", "place: a warehouse"),
  ])
  func whatIsAskedForIsFound(_ prompt: String, _ claim: String) { #expect(claims(prompt).contains(claim)) }

  @Test func aSettingIsPlaceAndTime() {
    let found = claims("It happens in the setting of a hallway at dawn, with thick mist.")
    #expect(found == ["time: at dawn", "weather: thick mist", "place: a hallway"])
  }

  @Test(arguments: ["Give it a look.", "Make it", "The style is", "It is.", "Show", "Use a", "Frame it as", "Set it"])
  func whatAsksForNothingIsText(_ prompt: String) {
    #expect(PromptReading(prompt).sentences.count == 1)
    #expect(!PromptReading(prompt).claims.isEmpty)
  }
}
