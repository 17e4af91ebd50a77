/// Words that may stand for each other: what is done and felt. As in ``Synonyms``, a line is a group.
extension Synonyms {
  /// All lists of groups.
  static var lists: [String] { [groups, paraphrases, moreActs, moreThings, moreLooks, moreScenes] }

  static let moreActs = """
    accelerate, speed up, pick up speed, gain speed, go faster
    slow down, decelerate, brake, lose speed, ease off
    walk, step, pace, tread, plod, trudge, shuffle, wander, go on foot, make way, make her way, make his way, make their way, stroll, amble, saunter
    walk slowly, amble, stroll, saunter, shuffle, trudge, plod
    run, sprint, jog, dash, race, bolt, scamper, scurry, tear, rush, hurry, dart, hare
    rush, hurry, dash, race, hasten, scramble, bustle, speed
    jump, leap, hop, bound, spring, vault, bounce, jump up and down
    leap over, jump over, vault, clear, hurdle
    gallop, canter, run, thunder, race
    trot, canter, jog
    crawl, creep, slither, inch, scuttle, on all fours, on hands and knees
    climb, clamber, scale, scramble up, ascend, mount, go up, work up, make way up, haul up
    scramble, clamber
    descend, go down, climb down, come down, head down, walk down, make way down
    rise, climb, ascend, go up, lift, float up, soar up, come up, mount
    sink, go down, descend, settle, drop, go under
    sit down, take seat, settle down, lower onto, sink onto, sink into, sit
    sit, seated, perch, perched, settled, be seated, rest on, sit on, take seat, enthroned
    sit cross legged, cross legged, legs crossed, lotus position
    stand up, get up, rise, rise to feet, get to feet, jump to feet, spring up, stand
    stand, be standing, upright, on feet
    lie, recline, stretched out, sprawl, lounge, rest, laid out, lie down, flat on back, on back, sprawled
    lean, rest against, prop, propped, slouch, lean on, lean against
    kneel, on knees, on one knee, knelt
    squat, crouch, hunker, hunch, duck down, bend down
    bend, stoop, lean down, bow, bend down, bend over, lean over
    turn around, spin around, swing around, wheel around, whirl around, look back, turn back
    turn head, look over shoulder, look around, glance back, look back
    look up, raise eyes, lift eyes, gaze upward, gaze up, lift head, raise head, glance up, tilt head back, stare up
    look down, lower eyes, gaze down, stare down, cast eyes down, peer down
    look at, stare at, gaze at, watch, eye, regard, study, inspect, examine, peer at, observe, focus on, look on
    look into camera, look at camera, stare into lens, look into lens, stare at camera, look straight at us, face camera, gaze into lens, gaze into camera, face viewer, look at viewer, look straight at viewer, meet gaze
    look out, gaze out, stare out, peer out, watch through
    watch, look on, observe, view, follow with eye, keep eye on, monitor, witness, spectate
    peek, peep, peer, spy, look out from
    examine, inspect, study, check, scrutinize, look over, investigate
    search, look for, hunt, scour, rummage, seek, comb
    find, discover, come across, uncover, dig up, stumble upon, spot
    notice, spot, see, catch sight of, become aware
    point, gesture, indicate, point finger, aim finger
    nod, bob head, dip head
    shake head, head shakes
    shrug, lift shoulders, raise shoulders
    wave, wave hand, raise hand, flap hand, wave arm
    beckon, motion, signal, wave over, gesture
    salute, raise hand to brow
    shake hand, handshake, clasp hand, grip hand
    high five, slap palm, slap hand
    clap, applaud, applause, clap hand, ovation, put hands together
    cheer, shout with joy, whoop, celebrate, hooray, roar with joy, root for
    celebrate, rejoice, party, throw arms up, pump fist, raise arms in victory, jump for joy
    bow, curtsy, take bow, bend at waist
    hug, embrace, cuddle, hold close, hold tight, squeeze, throw arms around, wrap arms around, snuggle, hold each other, clasp
    snuggle, nestle, cuddle, huddle, curl up together, nuzzle
    kiss, peck, smooch, press lips, lips meet, share kiss
    hold hand, hand in hand, holding hands, fingers intertwine, fingers entwine, fingers interlace, clasp hands, clasped hands
    touch, feel, brush, tap, press, lay hand on, put hand on, run fingers, reach out and touch, finger
    caress, stroke, pet, pat, run hand over, run fingers through, scratch behind ear
    tap, knock, rap, drum
    knock, rap, bang on, pound on
    push, shove, press, nudge, propel, thrust
    pull, drag, haul, tug, tow, yank, heave, draw
    pull open, open, throw open, fling open, swing open, push open
    slam, bang shut, shut, close
    lift, raise, hoist, pick up, heave, hold up, elevate, lift up, hold aloft, hold high
    lower, let down, put down, set down, bring down
    put down, set down, lay down, place, put, rest, set, lay
    place, put, set, lay, position, arrange
    pick up, lift, take up, scoop up, gather up, grab, collect, retrieve
    hold, grip, clutch, grasp, cradle, carry, clasp, have in hand, in hand, with in hand, keep hold of, bear
    cradle, hold in arms, rock, carry in arms
    carry, bear, lug, haul, bring, cart, tote, transport, hold
    grab, seize, snatch, grasp, catch hold, take hold, clutch
    reach, stretch out hand, extend hand, reach out, stretch, reach for, hold out hand
    hand, give, pass, hand over, offer, present, hold out, slip
    offer, hold out, present, extend
    receive, get, accept, take, be given
    take, grab, pick up, take out, pull out
    take out, pull out, draw out, remove, produce
    throw, toss, hurl, fling, pitch, lob, cast, chuck, sling
    throw away, discard, toss away, cast aside, drop
    catch, grab, snatch, pluck from air, snag
    drop, let fall, let go, lose grip, slip from hand, fall from hand
    kick, boot, strike with foot
    hit, strike, smack, pound, bash, whack, slam, smash, knock, beat
    punch, jab, throw punch, box, hit with fist
    slap, smack
    fight, brawl, battle, wrestle, grapple, spar, clash, duel, combat, trade blows, scuffle
    duel, sword fight, cross blades, fence, clash swords
    attack, charge at, pounce, lunge, assault, strike at, leap at
    defend, protect, guard, shield
    chase, pursue, run after, give chase, hunt, hound, be after
    follow, trail, walk behind, tail, come after, go after, trot after
    lead, guide, walk ahead, go ahead, head, conduct
    flee, run away, escape, bolt, get away, take flight, run off, dash away, make off
    hide, conceal, take cover, duck behind, disappear behind, crouch behind, out of sight
    sneak, creep, tiptoe, steal, slink, prowl, stalk
    prowl, stalk, slink, creep
    wait, stand by, linger, pause, hang around, bide time
    pause, stop, halt, come to halt, stand still, freeze, come to stop, come to rest, pull up
    freeze, stand stock still, stop dead, stiffen
    arrive, come, reach, pull in, pull up, roll in, get to
    approach, come up to, come closer, draw near, near, walk toward, walk up to, come toward, step toward, head toward, move toward, run toward, advance on, close in on, get closer
    leave, depart, go away, walk off, walk out, exit, set off, take off, head off, walk away, go out, get out
    enter, go in, come in, walk in, step in, step inside, go inside, walk into, step into, come into, go into, set foot in, head into
    exit, walk out, step out, come out, go out, emerge, get out, climb out
    emerge, come out, appear, step out, burst out, surface, come into view, slip out
    appear, come into view, show up, materialize, emerge, turn up, pop up, loom up
    disappear, vanish, fade, dissolve, go out of sight, be gone, melt away, be lost
    return, come back, go back, head home, come home, get back, walk back
    pass, go by, walk by, go past, walk past, drive by, roll by, drive past, pass by, slip past
    overtake, pass, go past, pull ahead, get ahead
    cross, go across, walk across, traverse, pass over, go over, span, wade across
    circle, go around, orbit, revolve, wheel, loop, ring
    spin, twirl, whirl, rotate, revolve, turn, pirouette, gyrate, go round, turn around and around
    roll, tumble, rotate, trundle
    swing, sway, rock, dangle, move back and forth, go to and fro, move to and fro, swing back and forth
    sway, swing, wave, rock, bend in wind, move in wind, move in breeze, ripple in wind
    flutter, flap, wave, billow, ripple, blow in wind, stream, whip in wind, fly in wind, move in wind, flap in wind
    flap, beat, flutter, beat wings
    shake, tremble, shiver, quiver, shudder, vibrate, quake
    shiver, tremble, shake with cold, teeth chatter
    bounce, jump, bob, hop, rebound
    dance, sway to music, twirl, move to music, groove, boogie, waltz, do dance, perform dance, bust move, move to beat, move to rhythm
    waltz, dance, turn to music, glide across floor
    tango, dance tango
    pirouette, twirl, spin on toes, whirl
    sing, croon, belt out, hum, perform song, chant, sing song, burst into song
    hum, sing softly, hum tune
    whistle, blow tune
    strum, pluck strings, guitar, strum guitar
    at piano, tinkle keys, fingers on keys, press piano keys, sit at piano
    bow strings, draw bow, fiddle, bow across strings
    drum, beat drums, pound drums, hit drums
    blow saxophone, sax
    play music, make music, perform music, busk, give concert
    juggle, keep balls in air, toss balls
    perform, put on, act, give show, put on show, do routine
    act, perform, play part
    read, leaf through, page through, flip through, turn pages, look through book, over book, browse, engrossed in book, absorbed in book, buried in book, nose in book, bent over book, study, pore over
    write, jot, scribble, pen, scrawl, note down, take notes, put pen to paper, compose
    draw, sketch, doodle, scrawl, outline, trace
    paint, brush, daub, apply paint, work on canvas, at easel, put paint on, dab
    type, tap on keyboard, hammer on keyboard, tap at keyboard, work at keyboard, fingers on keyboard
    photograph, take photo, take picture, snap, shoot picture, take photograph, take selfie
    film, record, shoot video, videotape
    talk, chat, speak, converse, have conversation, discuss, exchange words, gossip, in conversation, deep in conversation, chatter
    argue, quarrel, bicker, fight, dispute, row, have argument, shout at each other, heated discussion
    discuss, talk about, debate, talk over, confer
    explain, teach, show how, instruct, describe
    teach, instruct, show how, train, give lesson
    tell, say, explain, relate
    ask, question, beg, request
    answer, reply, respond
    whisper, murmur, speak softly, mutter, say in ear
    shout, yell, scream, cry out, holler, bellow, call out, roar, shriek, call
    scream, shriek, yell, screech, howl
    call, phone, talk on phone, speak into phone, on phone, make call, phone to ear, telephone
    listen, hear, give ear, lend ear, ear to, all ears
    laugh, giggle, chuckle, cackle, burst out laughing, crack up, in stitches, laughter, burst into laughter, roar with laughter, snicker, guffaw
    smile, grin, beam, smirk, smiling, light up, flash smile, break into smile, corners of mouth lift
    cry, weep, sob, shed tears, in tears, tears run, tears stream, tears roll, tear runs, tear rolls, burst into tears, bawl, wipe tears, eyes fill with tears, eyes well up, blubber, tears on cheeks, tears in eyes
    sigh, breathe out, exhale, let out breath
    breathe, inhale, exhale, draw breath
    gasp, catch breath, draw breath
    yawn, open mouth wide
    sneeze, achoo
    wink, close one eye, blink
    blink, eyelids flutter, close eyes
    close eyes, shut eyes, with eyes closed, eyes closed, eyes shut
    open eyes, eyes open
    sleep, slumber, doze, nap, snooze, asleep, fast asleep, sound asleep, fall asleep, take nap, dozing, nod off, drift off, dream, curl up asleep, have nap
    wake up, awake, wake, stir, awaken, open eyes, get out of bed
    rest, relax, lounge, take break, take rest, recline, laze, unwind, have rest
    relax, lounge, laze, unwind, chill, take it easy
    meditate, in meditation, sit in silence, deep in meditation, in lotus position
    pray, in prayer, fold hands, hands folded, say prayer, clasp hands in prayer
    think, ponder, contemplate, muse, reflect, lost in thought, deep in thought, brood, consider
    daydream, lost in thought, stare into space, gaze into distance
    concentrate, focus, absorbed, engrossed, intent
    eat, dine, munch, chew, devour, nibble, feast, have meal, take bite, bite into, have lunch, have dinner, have breakfast, gobble, wolf down, tuck into, enjoy meal, snack, spoon, slurp
    bite, take bite, sink teeth, bite into, nip
    chew, munch, gnaw, nibble, crunch
    nibble, gnaw, peck, munch
    peck, pick at, nibble
    lick, tongue, run tongue
    drink, sip, gulp, swig, slurp, lap, quench thirst, take sip, have drink, down, raise glass to lips, bring cup to lips
    sip, drink, take sip, raise to lips
    lap, lick up, drink
    toast, clink glasses, raise glass, raise glasses, cheers
    smoke, puff, drag on cigarette, light cigarette, smoke cigarette
    taste, try, sample, take taste
    cook, prepare, fry, make food, make dinner, prepare meal, make breakfast, make lunch, whip up, fix meal, at stove, prepare dinner, simmer
    fry, saute, cook in pan, sizzle
    grill, barbecue, roast
    bake, make cake, put in oven, make cookies
    boil, bubble, simmer
    stir, mix, whisk, swirl, blend, beat
    mix, blend, combine, stir together
    whisk, beat, stir
    knead, work dough, press dough, roll dough
    roll out, flatten, roll
    chop, cut, slice, dice, hack, mince, carve
    cut, slice, snip, trim, carve, saw, clip, chop
    peel, skin, strip
    squeeze, press, wring
    pour, fill, tip, decant, let flow, splash into
    fill, top up, pour into
    spill, slop, splash, tip over, knock over
    serve, bring food, bring dish, wait on, dish up, bring plate, set plate
    set table, lay table
    wash, clean, rinse, scrub, bathe, cleanse
    wash dishes, do dishes, scrub dishes, clean dishes, wash up, rinse plates, wash plates
    brush teeth, clean teeth, toothbrush
    bathe, take bath, wash, soak
    shower, take shower
    clean, wipe, scrub, polish, dust, tidy, mop
    sweep, brush, broom, clear away
    wipe, mop, dry, rub, dab
    dry, towel, rub dry
    scrub, scour, rub, brush
    polish, buff, rub, shine
    rub, massage, scratch
    scratch, claw, scrape
    dig, shovel, excavate, burrow, scoop out
    plant, put in soil, put in ground, sow
    water, sprinkle, watering can, spray, hose, pour water on
    spray, sprinkle, squirt, mist
    harvest, pick, reap, gather, bring in
    pick, pluck, gather, harvest, collect
    gather, collect, pick up, assemble
    rake, scrape together
    mow, cut grass, lawnmower
    prune, trim, clip
    feed, give food, throw crumbs, throw seed, offer food, throw bread, scatter crumbs, scatter seed, give bread, give hay
    milk, squeeze udder
    herd, drive, shepherd
    groom, brush, comb
    comb, brush, run comb through
    braid, plait, weave
    get dressed, dress, put on clothes, put on
    put on, don, slip on, slip into, pull on
    take off, remove, slip off, pull off, undress
    wear, dressed in, clad in, don, sport, clothed in, wrapped in, garbed
    button, fasten, do up
    tie, knot, bind, lace
    wrap, bundle, envelop, swathe
    unwrap, open present, tear open, open gift
    pack, put in suitcase, fill suitcase, stuff
    load, put in, stow
    fold, crease, double over
    iron, press clothes
    sew, stitch, needle and thread
    knit, needles click, crochet
    weave, loom
    embroider, stitch
    build, construct, erect, put up, make, put together, assemble, create
    assemble, put together, build
    make, create, craft, build, produce, fashion
    craft, make by hand, fashion, shape
    shape, form, mold, fashion, model, sculpt
    sculpt, carve, chisel, shape
    carve, whittle, cut, chisel, sculpt
    hammer, pound, strike, bang, beat
    nail, hammer
    drill, bore
    saw, cut wood
    weld, solder
    forge, hammer metal, beat iron, strike hot iron, hammer iron
    repair, fix, mend, patch, restore, work on, service, tinker with
    tinker, fiddle, work on
    break, smash, shatter, snap, crack, destroy
    destroy, wreck, demolish, ruin, smash, tear down, lay waste
    tear, rip, shred
    crush, squash, flatten, squeeze
    crash, collide, smash into, slam into, run into, bump into
    collide, bump into, crash into, knock into, run into
    bump, knock, hit
    explode, blow up, burst, detonate, go off, erupt, blast
    erupt, spew, explode, spew lava, burst forth
    burst, pop, explode
    burn, blaze, be on fire, flame, in flames, be ablaze, smolder, go up in flames, crackle
    light, ignite, set fire, strike match, kindle, light up
    glow, shine, gleam, be lit, radiate, give off light, light up, luminous
    shine, glow, gleam, beam, sparkle, radiate, glint
    sparkle, glitter, shimmer, twinkle, glint, glisten, gleam, glimmer
    flicker, flutter, waver, blink, sputter, dance
    flash, blink, flicker, light up
    reflect, mirror, reflection, mirrored
    drip, trickle, fall in drops, dribble, leak
    flow, run, stream, pour, course, gush
    gush, spout, spurt, pour, stream
    splash, spray, splatter, slosh, send up water, kick up water
    bubble, fizz, simmer, foam
    melt, thaw, turn liquid
    freeze, ice over, turn to ice
    evaporate, turn to steam
    steam, send up steam, steam rises, steaming, give off steam
    smoke, send up smoke, smoke rises, smoke curls
    grow, sprout, shoot up, get bigger, become larger, get taller
    bloom, blossom, open, flower, unfold, unfurl, in flower, in bloom
    wither, wilt, droop, dry up
    fall, tumble, topple, go down, come down, plummet, drop, plunge, crash down
    fall over, topple, tip over, keel over, tumble
    trip, stumble, lose footing, lose balance
    slip, slide, lose footing, skid
    stumble, stagger, trip, lurch
    collapse, crumple, sink to ground, fall down, give way, cave in, fall to ground
    float, drift, hover, bob, hang, be suspended
    drift, float, glide, waft, be carried
    hover, hang in air, float in air, hang, stay in air
    glide, slide, skim, coast, sail, slip
    fly, soar, wing, flit, take wing, be in flight, sail through air, in flight, cross sky, glide through sky
    soar, glide, fly high, ride thermals
    flit, flutter, dart, fly
    take off, lift off, leave ground, rise into air, become airborne, launch, blast off
    launch, take off, blast off, lift off, send up
    land, touch down, alight, set down, come down, settle
    swim, paddle, do laps, stroke through water, move through water, do breaststroke, do front crawl
    dive, plunge, jump in, leap into water, jump into water, go under
    surf, ride wave, catch wave, on surfboard
    surface, come up, rise out of water, break surface
    wade, walk through water, splash through, stand in water
    sail, cruise, glide over water, be under sail, cross water
    row, paddle, pull oars, ply oars
    paddle, row, canoe, kayak
    fish, angle, cast line, cast rod, throw line, angling, catch fish, hold fishing rod, cast net
    hunt, stalk, track, search for prey
    ride, on horseback, sit astride, mounted, on back of
    ride bike, cycle, pedal, bike, ride bicycle, on bicycle, cycling
    drive, steer, at wheel, behind wheel, roll along, motor, cruise
    park, parked, stand at curb, stand at side of road
    race, compete, hurtle, speed, tear, zoom, streak, whiz, blast
    speed, race, hurtle, zoom, whiz, streak, rush, shoot
    skid, slide, drift, slip
    skate, glide on ice, ice skate, skating
    ski, on skis, carve turns, schuss, race downhill
    snowboard, carve down slope, on snowboard
    skateboard, on skateboard
    sled, slide downhill, toboggan, go sledding, on sled
    climb rock, rock climbing, scale cliff, climb cliff
    hike, trek, walk trail, walk in mountains, tramp
    camp, pitch tent, in tent, put up tent
    exercise, work out, train, do fitness, do workout
    lift weights, pump iron, raise barbell, lift barbell, raise dumbbells
    stretch, extend, reach, loosen up, limber up
    do yoga, yoga, yoga pose, hold pose, strike yoga pose
    do handstand, stand on hands, handstand, upside down
    do somersault, flip, tumble, turn head over heels
    do cartwheel, cartwheel, turn cartwheel
    flip, somersault, turn over
    balance, keep balance, walk tightrope, teeter
    practice, train, rehearse, drill
    rehearse, practice
    play football, kick ball, play soccer, dribble ball, soccer match, football match
    play basketball, dribble, shoot hoops, shoot ball
    dribble, bounce ball
    play tennis, hit ball over net, swing racket
    play cards, card game, hold cards, deal cards
    play video game, gaming, game controller, hold controller, play game
    play chess, move chess piece, move piece, over chessboard, chess match, chess game
    play fetch, fetch, bring back ball, chase stick, bring back stick, retrieve
    play, frolic, romp, have fun, gambol, muck about
    frolic, romp, play, gambol, cavort, caper
    build sandcastle, make sandcastle, shape sand castle, build castle of sand, pat sand
    build snowman, make snowman, roll snow
    throw snowball, snowball fight
    fly kite, kite on string, pull kite, kite string, hold string of kite
    blow bubbles, soap bubbles
    blow out candles, blow candles out, extinguish candles
    blow, puff, breathe on
    decorate, adorn, hang ornaments, ornament, trim
    open present, unwrap gift, unwrap present, tear off wrapping, unwrap
    shop, buy groceries, push cart, push shopping cart, browse shelf
    buy, purchase, pay for, get
    sell, offer for sale, hawk
    pay, hand money, hand over money, hand coins
    count, number, add up
    work, toil, labor, be busy, at work
    drive off, pull away, speed off, drive away, roll off
    commute, travel to work, ride train
    travel, journey, go, move
    explore, roam, wander, look around
    wander, roam, stroll, ramble, drift, meander
    gather, assemble, crowd around, cluster, come together, huddle, stand around
    surround, encircle, ring, circle, be around, gather round
    line up, queue, stand in line, stand in row, in line
    march, parade, file, walk in step, tramp
    parade, march, procession, file past
    graze, eat grass, crop grass, munch grass, feed on grass, nibble grass, browse
    bark, woof, yap, yelp
    growl, snarl, show teeth, bare teeth
    howl, bay, wail, cry to moon
    roar, bellow, growl
    purr, hum
    meow, mew, miaow
    chirp, tweet, twitter, sing
    hoot, call
    neigh, whinny
    moo, low
    buzz, hum, drone
    hum, buzz, drone
    wag tail, tail wags, swish tail
    sniff, smell, scent, nose at, inhale scent
    smell, sniff, breathe in scent
    pounce, leap on, jump on, spring on
    slither, wind, glide, crawl
    curl up, roll up, ball up
    perch, sit on branch, rest on branch, settle, sit
    nest, brood, sit on egg
    hatch, break out of egg, crack shell
    swarm, teem, buzz around
    migrate, fly south, trek
    transform, turn into, change into, become, morph
    change, turn, become, shift
    shift, change, move
    open, spread, part, unfold
    close, fold, shut
    spread, open, extend, unfold
    spread arms, arms outstretched, arms wide, arms spread, open arms, stretch out arms, throw arms wide
    raise arms, arms up, lift arms, throw up arms, hands up, arms in air, arms raised
    raise hand, hand up, put up hand
    cross arms, fold arms, arms folded, arms crossed
    hands on hips, arms akimbo
    run into distance, run off, run away
    rain, pour, drizzle, come down, fall
    snow, snowfall, flakes fall, snow come down, snow fall, snowflake fall
    blow, gust, sweep
    roll in, sweep in, move in, come in, gather, draw in
    crash, break, smash, pound, slam
    wash over, lap, wash up, roll over
    lap, wash, lick
    tower, loom, rise, stand high
    hang, dangle, be suspended, be strung
    dangle, hang, swing
    cover, blanket, coat, carpet, spread over
    fill, crowd, pack, throng
    stretch, extend, spread, reach, run
    surf internet, browse web, look at screen, scroll, scroll phone, swipe, check phone, look at phone, stare at phone, on phone
    check watch, look at watch, glance at watch
    rescue, save, pull to safety, come to aid, free
    help, assist, aid, lend hand, support
    help up, pull up, pull to feet
    comfort, console, soothe, put arm around
    tease, make fun, mock
    scare, frighten, startle, spook
    surprise, startle, take by surprise
    win, triumph, beat, come first, take first place, finish first, cross line first
    lose, be beaten, come last
    cross finish line, break tape, finish race, cross line, breast tape, run through tape
    score, net, put in goal
    aim, take aim, point, target
    shoot arrow, draw bow, loose arrow, fire arrow, release arrow
    fire, shoot, pull trigger, discharge
    swing sword, wield sword, brandish sword, slash, swing blade, raise sword
    brandish, wield, wave, swing
    cast spell, do magic, magic, conjure, wave wand, work magic
    conjure, summon, call forth, bring forth
    escape, get away, break free, get out, slip away
    free, release, let go, set free, liberate, let out
    trap, catch, capture, cage
    arrest, handcuff, take away
    steal, rob, take, nick, pinch, swipe
    swap, exchange, trade, switch
    share, split, divide
    compare, hold against
    measure, ruler, tape measure
    weigh, put on scale
    pack, fill, stuff
    stack, pile, heap, put on top of each other
    sort, arrange, order, organize
    arrange, set out, put in order, lay out
    unroll, unfurl, roll out
    deliver, bring, drop off, hand over
    send, post, mail
    ring, chime, sound, toll, peal
    rattle, clatter, clink, shake
    crackle, pop, snap
    hiss, sizzle, fizz
    creak, squeak, groan
    echo, resound, ring out
    squint, narrow eyes, shield eyes, screw up eyes
    frown, scowl, knit brow, furrow brow, brow furrowed
    grimace, pull face, make face, wince
    blush, go red, turn red, cheeks redden, flush
    sweat, perspire, sweat runs, bead of sweat, wipe brow
    pant, breathe hard, gasp for breath, out of breath, breathless
    wince, flinch, recoil, cringe
    flinch, recoil, start, jerk back, jump back
    hesitate, pause, waver
    struggle, wrestle, battle, fight, strain
    strain, struggle, push hard
    admire, marvel at, look in wonder, gaze in wonder
    pose, strike pose, model, stand for photo
    model, walk runway, walk catwalk, catwalk, runway
    marry, wed, exchange vows, exchange rings, say vows, get married
    propose, pop question, hold out ring, present ring
    graduate, throw cap, toss cap
    vote, cast ballot
    operate, run, control, work
    operate on, perform surgery, surgery
    treat, bandage, tend
    inject, give shot, syringe
    board, get on, climb aboard, step aboard, get into
    get off, alight, step off, disembark, climb down
    drive through, pass through, travel through, go through, roll through
    lick lips, smack lips
    stick out tongue, tongue out, show tongue
    puff up, inflate, blow up, swell
    deflate, go flat, lose air
    wobble, teeter, sway, shake
    tip, tilt, lean
    zigzag, weave, wind
    weave through, wind through, thread through, slip through
    wind, snake, meander, curve, twist
    """
}
