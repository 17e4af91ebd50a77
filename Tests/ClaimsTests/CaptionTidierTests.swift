import Claims
import Testing

/// What says nothing of the video leaves a caption; what does stays, letter for letter.
@Suite struct CaptionTidierTests {
  @Test(arguments: [
    "The visual style is left open.", "No action of the woman is laid down.", "The time of day is not specified.",
    "N/A", "None.", "Background: N/A", "Not applicable", "Style: not specified.",
    "The prompt does not mention the weather.", "It is unclear what the man does.", "The framing may be chosen freely.",
    "The total is two subjects.", "The clip lasts about two seconds and is one single take.", "No action is given.",
    "There is no information about the background.", "未指定。", "As an AI, I cannot see the video.", "The style is open.",
  ])
  func whatIsAboutTheCaptionLeaves(_ sentence: String) {
    #expect(CaptionTidier.tidy(sentence) == "")
    #expect(CaptionTidier.tidy("A dog runs. " + sentence) == "A dog runs.")
  }

  @Test(arguments: [
    "The door is left open.", "The camera is open.", "No shot is given away.", "The shop is open.",
    "The scene is open to the sky.", "The character is unknown to the villagers.", "No camera movement.",
    "A sign says \"The style is left open.\"", "The setting is a city.", "None of the birds moves.",
    "Nothing moves in the street.", "The lens is open wide and flares.", "Nobody knows the man in the background.",
    "The clip of her hair is two inches long.", "A prompt answer comes from the crowd.", "背景是一片无人的海滩。",
    "The place is open to visitors all day.", "The open style of the house lets light in.",
  ])
  func whatIsAboutTheVideoStays(_ sentence: String) { #expect(CaptionTidier.tidy(sentence) == sentence) }

  @Test func behindButStandsTheVideo() {
    #expect(
      CaptionTidier.tidy("The place is not specified, but it appears to be a beach.") == "It appears to be a beach.")
  }

  @Test func noSentenceTwice() {
    #expect(CaptionTidier.tidy("A dog runs. A cat sits. A dog runs.") == "A dog runs. A cat sits.")
    #expect(CaptionTidier.tidy("A sign says \"A\". A sign says \"a\".") == "A sign says \"A\". A sign says \"a\".")
  }

  @Test func noFragmentBehindALimit() {
    #expect(CaptionTidier.tidy("A dog runs. Behind it a large and", wasCut: true) == "A dog runs.")
    #expect(
      CaptionTidier.tidy("A brown dog runs across the wide fie", wasCut: true) == "A brown dog runs across the wide.")
    #expect(CaptionTidier.tidy("A dog", wasCut: true) == "")
  }
}
