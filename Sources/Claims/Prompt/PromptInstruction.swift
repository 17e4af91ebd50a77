/// The beginning of a sentence that asks for something instead of telling it: "Give it a cel-shaded look", "Frame it as a
/// long shot", "It is set after dark", "With it comes a purple desk". What counts stands behind it.
enum PromptInstruction {
  enum Kind: Sendable {
    /// How it looks.
    case style
    /// How it is filmed.
    case camera
    /// Where and when it happens.
    case scene
    /// Who or what is in it.
    case subject
  }

  /// What a sentence begins with, and of how many words that is; `nil` where it tells straight on.
  static func find(_ words: some RandomAccessCollection<String>) -> (kind: Kind, length: Int)? {
    for (kind, phrases) in table {
      let length = phrases.length(in: words, at: 0)
      if length > 0 { return (kind, length) }
    }
    return nil
  }

  /// Words by which a sentence is known to ask for a look.
  static let looks: Set<String> = [
    "look", "style", "feel", "aesthetic", "mood", "vibe", "manner", "film", "footage", "grade", "palette", "tones",
    "colors", "colours", "atmosphere",
  ]

  /// What stands between "it happens" and the place.
  static let settings = PromptPhrases(
    """
    in the setting of|in a setting of|in the middle of|in front of|in|on|at|inside|outside|in and around
    """)

  private static let subjects = [
    "it", "this", "the video", "the clip", "the whole", "everything", "the scene", "the picture",
  ]

  /// Each beginning with each subject in the place of `*`, so that a phrase stands once.
  private static func phrases(_ text: String) -> PromptPhrases {
    let all = text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
    return PromptPhrases(
      all.flatMap { phrase in
        phrase.contains("*") ? subjects.map { String(phrase).replacing("*", with: $0) } : [String(phrase)]
      }.joined(separator: "\n"))
  }

  private static let table: [(Kind, PromptPhrases)] = [
    (
      .style,
      phrases(
        """
        give * a
        give * an
        give * the look of
        make * look like
        make * look
        make * in
        render * in
        render * as
        rendered in
        draw * in
        draw * as
        paint * in
        style * as
        the style is
        the style should be
        the style of * is
        the visual style is
        the look is
        the look should be
        the overall look is
        the aesthetic is
        the mood is
        the mood should be
        * has a
        * has an
        * should have a
        * should have an
        * should look like
        * should look
        * looks like
        use a
        use an
        """)
    ),
    (
      .camera,
      phrases(
        """
        frame * as
        frame * in
        frame * from
        shoot * as
        shoot * from
        film * as
        film * from
        show * as
        show * in
        show * from
        it is framed as
        it should be framed as
        it is a
        it is an
        it's a
        it's an
        it is shot from
        it is filmed from
        the framing is
        the shot is
        let the camera
        have the camera
        make the camera
        the camera should
        """)
    ),
    (
      .scene,
      phrases(
        """
        * is set
        * happens
        * takes place
        * plays
        * should be set
        * should take place
        * should happen
        set *
        place *
        it is
        it's
        the time is
        the time of day is
        the place is
        the location is
        the setting is
        the background is
        the backdrop is
        the scene is
        the weather is
        in the background is
        in the background there is
        """)
    ),
    (
      .subject,
      phrases(
        """
        with it comes
        with it is
        with it there is
        along with it comes
        we see
        we also see
        we can see
        we can also see
        you see
        you can see
        one sees
        one can see
        show
        also show
        add
        also add
        include
        also include
        there should be
        there should also be
        there must be
        there is also
        there are also
        the main subject is
        the subject is
        the main character is
        the video is about
        the clip is about
        the scene is about
        """)
    ),
  ]
}
