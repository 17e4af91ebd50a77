/// Things of which only one can be true of the same bearer at the same time. A line is a class, with its values between
/// bars and the words for each value between commas.
package enum KindsExclusive {
  /// Of things: what stands before a noun or behind "is".
  static let looks = """
    red, scarlet, crimson, ruby, maroon, burgundy, vermilion, cherry red, rust colored, wine red, brick red | blue, navy, azure, cobalt, dark blue, light blue, sky blue, sapphire, indigo, royal blue | green, emerald, olive, mint, jade, lime green, moss green, khaki | yellow, lemon, mustard, amber, canary yellow | orange, tangerine, apricot | purple, violet, lilac, mauve, lavender | pink, magenta, fuchsia | brown, chestnut, auburn, bronze, copper, chocolate brown, mahogany, tawny, sandy | black, ebony, jet black, pitch black, raven, coal black | white, ivory, snow white, pearly | gray, silver, charcoal gray, slate gray | turquoise, teal, cyan | golden, gold | beige, tan, cream | blond | transparent, see through, translucent
    small, little, tiny, miniature, petite | big, large, huge, enormous, giant, gigantic, massive, colossal, immense
    young, youthful, teenage | elderly, old, aged, senior, gray haired, white haired, wrinkled, silver haired | middle aged
    new, brand new, modern | ancient, antique, old, ruined
    long, flowing | short, cropped
    tall | short
    slim, slender, thin, skinny, lean | fat, chubby, plump, overweight, sturdy, stocky, burly
    curly, wavy, frizzy | straight, sleek
    bald, hairless | long haired, short haired, curly haired
    wooden | metal, metallic, steel, iron | glass | plastic | stone, marble | leather | paper | brick
    open, ajar, wide open, opened | closed, shut, locked, sealed, boarded up
    empty, deserted, vacant, unoccupied, abandoned | crowded, full, packed, busy, bustling, teeming, jammed, sold out, occupied
    clean, spotless, immaculate, pristine | dirty, filthy, grimy, muddy, stained, soiled, mud caked, grubby
    wet, soaked, drenched, dripping, damp, soggy | dry, bone dry, parched
    hot, steaming | cold, frozen, icy
    round, circular | square, rectangular | triangular
    smooth | rough
    bright | dark, dim
    clean shaven | bearded
    striped | plain | dotted, polka dot | checkered, plaid
    fast, quick, rapid, swift, full speed, breakneck, rush, race, sprint, gallop, hurtle, speed, dash, tear along, frantic | slow, unhurried, leisurely, at walk, at walking pace, gentle, gradual, crawl, stroll, amble, saunter, creep, trudge, plod, lazy
    loud, noisy, deafening, blaring | quiet, silent, hushed, muted, soundless
    left, leftward | right, rightward
    calm, glassy, smooth, still, placid, flat, mirror smooth, quiet, tranquil | heaving, rough, choppy, stormy, raging, churning, wild, foaming, turbulent, tossing, whipped up
    frozen, icy | flowing, flow, liquid, molten
    torn, ripped, tattered, ragged, frayed, shredded | intact, whole, undamaged, untouched, spotless, immaculate
    broken, shattered, cracked, smashed, chipped, splintered | intact, whole, undamaged, unbroken, unscathed, flawless
    sharp | blunt
    heavy | light weight, lightweight
    full | empty
    lit, burning, on fire, ablaze, aflame, glowing, flaming | unlit, extinguished, not burning, burnt out, snuffed out
    fresh, ripe | rotten, withered, wilted, dried
    real, live | toy, lego, plush, plastic, clay
    first, foremost, leading, front | last, rear, hindmost, final | second | third
    taller, tallest | shorter, shortest
    older, oldest | younger, youngest
    bigger, biggest, larger, largest | smaller, smallest
    rusty, rusted, corroded | polished, gleaming, shiny, new, brand new, spotless
    sunlit, sunny | moonlit, candlelit, lamplit, torchlit
    matte | glossy, shiny
    armed | unarmed
    sharp, in focus | blurred, blurry, out of focus
    carved | molded
    handwritten | printed, typed
    blindfolded | wide eyed
    messy, cluttered | tidy, neat, orderly
    narrow | wide, broad
    deep | shallow
    transparent, clear | opaque
    """

  /// What somebody has on or about him.
  static let bodies = """
    clean shaven, beardless, smooth shaven, smooth cheeked | bearded, beard, mustache, goatee, stubble, unshaven, whiskers, sideburns
    bareheaded, hatless | hat, cap, helmet, hood, beanie, crown, turban
    barefoot, bare footed | boot, sneaker, shoe, sandal, slipper
    bald, hairless, shaven headed, shaved head | long haired, long hair, short haired, short hair, braid, ponytail, pigtail, dreadlocks, curl, curly hair, mane of hair, bun, bob, crew cut, buzz cut, afro, mohawk
    long haired, long hair, braid, ponytail, pigtail, dreadlocks, mane of hair | short haired, short hair, crew cut, buzz cut, cropped hair, close cropped, bob, short curly hair
    sneaker | boot | sandal, flip flop | high heel, heels, stiletto | slipper | loafer
    dress, gown | trousers, jeans, suit, overalls, shorts, tracksuit
    top hat | baseball cap | helmet | beret | straw hat | cowboy hat | beanie | crown, tiara
    glasses | sunglasses
    naked, nude, shirtless, bare chested | shirt, coat, suit, sweater, jacket, fully dressed
    blindfolded | wide eyed
    unarmed | armed, sword, rifle, gun, spear
    """

  /// Of the one who acts.
  static let acts = """
    stand | sit, seated | lie, recline, sleep, nap, doze, slumber, snooze | walk, stroll, wander, amble, march, stride, pace, hike | run, sprint, jog, dash, gallop | dance, waltz, twirl | swim | fly, soar | kneel | squat, crouch | crawl | climb | jump, leap, hop | drive, cycle | fall, tumble
    sleep, nap, doze, slumber, snooze | read, cook, eat, drink, sing, talk, speak, shout, laugh, play, write, type, paint, clap, wave, dance, work, knit, watch, draw, wash, bark, chase, yawn
    cry, weep, sob | laugh, giggle, smile, grin, chuckle
    stand upright, stay standing, remain standing, still standing, stay up | collapse, crumble, topple, fall apart, cave in, tumble, fall down, give way, fall over, come down
    stare, gaze, look at, look straight at, watch, meet eye, lock eye | look away, avoid look, avert, turn away, glance away, look down at floor
    rise, ascend, take off, climb, soar, lift off, go up, float up | fall, descend, land, sink, dive, plummet, plunge, drop, come down, go down, tumble
    enter, arrive, walk in, come in, step inside, go inside | leave, exit, depart, walk out, come out, step outside, go outside, walk away, drive off, drive away
    push, shove | pull, drag, tow, tug, haul
    pick up, lift up, raise | put down, set down, lower, drop, lay down
    put on, don | take off, remove, strip off
    give, hand, offer, pass | snatch, steal, grab, keep for himself, keep for herself
    build, assemble, construct | demolish, tear down, dismantle, wreck, take apart
    fill, pour | empty, drain, spill
    tie, fasten | untie, unfasten, loosen
    wrap | unwrap
    load | unload
    lock | unlock
    attack, bite, maul | protect, defend, guard, shield, lick, nuzzle
    hide | reveal, show, uncover
    ignore, disregard | notice, greet, pay attention
    remember | forget
    succeed, manage | fail
    accept | refuse, reject, decline
    overtake, pass, pull ahead | fall behind, drop back, lag
    stay, remain | leave, go away, flee, run off
    open, unlock | close, shut, slam
    park, stationary | drive, race, speed, roll
    approach, come closer, draw near | retreat, back away, flee, move away, recede, run away, withdraw
    stop, halt, stay, motionless, still, rest | move, drive, roll, run, walk, race, fly, spin, rotate, dance
    silent, in silence, say nothing, without word | talk, speak, sing, shout, whisper, chat, argue, quarrel, call out
    read | write | type | cook | paint | knit | swim | box | juggle | sew | iron | fish | carve
    hug, embrace, kiss | fight, punch, slap, argue, kick, wrestle
    toward, towards | away
    eat, chew | drink, sip
    hover, fly, soar | rest, perch, sit, land
    awake, wake, wake up, wide awake, open eyes | sleep, doze, slumber, nap, asleep, fall asleep, snore, nod off
    save, block | miss, fail, concede, let in
    win, triumph, finish first, come first, victory | lose, finish last, come last, defeat
    grow, expand, swell | shrink, wither, wilt
    freeze | melt, thaw
    appear, emerge | disappear, vanish
    catch, snatch | miss, drop
    light, ignite, kindle | extinguish, blow out, put out
    speed up, accelerate | slow down, brake
    stretch | curl up
    gather, assemble | scatter, disperse
    flow | freeze, frozen
    return, come back | leave, exit, depart, set out
    play | sleep
    """

  static let emotions = """
    happy, joyful, cheerful, smile, laugh, grin, delighted, joy, excited, thrilled, glad, merry, elated, beam, overjoyed, amused, happiness, jubilant, ecstatic, gleeful, glee, giddy, chuckle, giggle, jolly, euphoric, pleased, blissful, bliss, exultant, rejoice, jump for joy, squeal with joy, high spirit, cheer, celebrate, radiant, wag tail, tail wag, tail be wag, grin from ear to ear | sad, cry, weep, sob, sorrowful, unhappy, melancholy, tearful, sadness, grief, dejected, downcast, heartbroken, tear, teary, sniffle, despair, despairing, devastated, gloomy, miserable, misery, forlorn, mournful, mourn, grieving, grieve, crestfallen, glum, inconsolable, bury face in hand, hide face in hand, wistful, low spirit | angry, furious, enraged, anger, rage, scowl, mad, glare, irate, outraged, seething, seethe, fuming, fume, livid, wrath, fury, snarl, glower, shake fist, clench fist, stomp, yell at, shout at, slam fist, annoyed, irritated, cross with, grumpy, cranky, sullen, surly, frown, grouchy, bad tempered, disgruntled | afraid, scared, frightened, fear, terrified, terror, panic, horrified, horror, petrified, fearful, dread, cower, recoil, alarmed, panicked, panicky, spooked, frightful, tremble with fear, shrink back | bored, boredom, uninterested, indifferent, yawn, drum finger, roll eye, stare blank, slump
    calm, serene, relaxed, tranquil, peaceful, composed, calmness, unbothered, unfazed, unperturbed, undisturbed, unmoved, nonchalant, placid, unconcerned, untroubled, impassive, carefree, at ease, unflinching, unruffled | nervous, anxious, worried, tense, panic, furious, angry, excited, agitated, terrified, hysterical, frantic, shaky breath, tremble hand, twist ring, glance around, nervousness, sweat, on edge, frightened, alarmed, frenzied, distraught, uneasy, jittery, fidget, enraged, scared, afraid, bite nail, wring hand, pace up and down
    proud, pride, prideful, puff out chest, chest out, head held high | ashamed, embarrassed, humiliated, shame, hang head, sheepish, guilty
    confident, self assured, bold, assured | shy, insecure, nervous, bashful, timid, hesitant
    tired, exhausted, weary, sleepy, drowsy, worn out, fatigued, yawn, slump, drained, rub eye | energetic, lively, excited, awake, fresh, full of energy, alert
    surprised, astonished, amazed, shocked, startled, stunned, gape, gasp, jaw drop, wide eyed, taken aback, speechless, dumbfounded, astounded, mouth fall open, mouth open wide, eyes widen, raise eyebrow, surprise, disbelief, hand to mouth, hand over mouth, hand fly to mouth, cover mouth, double take, do double take | bored, indifferent, unimpressed, calm, unmoved, unsurprised
    curious, interested | bored, indifferent, uninterested
    expressionless, neutral, blank | smile, laugh, cry, happy, sad, angry, joyful
    determined, focused, resolute, intent, concentrate, concentrating, concentration, grit teeth, clench jaw, set jaw, determination | distracted, bored, hesitant, absent minded, daydream
    lonely | sociable
    confused, puzzled, bewildered, perplexed, baffled, scratch head, confusion, bemused, knit brow | confident, certain, sure
    disgusted, disgust | delighted, happy
    loving, affectionate, tender, love, in love, tenderness, affection, adoring, fond, fondly, kiss, embrace, gaze into eye, look into eye, hold hand, cuddle, snuggle, each other arm, enamored, devoted | hateful, angry, cold, indifferent
    hopeful, hope, optimistic | hopeless, desperate, despair, give up
    relieved, relief, sigh of relief | worried, anxious, tense
    grateful, thankful | ungrateful, resentful
    jealous, envious | generous
    serious, stern, solemn, grave, grim | laugh, giggle, grin, joke, playful, silly
    friendly, gentle, welcoming | hostile, menacing, threatening, aggressive
    scared, afraid, frightened, fearful, terrified, terror | brave, fearless, unafraid, calm, bold
    patient | impatient
    alive, living | dead, lifeless
    """

  static let times = """
    dawn, daybreak, sunrise, first light, early morning, sunup, sun come up, sun be come up, sun rise, sun be rise, rising sun, crack of dawn, sun peek over, sun climb over, first ray | noon, midday | afternoon | sunset, dusk, sundown, twilight, nightfall, evening, sun go down, sun be go down, sun set, sun be set, setting sun, sun be low, sky turn pink, sky turn red, sun sink, sinking sun, sun dip, sun drop, sun slip, sun disappear, last light, last ray, gloaming, blue hour | night, midnight, nighttime, after dark, moonlit, starry, moonlight, moon, in dark
    morning | noon, midday | afternoon | evening, sunset, dusk, sundown, twilight, nightfall | night, midnight, nighttime, after dark, moonlit, starry, moonlight, moon
    day, daytime, daylight, sunny, sunlight, sunshine, midday, noon, broad daylight, morning, afternoon, bright sun, blue sky | night, midnight, nighttime, after dark, moonlit, starry, moonlight, moon
    spring, springtime | summer, summertime, midsummer, high summer | autumn, autumnal, fall leaf, autumn leaf, leaves turn gold, leaves turn red | winter, wintertime, wintry, midwinter, snowfall, snow covered, frozen lake
    medieval, middle ages, middle age | modern, present day, contemporary | future, futuristic | victorian | ancient, antiquity, ancient rome, ancient egypt, roman | prehistoric, stone age | 1920s, twenties | 1930s | 1940s | 1950s, fifties | 1960s, sixties | 1970s, seventies | 1980s, eighties | 1990s, nineties
    christmas, christmas eve | halloween | easter
    """

  static let weathers = """
    rain, drizzle, downpour, rainfall, shower, rainy, pouring, raindrop, rainstorm, cloudburst, deluge | snow, snowfall, snowing, snowy, blizzard, snowflake, snowstorm, flurry | sunny, cloudless, clear sky, clear day, clear night, clear weather, sky is clear, sunshine, blue sky | fog, foggy, mist, misty
    fog, foggy, mist, misty, haze | clear air, air is clear, perfectly clear, crystal clear, clear view
    blizzard, snowstorm | cloudless, blue sky, still air, windless
    cloud, cloudy, overcast, gray sky, leaden sky, sky be gray, dull sky, low cloud, cloud cover | sunny, cloudless, clear sky, clear day, clear night, clear weather, sky is clear, sunshine, blue sky
    storm, thunderstorm, stormy, tempest, hurricane, thunder, lightning, gale, squall | sunny, cloudless, clear sky, windless, sunshine, blue sky, still air
    windy, wind, gust, gusty, breeze, breezy | windless, still air, air is still, air is completely still, calm air
    hot, heat, sweltering, scorching | cold, freezing, icy, frost, frosty, chilly, snow
    dry | wet, rain, rainy
    calm sea, flat sea, glassy sea, still water, calm water, smooth sea, mirror smooth, flat calm | heaving, rough sea, choppy, high waves, stormy sea, heavy sea, huge wave, giant wave, rough water, stormy water, raging sea, heavy swell
    """

  static let styles = """
    watercolor, aquarelle | oil painting, oil on canvas | photorealistic, realistic, lifelike, photographic, live action, hyperrealistic | anime, cel shaded, manga | cartoon | pixel art, pixelated, 8 bit, retro pixel | pencil sketch, pencil drawing, sketch | charcoal, charcoal drawing | 3d, 3d animation, 3d render, cgi, computer animation | claymation, clay animation, stop motion, plasticine | ink wash, ink painting | comic book, comic, graphic novel | paper cutout, paper cut, cut paper | low poly | woodblock print, ukiyo e | lego | stained glass | embroidery
    film noir, noir | anime, cel shaded | pixel art | watercolor | cartoon | oil painting | cyberpunk | comedy
    black and white, monochrome, grayscale, sepia, colorless | colorful, vivid, vibrant, saturated, full color, multicolored, rich color, bright color, in color
    muted, desaturated, subdued, washed out, faded, pastel | vivid, vibrant, saturated, bright color, neon color
    warm | cold, cool, icy
    dark color, deep color | pastel, pale color, light color
    vintage, retro, old fashioned | futuristic, modern, contemporary, high tech
    minimalist, minimal | cluttered, maximalist, baroque
    bright, high key, airy | dark, low key, gloomy, dim
    documentary | fantasy, surreal, dreamlike
    sharp, crisp, crystal clear | blurry, soft focus, hazy, grainy, blurred
    romantic | horror, scary
    horror, scary, eerie, creepy, spooky, menacing, sinister | comedy, cheerful, funny, comedic, lighthearted, wholesome, cozy, heartwarming
    soft light, soft lighting, diffused light | harsh light, hard light, harsh lighting
    vertical | horizontal
    photorealistic, realistic, lifelike, photographic, live action, hyperrealistic, real footage, photograph | hand drawn, drawn, animation, animated, illustration, illustrated, cartoonish, painterly, line drawing, ink outline
    serious, somber, grim, gritty | playful, whimsical, comedic, comical, lighthearted, humorous, silly, funny
    high contrast, hard contrast | low contrast, flat contrast
    """

  /// Where a whole scene can be; one at a time, unless one is a kind of the other.
  static let places = """
    beach, seashore, shore, coast, seaside
    sea, ocean, open sea
    underwater, seabed, coral reef, reef
    lake, pond
    river, stream, brook, riverbank, canal
    forest, woods, woodland, grove
    jungle, rainforest, tropical forest
    meadow, field, grassland, pasture, prairie, savanna
    desert, dune
    mountain, mountaintop, summit
    street, road, avenue, lane, alley, city, town, downtown, highway, sidewalk, intersection, crossroads, square, plaza, market, metropolis, marketplace, bazaar, freeway
    village, countryside
    park, playground
    garden, backyard
    courtyard
    bridge
    rooftop, roof terrace
    harbor, pier, dock
    living room, lounge
    kitchen
    bedroom
    bathroom
    dining room
    corridor, hallway
    office
    classroom, school
    library, bookstore, bookshop
    museum, gallery
    restaurant, cafe, diner, bar, pub
    shop, supermarket, mall, bakery
    warehouse, factory
    gym
    church, cathedral, temple, mosque
    hospital
    theater, cinema, stage, concert hall
    stadium, arena
    moon, lunar surface, lunar
    mars, martian
    train station, subway station, platform
    airport
    garage
    barn, stable, farm
    cave
    castle, palace
    laboratory
    studio, workshop
    space, outer space, moon surface, mars
    swimming pool
    island
    vineyard, orchard
    glacier, ice field, arctic, antarctica
    swamp
    attic, basement
    tent, campsite
    tunnel
    elevator
    train carriage, train car, railway carriage
    cockpit
    zoo
    greenhouse
    gas station, petrol station
    parking lot, car park
    cemetery, graveyard
    casino
    prison, jail
    canyon
    tundra
    monastery
    laundromat
    """

  /// How it is filmed, beside moves. Words of one value mean the same.
  static let shots = """
    extreme close up, macro, macro shot, extreme closeup | close up, closeup, tight shot, tightly framed, tight framing, close shot, fill frame, fill whole frame, fill screen, fill picture, fill image | medium close up | medium shot, mid shot, waist up, waist shot, medium view, medium framing, medium long shot, cowboy shot | full shot, full length, full body, head to toe, head to foot | wide shot, long shot, wide angle shot, establishing shot, wide view, panorama, extreme wide shot, extreme long shot, wide framing, panoramic, wide establishing shot, vista
    low angle, from below, worm eye, ground level, floor level, from low, low vantage, low camera, look up at, knee height | high angle, from above, bird eye, overhead, top down, aerial, drone, from high, high vantage, from overhead, look down on | eye level, eye height, at eye
    slow motion, slow mo, slowed down, slowed, slomo, high frame rate, frames per second | time lapse, timelapse, fast motion, hyperlapse, sped up, accelerated, speeded up, fast forward | real time, normal speed
    shallow depth of field, shallow focus, blurred background, bokeh, background blur, out of focus background, soft background | deep focus, deep depth of field, everything in focus, sharp from front to back
    aerial, drone, from air, bird eye | ground level, street level
    over shoulder, over the shoulder
    point of view, pov, first person view, first person perspective, first person shot, fpv, through the eyes, subjective camera | third person view, third person perspective
    dutch angle, canted, dutch tilt, tilted frame, tilted horizon, slanted
    fisheye, fish eye
    single take, one take, long take, unbroken take, continuous take, continuous shot, no cut | montage, quick cut, rapid cut, jump cut
    profile, in profile, from side, side view | from behind, from the back, rear view, back view | from the front, frontal, front view, head on
    rack focus, focus pull, pull focus, shift focus, focus shift
    wide angle, wide angle shot, wide angle lens, wide lens | telephoto, telephoto lens, long lens
    split screen
    tracking shot, follow shot
    """
}
