/// Words without their endings, so that `dances`, `danced` and `dancing` meet. A stem is a key and no word: it is crude on
/// purpose, and the same for every form.
package enum SynonymsStem {
  /// The stem of a word in lower case.
  package static func of(_ word: String) -> String {
    if let known = irregular[word] { return known }
    return regular(word)
  }

  private static func regular(_ word: String) -> String {
    var bytes = Array(word.utf8)
    guard bytes.count > 2, bytes.count <= 40, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
    let s = UInt8(ascii: "s")
    if bytes.count > 3, bytes.last == s, let before = bytes.dropLast().last, before != s, before != UInt8(ascii: "u"),
      before != UInt8(ascii: "i")
    {
      bytes.removeLast()
    }
    if !kept.contains(word) {
      if ends(bytes, "ing"), hasVowel(bytes.dropLast(3)), bytes.count >= 5 {
        bytes.removeLast(3)
      } else if ends(bytes, "ed"), !ends(bytes, "eed"), hasVowel(bytes.dropLast(2)), bytes.count >= 5 {
        bytes.removeLast(2)
      } else if ends(bytes, "ly"), bytes.count >= 6 {
        bytes.removeLast(2)
      }
    }
    if bytes.count > 2, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
    // "off" is no "of".
    if bytes.count > 3, let last = bytes.last, last == bytes[bytes.count - 2], !vowels.contains(last) {
      bytes.removeLast()
    }
    if bytes.count > 2, bytes.last == UInt8(ascii: "y") { bytes[bytes.count - 1] = UInt8(ascii: "i") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let vowels = Set("aeiou".utf8)

  private static func hasVowel(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.contains { vowels.contains($0) || $0 == UInt8(ascii: "y") }
  }

  private static func ends(_ bytes: [UInt8], _ ending: String) -> Bool {
    bytes.count >= ending.utf8.count && bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  /// Words that only look as if they had an ending.
  private static let kept: Set<String> = list(
    """
    evening morning building ceiling wedding something nothing anything everything clothing lightning during spring
    string hundred naked sacred family only early lonely ugly lovely friendly elderly butterfly jelly belly holy fly
    being wing king ring thing bring sibling darling duckling earring railing ceilings buildings evenings mornings
    bred sled shed rugged wicked
    """)

  /// Forms and the word that they belong to.
  private static let irregular: [String: String] = {
    let table = """
      bee: bees
      man: men
      woman: women
      child: children
      person: people persons
      mouse: mice
      goose: geese
      foot: feet
      tooth: teeth
      wolf: wolves
      leaf: leaves
      knife: knives
      calf: calves
      wife: wives
      scarf: scarves
      shelf: shelves
      half: halves
      run: ran
      sit: sat
      stand: stood
      fly: flew flown flies
      fall: fell fallen
      lie: lay lying lain lies
      sleep: slept asleep
      swim: swam swum
      sing: sang sung
      ride: rode ridden
      drive: drove driven
      write: wrote written
      speak: spoke spoken
      eat: ate eaten
      drink: drank drunk
      hold: held
      wear: wore worn
      throw: threw thrown
      catch: caught
      give: gave given
      take: took taken
      rise: rose risen
      go: went gone goes
      come: came
      leave: left-behind
      bring: brought
      build: built
      buy: bought
      fight: fought
      keep: kept
      kneel: knelt
      leap: leapt
      shake: shook shaken
      shine: shone
      sink: sank sunk
      spin: spun
      swing: swung
      sweep: swept
      weep: wept
      win: won
      blow: blew blown
      break: broke broken
      draw: drew drawn
      grow: grew grown
      hide: hid hidden
      hang: hung
      meet: met
      read: reads reading
      ring: rang rung
      see: saw seen
      sell: sold
      steal: stole stolen
      strike: struck
      teach: taught
      tell: told
      wake: woke woken
      make: made
      begin: began begun
      freeze: froze frozen
      bite: bit bitten
      say: said
      feed: fed
      die: dying died dies
      tie: tying tied ties
      be: is are was were am been being
      have: has had
      do: does did done
      """
    var forms: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let sides = line.split(separator: ":")
      guard sides.count == 2 else { continue }
      let base = regular(String(sides[0]))
      for form in sides[1].split(separator: " ") { forms[String(form)] = base }
    }
    // Without its last letter it would be another word: a mane is no man.
    for word in kept(endingInE) {
      for form in [word, word + "s", word + "d", word.dropLast() + "ing"] { forms[String(form)] = word }
    }
    // Written differently, meant alike.
    for pair in spellings.split(separator: "\n") {
      let sides = pair.split(separator: " ")
      guard sides.count == 2 else { continue }
      for ending in ["", "s", "d", "ed", "ing", "ful", "less"] {
        forms[String(sides[1]) + ending] = regular(String(sides[0]) + ending)
      }
    }
    return forms
  }()

  private static let endingInE = """
    stare care fire mane plane cane cape bare cute robe cube tube wine rate pane scare tape huge hate male bale tale file
    pile mile pole whale note pope
    """

  private static func kept(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  /// American first.
  private static let spellings = """
    color colour
    gray grey
    center centre
    theater theatre
    harbor harbour
    neighbor neighbour
    jewelry jewellery
    armor armour
    pajama pyjama
    tire tyre
    plow plough
    donut doughnut
    mustache moustache
    airplane aeroplane
    blond blonde
    mold mould
    ax axe
    curb kerb
    fiber fibre
    meter metre
    liter litre
    cozy cosy
    skeptical sceptical
    traveler traveller
    whiskey whisky
    yogurt yoghurt
    snowplow snowplough
    watercolor watercolour
    """

  private static func list(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
