import Wording
import TestSupport
import Testing

@Suite struct SentenceSplitterTests {
  @Test(arguments: [
    ["A man walks.", "He stops."],
    ["Dr. Smith meets Mr. J. Doe at 5 p.m. near St. Mary's.", "They talk."],
    ["He arrives at 5 p.m.", "The door opens."],
    ["The U.S. Army marches.", "Flags wave."],
    ["A lens of f/2.8 and 23.976 fps, approx. 3.5 m wide.", "No. 5 is red."],
    ["It is version 2.", "Then it ends."],
    ["He waits... then leaves.", "She waits...", "The bus comes."],
    ["He waits… then leaves…", "The bus comes."],
    ["\"Stop!\" she says.", "He stops."],
    ["A sign reads \"OPEN. COME IN. SIT DOWN.\" above a door.", "It rains."],
    ["She shouts “Stop!”", "The man turns."],
    ["He smiles (it is 5 a.m. The sun rises.) and walks.", "Birds sing."],
    ["What?", "Really?!", "Yes."],
    ["The dogs' bowl is empty.", "It's the cats' turn."],
    ["A 5'10\" man stands.", "A 6'2\" man sits."],
    ["e.g. a cat, i.e. a small one, vs. a dog, etc.", "The end."],
    ["Plan B. fails when it rains, says J. Roe."],
    ["一位女子走过石桥。", "镜头平移！", "是吗？"],
    ["招牌上写着“欢迎。请进。”的店。", "他走了进去。"],
    ["カメラが追う。", "少女が笑う。"],
    ["यह एक लड़की है।", "वह चलती है।"],
    ["Yahoo! users cheer.", "¿Qué pasa?", "Nada."],
    ["no capitals here.", "so stops count.", "approx. five of them."],
    ["A fragment without end"],
    ["1. A man walks.", "2. A dog barks."],
    ["The end.", "\"New start,\" he says."],
  ])
  func findsSentences(_ sentences: [String]) {
    let wide = sentences.count > 1 && sentences[0].contains(where: { "。！".contains($0) })
    #expect(SentenceSplitter.sentences(of: sentences.joined(separator: wide ? "" : " ")) == sentences)
  }

  @Test func loosePiecesAreKept() {
    #expect(SentenceSplitter.sentences(of: "A man walks. ... He stops. !!") == ["A man walks. ...", "He stops. !!"])
    #expect(SentenceSplitter.sentences(of: "  \n ").isEmpty)
    #expect(SentenceSplitter.sentences(of: "...") == ["..."])
  }

  @Test func lineBreaks() {
    #expect(SentenceSplitter.sentences(of: "A man\nwalks.\r\nHe  stops.") == ["A man walks.", "He stops."])
    #expect(SentenceSplitter.sentences(of: "A title\n\nA man walks") == ["A title", "A man walks"])
    #expect(SentenceSplitter.sentences(of: "- a dog\n- a cat") == ["a dog", "a cat"])
  }

  /// Whatever stands in a text, its characters come back in order.
  @Test func losesNothing() {
    var random = SplitMix(seed: 3)
    let alphabet = Array("ab A.B!?…。\"'“”()（）1,;—\u{301}é中 ")
    for _ in 0..<2000 {
      let text = String((0..<random.next(below: 60)).map { _ in alphabet[random.next(below: alphabet.count)] })
      let pieces = SentenceSplitter.sentences(of: text)
      let squeezed = { (text: String) in text.unicodeScalars.filter { !$0.properties.isWhitespace } }
      #expect(squeezed(pieces.joined()).elementsEqual(squeezed(text)), "\(text)")
    }
  }

  /// Quadratic work would take minutes here.
  @Test(.timeLimit(.minutes(1))) func hugeTextIsCheap() {
    let text = String(repeating: "(a \"b. C ", count: 20_000) + "End."
    #expect(SentenceSplitter.sentences(of: text).count > 0)
  }
}
