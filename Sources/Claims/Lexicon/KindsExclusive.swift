/// Things of which only one can be true of the same bearer at the same time. A line is a class, with its values between
/// bars and the words for each value between commas.
package enum KindsExclusive {
  /// Of things: what stands before a noun or behind "is".
  static let looks = """
    red, scarlet, crimson, ruby, maroon, burgundy | blue, navy, azure, cobalt, dark blue, light blue | green, emerald, olive, mint | yellow, lemon, mustard, amber | orange | purple, violet, lilac, mauve, lavender | pink, magenta, fuchsia | brown, chestnut, auburn, bronze | black, ebony, jet black | white, ivory | gray, silver | turquoise, teal, cyan | golden, gold | beige, tan, cream | blond | transparent, see through, translucent
    small, little, tiny, miniature, petite | big, large, huge, enormous, giant, gigantic, massive, colossal, immense
    young, youthful | elderly, old, aged, senior | middle aged
    new, brand new, modern | ancient, antique, old, ruined
    long, flowing | short, cropped
    tall | short
    slim, slender, thin, skinny, lean | fat, chubby, plump, overweight, sturdy, stocky, burly
    curly, wavy | straight
    bald | long haired, short haired
    wooden | metal, metallic, steel, iron | glass | plastic | stone, marble | leather | paper | brick
    open | closed, shut
    empty, deserted, vacant | crowded, full, packed, busy, bustling
    clean, spotless | dirty, filthy, grimy, muddy
    wet, soaked | dry
    hot, steaming | cold, frozen, icy
    round, circular | square, rectangular | triangular
    smooth | rough
    bright | dark, dim
    clean shaven | bearded
    striped | plain | dotted, polka dot | checkered, plaid
    fast, quick, rapid, swift | slow
    loud, noisy | quiet, silent, hushed
    left, leftward | right, rightward
    calm, glassy, smooth | heaving, rough, choppy, stormy, raging
    barefoot | boot, sneaker, shoe, sandal
    frozen, icy | flowing, flow, liquid, molten
    torn, ripped | intact, whole, undamaged, untouched
    broken, shattered, cracked | intact, whole, undamaged, unbroken
    sharp | blunt
    heavy | light weight, lightweight
    full | empty
    lit, burning, on fire | unlit, extinguished, not burning
    fresh, ripe | rotten, withered, wilted, dried
    real, live | toy, lego, plush, plastic, clay
    taller, tallest | shorter, shortest
    older, oldest | younger, youngest
    bigger, biggest, larger, largest | smaller, smallest
    rusty, rusted | polished, gleaming, shiny, new
    messy, cluttered | tidy, neat, orderly
    narrow | wide, broad
    deep | shallow
    transparent, clear | opaque
    """

  /// Of the one who acts.
  static let acts = """
    stand | sit, seated | lie, recline, sleep, nap, doze, slumber, snooze | walk, stroll, wander, amble, march, stride, pace, hike | run, sprint, jog, dash, gallop | dance, waltz, twirl | swim | fly, soar | kneel | squat, crouch | crawl | climb | jump, leap, hop | drive, cycle | fall, tumble
    sleep, nap, doze, slumber, snooze | read, cook, eat, drink, sing, talk, speak, shout, laugh, play, write, type, paint, clap, wave, dance, work, knit, watch, draw, wash, bark, chase, yawn
    cry, weep, sob | laugh, giggle, smile, grin
    rise, ascend, take off, climb, soar | fall, descend, land, sink, dive
    enter, arrive | leave, exit, depart
    push, shove | pull, drag, tow
    open | close, shut
    park, stationary | drive, race, speed, roll
    approach | retreat, back away, flee
    stop, halt, stay, motionless, still, rest | move, drive, roll, run, walk, race, fly, spin, rotate, dance
    silent | talk, speak, sing, shout, whisper, chat
    read, write, type, cook, paint, knit, swim, box, juggle, sew, iron, fish
    hug, embrace, kiss | fight, punch, slap, argue, kick, wrestle
    toward, towards | away
    eat, chew | drink, sip
    hover, fly, soar | rest, perch, sit, land
    awake | sleep, doze, slumber, nap, asleep
    save, block | miss, fail, concede
    win, triumph | lose
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
    happy, joyful, cheerful, smile, laugh, grin, delighted, joy, excited, thrilled, glad, merry, elated, beam, overjoyed, amused | sad, cry, weep, sob, sorrowful, unhappy, melancholy, tearful, sadness, grief, dejected, downcast, heartbroken, tear | angry, furious, enraged, anger, rage, scowl, mad, glare, irate | afraid, scared, frightened, fear, terrified, terror, panic | bored, boredom, uninterested, indifferent
    calm, serene, relaxed, tranquil, peaceful, composed, calmness | nervous, anxious, worried, tense, panic, furious, angry, excited, agitated, terrified, hysterical, frantic
    proud | ashamed, embarrassed
    confident | shy, insecure, nervous, bashful
    tired, exhausted, weary, sleepy | energetic, lively, excited, awake
    surprised, astonished, amazed, shocked, startled | bored, indifferent, unimpressed, calm
    curious, interested | bored, indifferent, uninterested
    expressionless, neutral, blank | smile, laugh, cry, happy, sad, angry, joyful
    determined, focused | distracted, bored, hesitant
    lonely | sociable
    confused, puzzled, bewildered | confident, certain
    disgusted, disgust | delighted, happy
    loving, affectionate, tender, love | hateful, angry, cold, indifferent
    hopeful | hopeless, desperate
    serious, stern, solemn, grave, grim | laugh, giggle, grin, joke, playful, silly
    friendly, gentle, welcoming | hostile, menacing, threatening, aggressive
    scared, afraid, frightened, fearful, terrified, terror | brave, fearless, unafraid, calm, bold
    patient | impatient
    alive, living | dead, lifeless
    """

  static let times = """
    dawn, daybreak, sunrise, first light, early morning | noon, midday | afternoon | sunset, dusk, sundown, twilight, nightfall, evening | night, midnight, nighttime, after dark, moonlit, starry, moonlight, moon, in dark
    morning | noon, midday | afternoon | evening, sunset, dusk, sundown, twilight, nightfall | night, midnight, nighttime, after dark, moonlit, starry, moonlight, moon
    day, daytime, daylight, sunny, sunlight, sunshine | night, midnight, nighttime, after dark, moonlit, starry, moonlight, moon
    spring, springtime | summer, summertime, midsummer | autumn, autumnal | winter, wintertime, wintry, midwinter
    medieval, middle ages, middle age | modern, present day, contemporary | future, futuristic | victorian | ancient, antiquity, ancient rome, ancient egypt, roman | prehistoric, stone age | 1920s, twenties | 1930s | 1940s | 1950s, fifties | 1960s, sixties | 1970s, seventies | 1980s, eighties | 1990s, nineties
    christmas, christmas eve | halloween | easter
    """

  static let weathers = """
    rain, drizzle, downpour, rainfall, shower, rainy, pouring | snow, snowfall, snowing, snowy, blizzard | sunny, cloudless, clear sky, clear day, clear night, clear weather, sky is clear, sunshine, blue sky | fog, foggy, mist, misty
    fog, foggy, mist, misty, haze | clear air, air is clear, perfectly clear, crystal clear, clear view
    blizzard, snowstorm | cloudless, blue sky, still air, windless
    cloud, cloudy, overcast | sunny, cloudless, clear sky, clear day, clear night, clear weather, sky is clear, sunshine, blue sky
    storm, thunderstorm, stormy, tempest, hurricane, thunder | sunny, cloudless, clear sky, windless, sunshine
    windy, wind, gust, gusty, breeze, breezy | windless, still air, air is still, air is completely still, calm air
    hot, heat, sweltering, scorching | cold, freezing, icy, frost, frosty, chilly, snow
    dry | wet, rain, rainy
    calm sea, flat sea, glassy sea | heaving, rough sea, choppy, high waves, stormy sea
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
    sharp, crisp | blurry, soft focus, hazy, grainy
    romantic | horror, scary
    soft light, soft lighting, diffused light | harsh light, hard light, harsh lighting
    vertical | horizontal
    """

  /// Where a whole scene can be; one at a time, unless one is a kind of the other.
  static let places = """
    beach, seashore, shore, coast, seaside
    sea, ocean, open sea
    underwater, seabed, coral reef, reef
    lake, pond
    river, stream, brook, riverbank, canal
    forest, woods, woodland, jungle, rainforest, grove
    meadow, field, grassland, pasture, prairie, savanna
    desert, dune
    mountain, mountaintop, summit
    street, road, avenue, lane, alley, city, town, downtown, highway, sidewalk, intersection, crossroads, square, plaza, market
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
    extreme close up, macro, macro shot, extreme closeup | close up, closeup, tight shot, tightly framed, tight framing, close shot | medium close up | medium shot, mid shot, waist up, waist shot, medium view, medium framing, medium long shot, cowboy shot | full shot, full length, full body, head to toe, head to foot | wide shot, long shot, wide angle shot, establishing shot, wide view, panorama, extreme wide shot, extreme long shot, wide framing, panoramic, wide establishing shot, vista
    low angle, from below, worm eye, ground level, floor level, from low, low vantage, low camera, look up at, knee height | high angle, from above, bird eye, overhead, top down, aerial, drone, from high, high vantage, from overhead, look down on | eye level, eye height, at eye
    slow motion, slow mo, slowed down, slowed, slomo | time lapse, timelapse, fast motion, hyperlapse, sped up, accelerated, speeded up, fast forward | real time, normal speed
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
