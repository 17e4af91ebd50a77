/// Verbs of what is seen in videos, and their forms by rule.
enum VerbWords {
  enum Form: Sendable { case third, participle, base, past }

  /// What form of a known verb a word is; `nil` where it is none.
  static func form(_ word: String) -> Form? {
    if let known = forms[word] { return known }
    // "breaststrokes", "arm-wrestling"
    if let hyphen = word.lastIndex(of: "-"), let form = forms[String(word[word.index(after: hyphen)...])],
      form == .third || form == .participle
    {
      return form
    }
    // No list has all verbs; nouns that end so are few.
    let isParticiple = word.count > 5 && word.hasSuffix("ing") && !endingInIng.contains(word)
    return isParticiple && word.allSatisfy { $0.isASCII && $0.isLetter } ? .participle : nil
  }

  /// Words that end as a participle does.
  private static let endingInIng: Set<String> = [
    "morning", "evening", "ceiling", "spring", "string", "clothing", "building", "sibling", "wedding", "pudding",
    "dumpling", "duckling", "darling", "herring", "viking", "lightning", "earring", "railing", "something", "nothing",
    "anything", "everything", "during", "stocking", "sterling", "outing", "lining", "flooring", "awning", "bedding",
    "seedling", "sapling", "fledgling", "hamstring", "offspring", "wellbeing", "starling", "boxing", "nursing",
    "amazing", "stunning", "interesting", "charming", "breathtaking", "fascinating", "exciting", "housing", "plumbing",
    "scaffolding", "inviting", "outstanding", "everlasting", "gosling", "hatchling", "underling", "yearling",
    "human-being",
    "gelding", "pilling", "beijing", "chongqing", "nanjing", "smiling", "captivating", "mesmerizing", "enchanting",
    "heartwarming", "shocking", "terrifying", "overwhelming", "calming", "soothing", "relaxing", "blinding",
    "deafening",
  ]

  /// Participles that are nouns more often than verbs.
  static let nounLike: Set<String> = [
    "building", "painting", "drawing", "meeting", "lighting", "setting", "clothing", "recycling", "parking", "swimming",
    "living", "dining",
    "railing", "landing", "bowling", "wedding", "ceiling", "string", "icing", "rolling", "filming", "shopping",
    "training", "racing", "sewing",
    "sleeping", "dressing", "rocking", "beginning", "opening", "ending", "string", "surrounding", "surroundings",
    "fishing", "hiking", "camping",
  ]

  /// Participles among them that are deeds where a noun stands before and a preposition behind.
  static let deeds: Set<String> = [
    "racing", "swimming", "fishing", "hiking", "camping", "training", "shopping", "rolling", "dressing", "rocking",
    "opening", "sewing", "bowling", "dining", "landing", "sleeping", "living", "meeting", "painting", "drawing",
  ]

  /// Past participles that tell what a thing is like, not what it does.
  static let describing: Set<String> = [
    "made", "called", "named", "written", "dressed", "shaped", "isolated", "filled", "painted", "covered", "surrounded",
    "lined", "printed",
    "styled", "draped", "tipped", "set", "cut", "put", "decorated", "carved", "adorned", "wrapped", "colored",
    "arranged", "lit", "left", "seen",
    "shown", "worn", "given", "taken", "known", "built", "shot", "captured", "displayed", "placed",
  ]

  private static let forms: [String: Form] = {
    var forms: [String: Form] = [:]
    for verb in bases.split(separator: " ") {
      let base = String(verb)
      forms[base] = .base
      forms[past(base)] = forms[past(base)] ?? .past
      forms[participle(base)] = .participle
      forms[third(base)] = .third
    }
    forms["doing"] = .participle
    for word in irregularPast.split(separator: " ") { forms[String(word)] = forms[String(word)] ?? .past }
    return forms
  }()

  private static func third(_ base: String) -> String {
    if base.hasSuffix("y"), let before = base.dropLast().last, !"aeiou".contains(before) {
      return base.dropLast() + "ies"
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].contains { base.hasSuffix($0) }
    return base + (hisses ? "es" : "s")
  }

  private static func participle(_ base: String) -> String {
    if base.hasSuffix("ie") { return base.dropLast(2) + "ying" }
    if base.hasSuffix("e"), !base.hasSuffix("ee"), !base.hasSuffix("ye"), !base.hasSuffix("oe") {
      return base.dropLast() + "ing"
    }
    return doubled(base) + "ing"
  }

  private static func past(_ base: String) -> String {
    if base.hasSuffix("e") { return base + "d" }
    if base.hasSuffix("y"), let before = base.dropLast().last, !"aeiou".contains(before) {
      return base.dropLast() + "ied"
    }
    return doubled(base) + "ed"
  }

  /// The last consonant twice, where a short syllable has the stress: `run` → `runn`.
  private static func doubled(_ base: String) -> String {
    let letters = Array(base)
    guard letters.count >= 3, let last = letters.last, "bdgklmnprt".contains(last) else { return base }
    let (middle, first) = (letters[letters.count - 2], letters[letters.count - 3])
    guard "aeiou".contains(middle), !"aeiou".contains(first) else { return base }
    let vowels = letters.count { "aeiou".contains($0) }
    return vowels == 1 && !(last == "k") ? base + String(last) : base
  }

  private static let bases = """
    accelerate accompany add adjust admire adorn advance aim amble amuse appear applaud apply approach arch argue arise arrange \
    arrive ascend assemble attack attempt awake bake balance bark bask bathe battle beam bear beat become beg begin bend bike bite \
    blast blaze bleed blend blink block bloom blossom blow blur board boil boogie bounce bow box brake break breathe brew brighten bring \
    bubble build bump burn burst bury buy buzz call capture careen caress carry cartwheel carve cast catch celebrate change charge chase \
    chat check cheer chew chirp choose chop churn circle clap clash clean climb cling close collapse collect collide color comb come \
    compete complete conduct consume contemplate continue cook cool count cover crackle crane crash crawl create creep cross crouch \
    cruise crumble crush cry curl curve cut cycle dance dangle dart dash decide decorate defend deliver demonstrate depart descend \
    devour dig dine direct disappear discover discuss display dissolve dive dodge draw dream dress drift drill drink drip drive drizzle \
    drop dry duck dump eat emerge emit engage enhance enjoy enter erupt escape evolve examine exchange execute exercise exit expand explode \
    explore express extend face fade fall fan feed feel fight fill film fish fix flap flash flee flicker flip float flock flow flutter \
    fly fold follow form freeze frolic fry fumble gallop gather gaze gesture get giggle give glance glare gleam glide glimmer glint glisten \
    glow gnaw go grab grasp graze greet grill grin grind grip groom grow growl guard guide hammer hand hang happen harvest hatch haul head \
    heat help herd hide highlight hike hit hold hop hover howl huddle hug hum hunt hurry hurtle ice illuminate inspect interact invite jam jog join \
    juggle jump kick kiss knead kneel knit knock land laugh launch lay lead leak lean leap learn leave lick lie lift light line \
    linger listen live load look loom loop lounge love lower lunge make march mash master measure meditate meet melt merge mix mop morph move \
    munch mutate nap navigate nest nibble nod observe offer open operate orbit overlook pace pack paddle paint parade park pass pat \
    patrol pause peck pedal peek peel peer perch perform pet pick pierce pile pirouette place plant play plow pluck plunge point poke polish pop \
    pose pounce pound pour practice pray prepare present press prowl pull pump punch purr push put race rain raise read reach read rear reassemble recline \
    reflect relax release repair rest return reveal revolve ride ring rinse ripple rise roam roar roast rock roll rotate row rub ruffle run rush sail salute \
    savor say scamper scatter scoop score scratch scream scroll scrub scurry search see sell serve sew shake shape share sharpen shatter shave \
    shimmer shine shiver shoot shop shout shovel show shower shred shuffle shut sift sign sing sink sip sit skate sketch ski skid skip \
    slam slap sled sleep slice slide slip smash smell smile smoke snap sneak sneeze sniff snore snow snowboard snuggle soak soar solve spar spark \
    sparkle speak speed spill spin spiral splash split sprawl spray spread spring sprint sprinkle squeeze squint stack stagger stalk stamp stand stare \
    start steer step stick stir stitch stop straighten stretch stride stroke stroll struggle strum study stumble surf surface surround survey swallow sway sweep \
    swerve swim swing swirl switch tackle take talk tango tap taste tear teach tend text throw thunder tickle tie tilt tiptoe toast \
    toss touch tour tow trace train transform transition travel tread trek tremble trickle trim trip trot try tuck tug tumble turn twinkle twirl twist type \
    unfold unfurl unload unpack unveil unwrap use vanish vibrate view visit wade wag wait wake walk waltz wander warm wash watch water wave weave wear weep \
    weigh whip whirl whisk whisper whistle wiggle wind wink wipe wish wobble work wrap wrestle write yawn yell zip zoom \
    strike tell crow tighten loosen swell sizzle sprout wilt honk mend chime hiss sigh gasp cough sob frown blush ooze seep gush billow \
    ignite simmer teeter hurl fling shove yank haul carve chisel sculpt slither scuttle waddle swarm purr meow neigh snarl topple \
    crumple skydive snorkel rappel rehearse shrink thaw chant preen hoist rattle clang jingle clink sag droop bob dab dribble \
    tackle dunk somersault cartwheel backflip twitch blare strut saunter trudge limp lunge swoop veer skitter \
    amuse scold tease kick comfort cradle embrace greet pet nudge squeak squeal shriek croak warble flit cuddle snooze doze slumber \
    knit stalk loop guide orbit shine relocate arrange adjust whisper present operate fasten buckle zip unzip lock unlock \
    abandon absorb accept achieve acknowledge adapt adopt aid alert alternate analyze announce anticipate \
    appreciate apologize assist assume attach attend attract avoid bandage batter befriend beckon betray boast \
    brandish browse brush budge bustle camouflage cascade chatter choke chuckle clamber clutch coax collaborate \
    compare concentrate confront connect consist contain contort convince coo cram crinkle cripple crochet dabble \
    dazzle declare defeat depict deploy deposit derail detach detect develop dim disarm discard disguise dismantle \
    disperse disturb divide divert dominate donate dread drench drown dwarf dwindle eject elevate embark encounter \
    encourage endure engulf enlarge entertain envelop erase evade evaporate exclaim exhale exhibit expect expel \
    explain extinguish fail faint falter fascinate feast fetch fidget flail flatten fleck flinch flourish free \
    gape gargle gawk generate gnash gobble graduate grimace grumble guess gulp gurgle gust haggle harness hasten \
    haunt heal hear heave hesitate hunch hush ignore imitate impress improve inch increase inflate inhale inject \
    injure insert inspire instruct intertwine invade invent investigate itch jerk jiggle jolt jostle jumble jut \
    laze locate lose lug lurch lurk maneuver manage massage meander mimic mislead mourn mumble muse negotiate \
    notice obey obscure obtain occupy ornament overflow overhear overlap own peep penetrate perceive persuade \
    pester pinch plead plummet plop poise pollinate portray praise preach preserve pretend prick proceed produce \
    propel propose protect protest protrude prove provide puncture purchase pursue puzzle quench quiver radiate \
    ransack react realize receive recede recite recognize recoil recover recruit redden refill refuse regard \
    reject rejoice remain remember remove renovate repeat replace reply represent resemble resist respond restore \
    resume retrieve reunite revive rhyme rip rouse rumble rustle sacrifice salvage savour scan scare scorch scowl \
    scramble scrape scribble scrutinize seize select send separate settle shed shrug sidestep slurp smack smear \
    smirk smolder smother snag snatch snicker snort soothe spare spew splinter spoil squat squirm squish stab \
    stammer startle steady steal steep stoop stutter submerge succeed suck suffer suggest sulk supervise suppose \
    surrender suspend sustain swat swear swish swoosh tangle taunt thank thicken think thrash thrive throb thrust \
    thump thud toil tolerate totter transport trample traverse trespass triumph undulate unravel unroll untie \
    uncover unleash upgrade urge usher utter vacate venture verify volunteer vow wail wallow want warn warp waver \
    welcome whack whimper whiz widen wield wither witness woo worship wrench wriggle wring yap yelp zap zigzag \
    practise \
    rescue plough queue duel pulse streak dock unbox sheathe unsheathe ollie mow rake hoe sow reap milk shear saddle bridle \
    jockey referee umpire dribble volley serve smash putt tee skate skateboard surf wakeboard paraglide parachute bungee \
    abseil moonwalk breakdance headbang beatbox rap hum yodel strum busk paw claw nuzzle hoot cackle cluck moo bleat bray \
    croon buzz chirrup sprout germinate ripen rot rust corrode shatter splinter crack buckle warp bulge swell deflate inflate \
    spew belch erupt simmer sear saute whisk drizzle plate garnish peel core pit mince dice grate zest ferment distill \
    solder weld rivet drill sand varnish plaster tile pave sweep scour sponge rinse wring fold crease pleat hem darn embroider \
    quilt weave spin spool unspool coil uncoil tether untether moor unmoor steer pilot taxi hover levitate teleport \
    materialize dematerialize disintegrate liquefy solidify crystallize glaze gild engrave etch sign stamp seal mail post \
    text phone dial scroll swipe click print scan photograph videotape film record rewind fast-forward pixelate glitch \
    stay \
    converse congratulate drape swaddle sniff pat nuzzle overtake rev lap polish vacuum iron grate whirr
    """

  private static let irregularPast = """
    ate began bent bit blew bought broke brought built burnt came caught chose crept cut dealt did dove drank drew drove fed fell felt fled \
    flew fought found froze gave got grew held hid hung knelt laid lay leapt led left lit made met put ran rang read rode rose said sang sank \
    sat saw shone shook shot showed sold spoke spread spun stood struck swam swept swung taught threw told took tore went woke wore wove wrote thrown seen shown taken given driven eaten fallen flown frozen grown known \
    blown drawn sewn sung swum drunk rung begun blown sworn slain strewn hewn mown sown shorn bound ground wound paid laid \
    risen shaken spoken stolen torn woken worn woven written held kept
    """
}
