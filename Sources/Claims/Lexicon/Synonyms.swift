/// Words that may stand for each other in a caption. A line is a group; a word may be in several. Only what is safe in both
/// directions is here; what is more special than something else stands in ``Kinds``.
package enum Synonyms {
  static let groups = """
    man, guy, gentleman, bloke, fellow
    woman, lady, dame
    boy, lad, little boy, young boy
    girl, lass, little girl, young girl
    child, kid, youngster
    baby, infant, newborn
    toddler, small child
    teenager, teen, adolescent, youth
    indoors, indoor
    outdoors, outdoor
    person, human, individual, somebody, someone, figure, human being, human figure
    couple, pair, duo
    crowd, throng, mob
    group, bunch, cluster
    elderly, old, aged
    grandmother, grandma, granny
    grandfather, grandpa, granddad
    mother, mom, mum, mama
    father, dad, papa
    doctor, physician
    policeman, police officer, cop, officer
    fireman, firefighter
    photographer, cameraman
    car, automobile, motorcar, auto
    truck, lorry
    bus, coach
    bicycle, bike, cycle, pushbike
    motorcycle, motorbike
    airplane, plane, aircraft, jet
    helicopter, chopper
    boat, vessel
    ship, vessel
    rowboat, rowing boat
    sailboat, sailing boat, yacht
    train, locomotive
    tram, streetcar
    taxi, cab
    dog, hound, canine
    puppy, pup, young dog
    cat, feline
    kitten, kitty, young cat
    horse, steed, equine
    pony, small horse
    cow, cattle
    hare, rabbit, bunny
    pig, hog
    donkey, ass
    bird, fowl
    dove, pigeon
    hen, chicken
    rooster, cockerel
    tortoise, turtle
    monkey, ape
    bug, insect
    flower, blossom, bloom
    tree trunk, trunk
    moon, lunar
    mars, martian
    excavator, digger
    lava, molten rock, magma
    whale calf, baby whale
    convertible, open top car, cabriolet
    transparent, see through, translucent
    give, hand
    fall, tumble
    bald, hairless
    forest, wood, woods, woodland
    jungle, rainforest
    beach, shore, seashore, sandy shore, seaside, sands
    sea, ocean
    brook, creek, stream
    pond, pool of water
    meadow, grassy field, grassland, pasture
    hill, hillside, slope
    mountain, peak, mountainside
    valley, vale
    street, road, avenue, city road
    lane, alley, alleyway, backstreet
    path, trail, track, footpath, pathway
    pavement, sidewalk
    highway, motorway, freeway, expressway
    city, town, metropolis
    downtown, city center, town center
    village, hamlet
    house, home
    hut, cabin, shack
    apartment, flat
    skyscraper, high rise, tower block
    shop, store
    market, bazaar, marketplace
    supermarket, grocery store
    cafe, café, coffee shop, coffee house, coffeehouse
    restaurant, diner, eatery
    bar, pub, tavern
    cinema, movie theater
    church, chapel
    school, schoolhouse
    train station, railway station, railroad station
    airport, airfield
    harbor, port, dock, marina
    pier, jetty
    living room, lounge, sitting room, parlor
    corridor, hallway, hall, passage
    warehouse, storage hall, depot
    courtyard, yard, walled yard, patio
    bridge, footbridge, overpass
    bathroom, washroom
    bedroom, sleeping room
    basement, cellar
    attic, loft
    office, workplace, workspace
    gym, fitness studio, gymnasium
    stage, podium
    studio, workshop
    garden, yard, backyard
    farm, farmyard
    sofa, couch, settee
    desk, writing desk
    chair, seat
    armchair, easy chair
    cupboard, cabinet, closet
    rug, carpet
    lamp, light, floor lamp
    lantern, lamp
    curtain, drape
    cup, mug
    glass, tumbler
    bowl, dish
    plate, dish
    bottle, flask
    bag, handbag, purse
    backpack, rucksack
    suitcase, trolley case, luggage
    phone, telephone, smartphone, cellphone, mobile phone
    computer, pc
    laptop, notebook computer
    television, tv, telly
    picture, image
    photo, photograph
    sign, signboard
    poster, placard
    t shirt, tee, tshirt
    sweater, pullover, jumper
    coat, overcoat
    jacket, blazer
    dress, gown, frock
    trousers, pants, slacks
    jeans, denim
    overalls, dungarees
    sneakers, trainers, running shoes
    glasses, spectacles, eyeglasses
    sunglasses, shades
    cap, hat
    scarf, shawl
    raincoat, mackintosh
    clothes, clothing, garments, attire, outfit
    hair, locks
    hairdo, hairstyle
    bun, knot
    beard, facial hair
    stone, rock
    soil, earth, dirt
    fire, flames, blaze
    smoke, fumes
    garbage, trash, rubbish, litter
    ball, football, soccer ball
    cake, gateau
    cookie, biscuit
    candy, sweets
    fries, french fries
    soup, broth
    meal, dish, food
    toy, plaything
    gift, present
    umbrella, parasol
    kite, paper kite
    violin, fiddle
    drum, drums
    red, scarlet, crimson, ruby, vermilion
    blue, azure, cobalt
    dark blue, navy, navy blue
    light blue, sky blue, pale blue
    purple, violet
    gray, silver gray
    beige, tan, sand colored
    brown, chestnut, chocolate colored
    golden, gold
    silver, silvery
    black, jet black, ebony
    white, snow white, ivory
    turquoise, teal, cyan
    pink, rose colored
    blond, fair, golden
    ginger, red haired, redhead
    colorful, multicolored, many colored, brightly colored, rainbow colored
    small, little, tiny, miniature, petite
    big, large
    huge, enormous, giant, gigantic, massive, immense, colossal
    tall, high, towering
    short, cropped
    long, flowing
    long, flowing
    slim, slender, thin, lean
    sturdy, stocky, burly
    fat, chubby, plump, overweight
    old, ancient
    ruined, derelict, dilapidated
    abandoned, deserted, forsaken
    empty, deserted, vacant
    new, brand new
    young, youthful
    beautiful, pretty, lovely
    shiny, glossy, gleaming
    wooden, wood, made of wood, timber
    metal, metallic, steel, made of metal
    broken, shattered, cracked, smashed
    fast, quick, rapid, swift
    slow, unhurried, leisurely
    bright, brilliant, radiant
    dark, dim, gloomy
    quiet, silent, hushed
    loud, noisy
    soft, gentle
    wet, soaked, damp
    dirty, filthy, grimy
    strange, odd, weird
    walk, stroll, wander, amble, saunter, go on foot
    hike, trek
    march, stride
    run, sprint, jog, dash, race
    jump, leap, hop, bound, spring
    dance, groove
    twirl, whirl, spin, pirouette
    sit, seat, be seated
    lie, recline
    sleep, slumber, doze, nap, snooze
    stand, stand upright
    kneel, on knees
    squat, crouch, do squats
    crawl, creep
    climb, clamber, scale
    bow, take bow, take deep bow
    kick, throw kick
    punch, throw punch, box
    clap, applaud
    cheer, celebrate
    wave, wave hand, greet
    greet, say hello
    hug, embrace, cuddle
    kiss, give kiss
    shake hand, handshake
    talk, chat, converse, speak
    shout, yell, scream, cry out
    whisper, murmur
    laugh, giggle, chuckle
    smile, grin, beam
    cry, weep, sob
    look, gaze, stare, glance
    watch, observe
    point, gesture
    hold, carry, grip, clutch
    carry, bring
    grab, seize, grasp
    pick, pluck
    lift, raise, hoist
    throw, toss, hurl, fling
    push, shove
    pull, drag, tug, tow
    hit, strike
    eat, dine, munch, chew
    drink, sip, gulp
    cook, prepare food
    bake, make bread
    stir, mix
    cut, slice, chop
    wash, clean, rinse
    wipe, mop
    paint, brush
    draw, sketch
    write, scribble, jot
    type, tap keys
    repair, fix, mend
    build, construct
    ride, sit astride
    drive, steer, roll along
    park, parked
    sail, cruise
    row, paddle
    float, drift, bob
    fly, soar
    hover, float
    glide, slide
    swim, do laps
    dive, plunge
    fall, tumble, drop
    collapse, crumble
    explode, burst, blow up
    burn, blaze
    shine, glow, gleam
    sparkle, glitter, shimmer, twinkle
    flicker, blink
    rotate, turn, spin, revolve
    swing, sway, rock
    shake, tremble, shiver, quiver
    chase, pursue, run after
    follow, trail
    approach, head for, come closer, walk up, move toward
    leave, depart, go away
    enter, go in, step into
    open, unlock
    close, shut
    start, begin
    stop, halt
    search, look for
    feed, give food
    pet, stroke, caress
    play, perform
    perform, put on show
    practice, train, exercise, work out
    meditate, do yoga
    wait, linger
    think, ponder, contemplate
    read, leaf through
    take photo, photograph, take picture
    bark, woof
    meow, mew
    chirp, tweet, twitter
    roar, growl
    ring, chime, toll
    happy, joyful, cheerful, joyous, delighted, glad, merry, elated, gleeful, joy, happiness, delight, beam, overjoyed
    sad, unhappy, sorrowful, melancholy, mournful, tearful, sadness, sorrow, grief, gloomy, downcast, dejected
    angry, furious, enraged, mad, irate, anger, rage, fury
    afraid, scared, frightened, fearful, terrified, fear, terror
    surprised, astonished, amazed, startled, shocked, surprise, astonishment, amazement
    calm, serene, peaceful, tranquil, relaxed, composed, calmness, serenity
    nervous, anxious, worried, tense, uneasy, anxiety, concerned
    tired, exhausted, weary, sleepy, fatigued
    excited, thrilled, enthusiastic, excitement, exhilarated
    bored, boredom, uninterested
    proud, pride, triumphant
    lonely, loneliness, solitary
    curious, curiosity, inquisitive
    confused, puzzled, bewildered, baffled
    determined, resolute, focused, concentrated, concentration
    love, affection, affectionate, loving, tender, tenderness
    disgusted, disgust, revolted
    embarrassed, shy, bashful, sheepish
    thoughtful, pensive, contemplative
    hopeful, hope, optimistic
    dawn, daybreak, sunrise, first light, break of day, sun come up, sun rise
    morning, forenoon
    noon, midday, high noon
    afternoon, mid afternoon
    sunset, dusk, sundown, twilight, nightfall, golden hour, sun go down, sun set, setting sun
    evening, dusk
    night, nighttime, after dark, midnight, nocturnal, moonlit, in dark
    day, daytime, daylight, broad daylight
    autumn, fall season
    winter, wintertime, wintry
    summer, summertime
    spring, springtime
    medieval, middle ages
    rain, raining, rainy, drizzle, downpour, rainfall, shower, raindrop, pouring
    snow, snowing, snowy, snowfall, snowflake, blizzard
    fog, foggy, mist, misty, haze, hazy
    storm, stormy, thunderstorm, tempest
    lightning, thunderbolt, flash of lightning
    sun, sunny, sunshine, sunlight, sunlit
    sunny, clear sky, cloudless, cloudless sky, clear
    cloud, cloudy, overcast, cloudy sky, overcast sky
    wind, windy, breeze, breezy, gust, gusty
    hot, sweltering, scorching
    cold, chilly, freezing, icy, frosty
    watercolor, watercolor painting, aquarelle
    oil painting, oil on canvas, painted in oil, oil paint
    photorealistic, lifelike, realistic, photographic, true to life, photorealism, realism
    anime, manga, cel shaded, japanese animation
    cartoon, cartoonish, animated cartoon
    film noir, noir
    pixel art, pixelated, pixel, 8 bit, retro pixel, voxel
    vintage, retro, old fashioned, vintage film
    cyberpunk, neon noir
    pencil sketch, pencil drawing, sketch
    charcoal drawing, charcoal
    3d, 3d animation, 3d render, computer animation, cgi, computer generated
    claymation, clay animation, plasticine
    stop motion, stop frame
    documentary, documentary style
    cinematic, filmic, movie like, like movie
    black and white, monochrome, grayscale, greyscale
    minimalist, minimalistic, minimal
    surreal, surrealist, dreamlike, surrealistic
    dreamy, dreamlike, ethereal
    impressionist, impressionistic, impressionism
    vivid, saturated, vibrant
    muted, desaturated, subdued, washed out
    pastel, soft colored
    grainy, film grain, grain
    steampunk, victorian sci fi
    sci fi, science fiction, futuristic
    fantasy, fairytale, fairy tale
    horror, scary, spooky, eerie
    comic book, comic, graphic novel
    ukiyo e, woodblock print
    ink wash, ink painting, ink wash painting
    paper cutout, papercut, cut paper, paper cut
    low poly, polygonal
    warm, warmly
    neon, neon lit
    backlit, backlighting, backlight
    candlelit, candlelight
    moody, atmospheric, brooding
    foreground, near camera, close to camera, nearest to camera, closest to camera, closest to lens
    background, distance, far away, far off, farther back
    farthest back, third in depth
    left, leftward, left hand
    right, rightward, right hand
    center, middle, centered
    top, upper
    bottom, lower
    next, beside, alongside, side by side
    opposite, across from
    under, beneath, below, underneath
    above, over
    toward, towards
    music, melody, tune
    song, tune
    noise, sound
    thunder, rumble
    silence, quiet, silent, soundless
    voice, voices
    applause, clapping
    footsteps, steps
    birdsong, chirping, tweeting
    engine noise, hum of engine, motor noise
    text, lettering, letters, words, writing, caption, subtitle
    logo, watermark, emblem
    two, 2, both
    sniff, scent
    tinkle, clink, jingle, chime
    hot, heat, sweltering, scorching
    fall, tumble, take tumble
    cube, block
    scientist, researcher
    set out, depart, put out
    ocean liner, cruise ship
    elder, senior, pensioner
    camping, campsite
    skyscraper, high rise
    """
}
