/// More words that may stand for each other: how people paraphrase what is done. As in ``Synonyms``, a line is a group.
extension Synonyms {
  static let paraphrases = """
    counter, countertop, worktop
    animation, animated
    claymation, clay animation, stop motion clay, clay puppet, clay figure, animated clay
    kneel, one knee, drop to one knee, fall to knees, go down on one knee, on knees
    wave, raise hand in greeting, raise hand, lift hand in greeting
    hug, each other arm, fall into each other arm
    subway car, metro train, subway train, metro car, underground train, train carriage, train car
    seabed, bottom of sea, sea floor, ocean floor, bottom of ocean
    nature documentary, wildlife film, nature film, wildlife documentary, nature program
    warm color, warm tone, golden tone, amber tone, warm hue, golden hue, warm palette
    vintage, celluloid, faded color, old film
    oil painting, brushstroke, brush stroke, impasto, paint on canvas
    3d, computer graphic, rendered, cg, cgi
    elderly woman, old woman, old lady, elderly lady
    elderly man, old man, old gentleman, elderly gentleman
    noodle soup, ramen
    wooden, plank, built of plank, made of plank
    sleep, fall asleep, doze off, nod off, drift off
    leave, pull out, pull out of, pull away, set off
    melt, turn to water, turn into water
    selfie, photograph herself, photograph himself, picture of herself, picture of himself
    hit, patter, pelt, drum against, beat against, lash
    score, score goal, kick ball into net, find net, put ball into net
    burst, pop
    newspaper, paper, morning paper, daily paper
    fall, drift down, flutter down, float down, rain down, tumble down
    glasses, bespectacled, eyeglasses
    covered, all over, caked, smeared, coated, plastered, spattered
    torn, rags, in tatters, shredded
    striped, stripe
    windless, breath of air, breath of wind, not a breath
    night, sky black, black sky, dark sky, night sky, sky be black, sky be dark
    winter, deep snow, snowdrift, thick snow, under snow, snow lie
    1920s, twenties, roaring twenties, flapper, jazz age
    autumn, golden leaf, red leaf, orange leaf, falling leaf, autumn leaf, fallen leaf, yellow leaf
    spring, cherry blossom, blossoming tree
    wind, gale, gust, blustery, squall, windswept
    snow, flake, snowflake
    dawn, first pink light, first gray light, first golden light, first sunlight
    birdsong, bird sing, singing bird, bird be sing
    space, outer space, among stars, zero gravity, weightlessness
    student, pupil, schoolchild
    father, dad, papa
    friend, pal, buddy, mate, companion
    neighbor, woman next door, man next door
    boss, manager
    refrigerator, fridge
    stove, cooker
    tap, faucet
    elevator, lift
    pram, baby carriage, stroller
    skip, jump rope
    tear, rip, shred, tear up, rip up
    underwater, flooded, submerged, sunken, drowned
    hairless, bald, shaven headed
    hydrant, fire hydrant
    stairs, staircase, steps, flight of stairs, flight of steps, stairway
    log, trunk, tree trunk
    fallen, toppled, felled
    rice field, rice paddy, paddy, paddy field, rice terrace
    seedling, young plant, young shoot, shoot
    seagull, gull
    scallion, spring onion, green onion
    flacon, perfume bottle
    dust particle, speck of dust, dust mote, mote, dust speck
    particle, speck, mote
    sunbeam, ray of sun, ray of sunlight, beam of sunlight, shaft of light, sunray, beam of light, rays of sun, rays of the sun
    stall, booth, stand
    vendor, seller, stallholder, street seller, hawker
    merchant, trader
    chef, cook
    barber, hairdresser
    cyclist, bike rider, bicycle rider
    biker, motorcyclist
    surfer, wave rider
    goalkeeper, goalie, keeper
    spectators, audience, onlookers
    guest, visitor
    customer, shopper, client
    queue, waiting line, line of people, long line
    crowd, mass of people
    husband and wife, married couple, couple
    bride and groom, newlyweds, wedding couple
    soldier, trooper
    sailor, seaman, mariner
    thief, burglar, robber
    magician, conjurer
    wizard, sorcerer
    knight, armored warrior
    astronaut, spaceman, cosmonaut
    robot, android, automaton
    alien, extraterrestrial
    ghost, spirit, phantom, specter
    monster, beast, creature
    dragonfly, damselfly
    foal, young horse
    fawn, young deer
    mend, repair, fix, patch, patch up
    torn, ripped, ragged
    rotate, turn about its axis, turn on its axis, revolve
    flip, turn over, toss over
    ascend, rise, climb, go up, walk up
    descend, go down, climb down, walk down, come down
    roll in, approach, draw near, close in, come in
    catch, snatch, grab, pluck out of air
    release, let go, set free, let rise, let loose
    drop, lose, let fall, let go
    deliver, bring, hand over
    plant, set out
    grow, sprout, push up, swell, shoot up, spring up
    bloom, blossom, open up, unfold, unfurl
    touch, meet, tap
    hammer, beat, pound, strike
    drip, drip down, trickle, ooze, fall in drops
    pour, tip out, flow
    spill, spill over, run over
    melt, thaw
    freeze, ice over
    sway, swing to and fro, rock, swing back and forth, go to and fro
    nod, bob head, move head up and down, bow head
    shake head, move head from side to side
    blow out, extinguish, put out
    light, kindle, ignite, set alight
    on fire, burning, ablaze, in flames, aflame, alight, burn
    arrive, come, turn up, pull up, reach
    depart, leave, drive off, pull away, set off
    queue, wait in line, line up, stand in line
    gather, assemble, come together
    scatter, disperse, spread out
    rescue, save
    save, block, parry, stop
    miss, fail
    win, triumph, beat
    lose, be beaten
    duel, fight, cross swords, battle
    attack, charge, assault
    flee, run away, escape, take flight
    hide, conceal
    search, look for, hunt for
    discover, find, come upon
    reveal, uncover, show, bring to light
    emerge, come out, appear, come into view, step out, surface, rise out of water, break surface
    disappear, vanish, fade away, be gone
    dissolve, fade, melt away
    explode, blow up, burst, go off, detonate
    crumble, fall apart, collapse, break apart, cave in
    shatter, break, smash, burst into pieces
    sneak, creep, tiptoe, steal
    stagger, stumble, lurch, reel
    limp, hobble
    wander, roam, stray
    race, speed, rush, hurtle, tear along
    skid, slide, drift
    steer, drive, control
    take off, lift off, become airborne
    land, touch down, alight
    hover, hang in air
    dive, plunge, leap headlong
    splash, spray
    paddle, row
    play chess, chess game, game of chess, over a chessboard
    play, game
    paint, apply paint
    carve, whittle, chisel
    knit, make scarf
    knead, work dough
    sprinkle, scatter, dust
    stir, swirl
    taste, sample, try
    chew, gnaw
    lick, run tongue over
    sniff, smell
    yawn, open mouth wide
    blink, shut eyes
    stretch, extend arms
    burst into tears, break into tears, start to cry, start crying, begin to cry
    cry, weep, sob, shed tears, tears
    burst out laughing, laugh, crack up
    smile, grin, beam
    whisper, speak softly, murmur
    shout, yell, scream, call out
    applaud, clap, give applause
    bow, take bow
    kneel, go down on one knee, get down on knees
    wave goodbye, wave farewell, wave
    hold hand, hand in hand
    embrace, hug, hold in arms, wrap arms around
    pet, stroke, run hand over
    motionless, still, perfectly still, immobile, unmoving
    molten, liquid, melted
    everywhere, all over
    bioluminescent, glowing, luminous, living light
    cheerful, happy, jolly, merry, joyful
    gloomy, sad, glum, downcast
    grim, stern, serious, grave
    scary, frightening, terrifying, creepy, eerie
    funny, comical, humorous
    elegant, graceful, stylish
    messy, untidy, cluttered
    tidy, neat, orderly
    crowded, packed, full of people, teeming
    cramped, narrow, tight
    rusty, corroded, rusted
    dusty, covered in dust
    snowy, snow covered, covered in snow, covered with snow, snow capped
    foggy, full of fog, fog filled, misty, shrouded in fog, full of mist
    rainy, rain soaked, rain slicked
    frozen, icy, iced over, covered with ice, covered in ice
    moss covered, mossy, overgrown with moss
    overgrown, covered in plants
    weathered, worn, battered, aged
    steep, sheer
    calm, smooth, still, flat
    stormy, rough, wild
    glowing, shining, luminous, gleaming
    glittering, sparkling, shimmering
    colorful, bright colored
    pitch black, total darkness, all around is black, complete darkness
    silhouette, dark outline, outline
    dirty, soiled, stained
    barefoot, without shoes, bare feet, bare footed
    shirtless, bare chested
    bearded, with beard
    bald, hairless
    curly, curled
    braid, plait
    ponytail, tied back hair
    headphones, earphones, headset
    glove, mitten
    apron, pinafore
    robe, gown, bathrobe
    uniform, livery
    candle, taper
    lantern, paper lantern, lamp
    torch, flashlight
    rope, cord, line
    fence, railing
    rail, railing, banister
    gate, gateway
    roof, rooftop
    ceiling, overhead
    floor, ground
    wall, brick wall
    puddle, pool of water
    riverbank, bank of river, edge of river
    lakeside, edge of lake, lakeshore, shore of lake
    seaside, edge of sea
    roadside, edge of road, side of road
    hilltop, top of hill, crest
    mountaintop, top of mountain, summit, peak
    street corner, corner of street
    crossroads, intersection, junction
    subway, metro, underground
    subway station, metro station, underground station
    bus stop, bus shelter
    gas station, petrol station, filling station
    campfire, bonfire, fire
    ruins, remains, ruined
    grave, tomb
    graveyard, cemetery, churchyard
    lighthouse, light tower
    skyscraper, tower block, high rise building
    greenhouse, glasshouse
    playground, play area
    stadium, arena
    boxing ring, ring
    racetrack, race track, circuit
    ice rink, skating rink
    night market, evening market
    late evening, late in evening, nightfall
    early morning, sunrise, sun comes up, dawn
    dusk, end of day, sun goes down, last light
    moonlight, light of moon, moonlit
    starry, full of stars, starlit
    windless, still air, air is still, air is completely still, calm air
    vertical, upright, portrait format
    phone footage, shot on phone, filmed with phone, mobile phone footage, phone video
    8mm, old film, super 8
    macro, extremely near, extreme close up
    from behind, back to us, back to camera, with back to us, with backs to us
    seen from above, looking down, from above
    blue glow, blue light
    orange glow, orange light
    milk foam, foam of milk
    teapot, tea kettle
    kettle, tea kettle
    hot air balloon, balloon
    parcel, package
    letter, note
    frisbee, flying disc
    run into distance, run away from camera, run away from viewer, run off into distance
    into the distance, away from the camera, away from camera, away from the viewer
    stand on top, stay on top, sit on top, be on top
    head for, move toward, make for
    vintage film, sepia film, old sepia film, old film
    red hair, ginger hair, redhead, ginger
    """
}
