/// Word classes of English, as far as closing and thinning sentences needs them. All in lower case.
package enum EnglishWords {
  package static let determiners = words(
    """
    a an the this that these those his her its their our my your each every both some any several many few more most
    another other one two three four five six seven eight nine ten no
    """)

  package static let prepositions = words(
    """
    with without in on at by from of to for behind under over near beside besides against along across through toward
    towards around into onto upon during amid amidst among amongst beneath above below between beyond like within
    throughout inside outside atop off past underneath alongside despite via per about
    """)

  package static let conjunctions = words("and but or nor yet so then")

  /// Words that begin a clause which cannot stand alone.
  package static let subordinators = words(
    """
    while as when whenever where wherever whereas although though because since if unless until till before after once
    whether which who whom whose that than
    """)

  package static let relatives = words("who whom whose which that where")

  package static let pronouns = words(
    "he she it they we you i there who what everyone everything someone something nobody")

  /// Forms of "be", "have", "do" and the modal verbs.
  package static let auxiliaries = words(
    """
    is are was were am has have had does do did can could will would may might must should isn't aren't wasn't weren't
    doesn't don't it's he's she's there's they're that's cannot
    """)

  /// Words that English text can hardly avoid; a text without any is taken as another language.
  package static let common = words("the a an and is are of in on with to his her its their at as it from")

  /// A sentence must not end on these.
  package static let danglers: Set<String> = determiners.subtracting([
    "one", "two", "three", "other", "another", "more", "both", "her",
  ])
  .union(
    prepositions.subtracting([
      "behind", "below", "above", "around", "inside", "outside", "by", "past", "beyond", "through", "over", "along",
      "across", "about", "off", "on", "in",
    ])
  )
  .union(conjunctions).union(subordinators.subtracting(["before", "after", "once", "since"]))
  .union(auxiliaries).union(words("very quite rather too not being been be almost nearly slightly"))

  /// Adjectives that stand in rows before a noun, so that a comma after one is no border.
  package static let adjectives = words(
    """
    tall short long large small big huge tiny wide narrow broad thin thick deep shallow high low dark light bright dim
    pale soft hard warm cool cold hot dry wet old new young ancient modern clean dirty rough smooth sharp flat round
    red orange yellow green blue purple violet pink brown black white gray grey golden silver crimson scarlet azure
    turquoise teal beige tan maroon navy ivory slow quick fast quiet loud calm gentle strong weak heavy rich vivid
    bold faint clear dense sparse open empty full busy lush bare rugged steep sleek shiny glossy matte dull cozy
    rustic grand simple plain ornate elegant vast lone single serene subtle steady sweet fresh young wooden metal
    stone woolen silken early late moody gloomy sunny cloudy foggy misty snowy rainy dusty muddy grassy sandy rocky
    """)

  private static let verbStems = words(
    """
    stand sit walk run move pan tilt zoom track follow hold wear carry look gaze stare smile laugh talk speak sing dance
    play jump leap fly float drift glide hover hang lie rest lean rise fall climb descend enter exit leave arrive
    approach pass cross turn rotate spin circle orbit swing sway wave shake nod point reach grab take give put place set
    lift raise lower push pull open close begin start end finish continue stop remain stay keep capture feature depict
    present display reveal create add cast fill cover surround frame illuminate shine glow glimmer shimmer sparkle
    reflect blend mix contrast evoke convey emphasize highlight suggest provide offer include contain consist comprise
    make form become grow shrink change shift transition transform fade appear disappear emerge unfold stretch extend
    spread span line dominate occupy kneel bend stoop crouch squat step stride stroll march wander roam race rush chase
    dash sprint gallop trot crawl swim dive splash ride drive roll bounce kick throw catch toss hit strike cut chop
    slice stir pour cook eat drink sip bite taste read write draw paint type press tap touch stroke pet hug kiss embrace
    comfort help watch observe see view notice glance peer face greet meet gather join clap cheer perform pose adjust
    fix tie dress wash clean wipe sweep brush comb burn smoke rain snow blow flow drip ripple crash break tear explode
    collapse land soar dip dolly settle lead guide bring send use work build weave bathe soak drape adorn decorate show
    stage say tell ask think feel seem want try pick hand serve wait sleep wake breathe sail row pedal skate ski slide
    slip tumble twirl flip flutter flap perch graze bark meow purr howl tower loom nestle bear cradle clutch grip
    """)

  /// The form of the third person: `walks`, `watches`, `carries`.
  private static let thirdPerson: Set<String> = Set(
    verbStems.map { stem in
      if stem.hasSuffix("y"), let before = stem.dropLast().last, !"aeiou".contains(before) {
        return stem.dropLast() + "ies"
      }
      for ending in ["s", "x", "z", "ch", "sh", "o"] where stem.hasSuffix(ending) { return stem + "es" }
      return stem + "s"
    })

  private static let pluralSubjects = words("people men women children they we i you hands feet both")

  /// Whether the word at `index` is most likely a verb that carries a clause. What may be a noun as well ("the waves",
  /// "a slow zoom") counts only where a noun cannot stand.
  package static func isFiniteVerb(_ sentence: [String], at index: Int) -> Bool {
    let word = sentence[index]
    if auxiliaries.contains(word) { return true }
    guard index > 0 else { return false }
    let before = sentence[index - 1]
    let followsNoun =
      !determiners.contains(before) && !prepositions.contains(before) && !conjunctions.contains(before)
      && !isAdjective(before)
    if thirdPerson.contains(word) { return followsNoun }
    if verbStems.contains(word) {
      return pluralSubjects.contains(before)
        || (before.count > 3 && before.hasSuffix("s") && !before.hasSuffix("ss") && followsNoun)
    }
    return false
  }

  /// Whether the word may be a verb that the lists lack: ends in -s and leads on to a determiner or preposition.
  package static func mayBeVerb(_ sentence: [String], at index: Int) -> Bool {
    let word = sentence[index]
    guard index > 0, index + 1 < sentence.count, word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else {
      return false
    }
    let next = sentence[index + 1]
    return determiners.contains(next) || prepositions.contains(next) || next.hasSuffix("ly")
  }

  package static func isAdjective(_ word: String) -> Bool {
    if adjectives.contains(word) { return true }
    guard word.count > 4, !nouns.contains(word) else { return false }
    return ["ful", "ous", "ish", "ive", "able", "ible", "less", "ic"].contains { word.hasSuffix($0) }
  }

  /// Nouns that end as adjectives do.
  private static let nouns = words(
    """
    detective native executive fugitive relative locomotive olive archive handful armful spoonful mechanic music critic
    fabric magic traffic picnic clinic mosaic ceramic topic public logic plastic arctic attic fish dish radish jellyfish
    starfish goldfish swordfish polish rubbish table vegetable constable captive hive beehive cable comic medic mystic
    """)

  /// The words of a list, separated by white space.
  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
