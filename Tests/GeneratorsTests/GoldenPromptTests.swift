import Captioning
import Claims
import Generators
import Testing

/// One fixed caption as every shipped generator gets it.
@Suite struct GoldenPromptTests {
  @Test(
    arguments: [
      (
        "cogvideox", 224,
        """
        A young woman in a yellow raincoat walks along a rain-soaked street at night, holding a transparent \
        umbrella. Neon signs glow in pink and blue above the shop windows, and one of them reads "OPEN 24 HOURS. \
        COME IN.". She stops beside a small noodle stand, looks at the steaming pots and smiles at the cook. The \
        woman walks slowly, stops, and turns to the noodle stand. She sits down on a wooden stool and begins to \
        eat as the rain grows heavier. The cook lifts a lid. A narrow street in a large city. The camera follows \
        the woman from behind at eye level, then circles her by about ninety degrees. It ends in a medium close-\
        up and slowly pushes in. Cinematic and moody, with saturated neon colors, shallow depth of field and \
        soft reflections.
        """
      ),
      (
        "hunyuanvideo", 250,
        """
        A young woman in a yellow raincoat walks along a rain-soaked street at night, holding a transparent \
        umbrella. Neon signs glow in pink and blue above the shop windows, and one of them reads "OPEN 24 HOURS. \
        COME IN.". She stops beside a small noodle stand, looks at the steaming pots and smiles at the cook. The \
        cook, an old man with a white apron, lifts a lid and hands her a bowl, while steam drifts between them. \
        The young woman with short black hair and a bright yellow raincoat (knee-length, with \
        a hood). The woman walks slowly, stops, and turns to the noodle stand. She sits down on a wooden stool \
        and begins to eat as the rain grows heavier. Cinematic and moody, with saturated neon colors, shallow \
        depth of field and soft reflections. The camera follows the woman from behind at eye level, then circles \
        her by about ninety degrees. It ends in a medium close-up and slowly pushes in.
        """
      ),
      (
        "mochi-1", 250,
        """
        A young woman in a yellow raincoat walks along a rain-soaked street at night, holding a transparent \
        umbrella. Neon signs glow in pink and blue above the shop windows, and one of them reads "OPEN 24 HOURS. \
        COME IN.". She stops beside a small noodle stand, looks at the steaming pots and smiles at the cook. The \
        young woman with short black hair and a bright yellow raincoat (knee-length, with a \
        hood). The woman walks slowly, stops, and turns to the noodle stand. She sits down on a wooden stool and \
        begins to eat as the rain grows heavier. The cook lifts a lid. A narrow street in a large city. The \
        camera follows the woman from behind at eye level, then circles her by about ninety degrees. It ends in \
        a medium close-up and slowly pushes in. Cinematic and moody, with saturated neon colors, shallow depth \
        of field and soft reflections.
        """
      ),
      (
        "ltx-video", 250,
        """
        A young woman in a yellow raincoat walks along a rain-soaked street at night, holding a transparent \
        umbrella. Neon signs glow in pink and blue above the shop windows, and one of them reads "OPEN 24 HOURS. \
        COME IN.". She stops beside a small noodle stand, looks at the steaming pots and smiles at the cook. The \
        woman walks slowly, stops, and turns to the noodle stand. She sits down on a wooden stool and begins to \
        eat as the rain grows heavier. The cook lifts a lid. The young woman with short black \
        hair and a bright yellow raincoat (knee-length, with a hood). A narrow street in a large city. The \
        camera follows the woman from behind at eye level, then circles her by about ninety degrees. It ends in \
        a medium close-up and slowly pushes in. Cinematic and moody, with saturated neon colors, shallow depth \
        of field and soft reflections.
        """
      ),
      (
        "wan2.1", 169,
        """
        Cinematic and moody, with saturated neon colors, shallow depth of field and soft reflections. A young \
        woman in a yellow raincoat walks along a rain-soaked street at night, holding a transparent umbrella. \
        Neon signs glow in pink and blue above the shop windows, and one of them reads "OPEN 24 HOURS. COME \
        IN.". She stops beside a small noodle stand, looks at the steaming pots and smiles at the cook. The \
        woman walks slowly, stops, and turns to the noodle stand. The camera follows the woman from behind at \
        eye level, then circles her by about ninety degrees.
        """
      ),
      (
        "wan2.2-t2v", 318,
        """
        Night time. Cinematic and moody, with saturated neon colors, shallow depth of field and soft \
        reflections. A young woman in a yellow raincoat walks along a rain-soaked street at night, holding a \
        transparent umbrella. Neon signs glow in pink and blue above the shop windows, and one of them reads \
        "OPEN 24 HOURS. COME IN.". She stops beside a small noodle stand, looks at the steaming pots and \
        smiles at the cook. The cook, an old man with a white apron, lifts a lid and hands her a bowl, while \
        steam drifts between them. The young woman with short black hair and a bright yellow raincoat \
        (knee-length, with a hood). She holds a transparent umbrella with a curved handle. The woman walks \
        slowly, stops, and turns to the noodle stand. She sits down on a wooden stool and begins to eat as \
        the rain grows heavier. The camera follows the woman from behind at eye level, \
        then circles her by about ninety degrees. It ends in a medium close-up and slowly pushes in. A \
        narrow street in a large city, lined with small shops and hanging lanterns. Puddles on the ground \
        reflect the neon lights.
        """
      ),
    ] as [(String, Int, String)])
  func prompts(_ id: String, _ tokens: Int, _ text: String) throws {
    let prompt = try Formatter(Fixtures.manifest(id)).format(Fixtures.caption, usersOwn: [])
    #expect(prompt.text == text)
    #expect(prompt.tokenCount == tokens)
    #expect(prompt.generator == id)
    #expect(prompt.counter == .estimated)
  }

  @Test func whatCogVideoXDoesNotGet() throws {
    let prompt = try Formatter(Fixtures.manifest("cogvideox")).format(Fixtures.caption, usersOwn: [])
    #expect(
      prompt.dropped.map { "\($0.part.rawValue): \($0.sentence.prefix(26)) | \($0.reason) | \($0.remaining ?? "-")" }
        == [
          "dense: She sits down on a wooden  | said in the action caption as well | -",
          "dense: The cook, an old man with  | over the budget of 225 tokens | -",
          "main_object: The main subject is a youn | over the budget of 225 tokens | -",
          "main_object: She holds a transparent um | over the budget of 225 tokens | -",
          "background: A narrow street in a large | over the budget of 225 tokens | A narrow street in a large city.",
          "background: Puddles on the ground refl | over the budget of 225 tokens | -",
          "background: Distant traffic moves slow | over the budget of 225 tokens | -",
        ])
  }

  @Test func whatCLIPReadsOfHunyuanVideosPrompt() throws {
    let prompt = try Formatter(Fixtures.manifest("hunyuanvideo")).format(Fixtures.caption, usersOwn: [])
    #expect(prompt.extra.map(\.encoder) == ["CLIP-L"])
    #expect(prompt.extra.map(\.budget) == [75])
    #expect(prompt.extra.map(\.sentencesRead) == [2])
    #expect(prompt.negative?.hasPrefix("Aerial view") == true)
  }

  /// The texts above cost far less in the tokenizers that were measured, so the estimate wastes something; it must not
  /// waste half.
  @Test func theBudgetIsUsed() throws {
    for id in ["cogvideox", "hunyuanvideo"] {
      let prompt = try Formatter(Fixtures.manifest(id)).format(Fixtures.caption, usersOwn: [])
      #expect(prompt.tokenCount * 10 >= (prompt.budget ?? 0) * 9)
      #expect(prompt.wordCount >= 120)
    }
  }
}
