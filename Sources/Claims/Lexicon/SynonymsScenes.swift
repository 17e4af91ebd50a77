/// Words that may stand for each other: places, times, weather, light, camera and style. As in ``Synonyms``, a line is a
/// group.
extension Synonyms {
  static let moreScenes = """
    beach, shore, seashore, sandy shore, seaside, strand, sands, waterfront
    coast, coastline, shoreline, shore, seaside
    shore, bank, water's edge, edge of water, beach
    riverbank, bank of river, riverside, edge of river, river bank
    lakeside, lakeshore, shore of lake, edge of lake, banks of lake
    sea, ocean, open water, waves, high seas, open sea
    ocean, sea, deep
    underwater, under water, beneath surface, below surface, under sea, beneath waves, undersea, in deep sea, beneath sea, below waves
    seabed, sea floor, ocean floor, bottom of sea
    coral reef, reef, corals
    lake, pond, mere, water, tarn
    mountain lake, alpine lake, lake in mountains
    pond, small lake, pool
    river, stream, creek, water
    stream, brook, creek, rivulet
    waterfall, falls, cascade, cataract
    swamp, marsh, wetland, bog
    island, isle, islet
    forest, woods, woodland, wood, trees, among trees, between trees, grove
    pine forest, pines, fir forest, firs, conifers, spruces
    birch forest, birches, birch trees
    bamboo forest, bamboo grove, bamboo
    rainforest, jungle, tropical forest
    jungle, rainforest, tropical forest
    clearing, glade, opening in trees
    meadow, field, grassland, pasture, grassy field
    flower field, field of flowers, meadow of flowers, flower meadow, wildflower meadow, meadow full of flowers
    wheat field, field of wheat, cornfield, field of grain, grain field
    lavender field, field of lavender, rows of lavender
    sunflower field, field of sunflowers
    rice field, paddy, rice terrace, paddies
    savanna, grassland, plains, african plain
    prairie, plain, grassland, steppe
    plain, flatland, open country
    hill, hillside, slope, hilltop, rise, mound
    hilltop, top of hill, crest of hill
    rolling hills, hills, hilly country
    mountain, peak, mount, alp, mountainside
    mountains, peaks, mountain range, alps, ridge
    mountaintop, summit, peak, top of mountain
    valley, vale, dale, glen
    canyon, gorge, ravine
    cliff, cliff edge, edge of cliff, clifftop, precipice
    cave, cavern, grotto
    desert, dunes, sand dunes, sands, arid plain
    dune, sand hill, sand dune
    oasis, palms in desert
    volcano, crater
    glacier, ice field, ice cap
    arctic, polar, ice field, north pole
    tundra, frozen plain
    countryside, country, rural area, rural landscape, fields, farmland
    farm, farmyard, farmstead, ranch
    field, farmland, acre
    barn, stable, shed
    orchard, grove, fruit trees
    vineyard, vines
    garden, yard, backyard, flower beds
    backyard, back garden, yard
    rose garden, roses
    greenhouse, glasshouse, hothouse, conservatory
    park, green, public garden, city park
    playground, play area, swings and slides
    village, hamlet, small town, settlement
    town, small city, village
    city, town, metropolis, urban, downtown, city streets, cityscape
    old town, historic center, old city, old quarter
    downtown, city center, inner city
    skyline, cityscape, towers, skyscrapers
    suburb, suburban street, residential street, residential area
    street, road, avenue, lane, boulevard, roadway
    city street, urban street, downtown street, street in city, avenue, busy street
    alley, lane, backstreet, alleyway, passage, side street, narrow street
    back alley, alley, alleyway
    sidewalk, pavement, footpath, walkway
    road, street, highway, lane, roadway
    country road, rural road, country lane, dirt road
    dirt road, dirt track, unpaved road, gravel road
    mountain road, mountain pass, pass, road through mountains
    highway, motorway, freeway, interstate, expressway
    crossroads, intersection, junction, crossing
    crosswalk, crossing, zebra crossing, pedestrian crossing
    square, plaza, piazza, town square
    market, bazaar, marketplace, stalls, souk, market stalls
    night market, evening market, street food stalls at night
    fish market, fish stalls
    stall, stand, booth, kiosk
    bridge, overpass, span, viaduct
    suspension bridge, hanging bridge, rope bridge
    tunnel, underpass, subway tunnel
    train station, railway station, station, platform, railroad station
    platform, train platform, station platform
    subway, metro, underground, subway station, tube
    subway car, metro car, subway train, underground carriage
    bus stop, bus shelter, bus station
    airport, terminal, departure hall
    runway, airstrip, tarmac
    harbor, port, dock, quay, marina, wharf
    pier, jetty, dock, wharf, boardwalk
    boardwalk, promenade, wooden walkway
    lighthouse, beacon, light tower
    castle, fortress, fort, palace, citadel
    palace, royal residence, castle
    ruins, ruin, remains, ruined building
    temple, shrine, pagoda, sanctuary
    church, chapel, cathedral, nave
    cathedral, minster, church, basilica
    mosque, minaret
    monastery, abbey, cloister, convent
    cemetery, graveyard, churchyard, burial ground, graves, tombstones
    house, home, cottage, residence, building
    cottage, cabin, small house, hut
    cabin, log cabin, hut, lodge, cottage, wooden house, shack
    log cabin, wooden cabin, cabin
    hut, shack, shed, cabin
    mansion, manor, villa, stately home
    tower, spire, high building, turret
    skyscraper, high rise, tower, tall building, office tower
    apartment, flat, loft
    apartment building, apartment block, block of flats, tenement
    balcony, terrace, veranda
    porch, veranda, front steps
    terrace, patio, balcony
    rooftop, roof, roof terrace, top of building, on roof
    attic, loft, garret
    basement, cellar, vault
    room, chamber, interior
    living room, lounge, sitting room, parlor, front room
    bedroom, sleeping room, bedchamber
    kitchen, kitchenette, galley
    bathroom, washroom, shower room
    dining room, dinner table
    hallway, corridor, hall, passage, passageway
    corridor, hallway, passageway
    ballroom, dance hall, hall
    office, workplace, workspace, bureau
    workshop, atelier, studio, workroom
    studio, atelier, workshop
    art studio, atelier, painter's studio
    dance studio, rehearsal room, practice room
    recording studio, studio
    garage, car workshop, repair shop, auto shop
    laboratory, lab, research lab
    classroom, schoolroom, lecture room
    lecture hall, auditorium
    school, schoolhouse, academy
    library, reading room, book stacks, shelves of books
    bookstore, bookshop
    museum, gallery, exhibition hall
    gallery, art gallery, museum
    theater, playhouse, auditorium
    stage, podium, platform, theater stage
    concert hall, concert, auditorium
    concert, gig, show
    cinema, movie theater, movie house
    circus, big top, circus ring
    carnival, fairground, funfair, amusement park
    amusement park, theme park, fairground, funfair
    ferris wheel, big wheel
    carousel, merry go round
    festival, fair, fiesta
    parade, procession
    wedding, marriage ceremony, nuptials
    party, celebration, feast
    birthday party, birthday
    stadium, arena, sports ground
    pitch, playing field, football field, soccer field
    basketball court, court
    tennis court, court
    gym, gymnasium, fitness center, fitness studio, weight room
    boxing ring, ring
    swimming pool, pool
    ice rink, skating rink, rink
    ski slope, piste, slope, ski run
    skate park, skatepark, halfpipe
    race track, racetrack, circuit, track
    running track, track
    restaurant, diner, bistro, eatery, trattoria
    cafe, coffee shop, coffee house, coffeehouse, bistro
    diner, roadside restaurant
    bar, pub, tavern, saloon
    jazz club, jazz bar, club
    nightclub, club, disco, dance club
    tavern, inn, pub
    bakery, bakehouse, bread shop
    shop, store, boutique
    supermarket, grocery store, market
    shopping mall, mall, shopping center
    shop window, storefront, shopfront, display window
    barber shop, barbershop, hair salon, salon
    hotel, inn, guest house
    lobby, foyer, entrance hall, reception
    hospital, clinic, ward
    operating room, operating theater, surgery
    factory, plant, industrial hall, production hall
    warehouse, depot, storehouse, storage hall
    construction site, building site
    junkyard, scrapyard
    mine, mine shaft, pit
    prison, jail, cell
    courtroom, court
    police station, precinct
    battlefield, field of battle
    campsite, camp, camping ground
    tent, tents
    throne room, throne hall, great hall
    dungeon, underground cell
    spaceship, spacecraft, starship
    space, outer space, cosmos, orbit, among stars, void
    moon surface, surface of moon, lunar surface, moon, lunar landscape
    mars, martian surface, red planet, surface of mars
    alien planet, other planet, distant planet, strange planet
    cockpit, flight deck
    train carriage, train car, train compartment, railway carriage, aboard train, on train
    window seat, seat by window
    windowsill, window ledge, window sill
    courtyard, yard, inner court, patio
    poolside, edge of pool, by pool
    by sea, seaside, at seashore, near ocean, at coast, on coast
    indoors, inside, interior, indoor
    outdoors, outside, open air, outdoor, in the open
    foreground, front, close to camera, near camera, in front
    background, behind, distance, backdrop, far off, far away
    backdrop, background
    distance, far away, horizon, far off, afar
    horizon, skyline, distance
    dawn, sunrise, daybreak, first light, early morning, sun rises, break of day, sun comes up, morning twilight, crack of dawn, rising sun
    sunrise, dawn, sun rises, sun comes up, rising sun, daybreak, sun climbs
    morning, early in day, am, forenoon, morning light, morning sun
    early morning, dawn, first light, sunrise
    noon, midday, middle of day, sun overhead, sun at its highest, sun stands high, twelve o'clock, high noon
    afternoon, after lunch, afternoon sun, afternoon light
    late afternoon, golden hour, sun low, low sun, evening sun
    golden hour, low sun, golden light, late sun, evening sun, warm low light, setting sun, sunset, sun hangs low, sun is low
    sunset, dusk, sundown, sun sets, sun goes down, setting sun, evening glow, sun sinks, sinking sun, end of day, sun dips, golden hour, sun disappears below horizon
    dusk, twilight, nightfall, sunset, evening, blue hour, gloaming, fading light, last light, light fades, getting dark
    twilight, dusk, blue hour, half light
    blue hour, dusk, twilight
    evening, dusk, late in day, end of day, sunset, evening light
    night, nighttime, after dark, nightfall, night sky, under stars, nocturnal, in the dark, by night, midnight, moonlit, late at night, starlight, starry, moonlight, darkness
    midnight, middle of night, dead of night, twelve at night
    starry night, starry sky, starlit, under stars, star filled sky, stars, sky full of stars, night of stars
    moonlit night, moonlight, full moon, under moon, lit by moon
    daytime, day, daylight, broad daylight, by day, sunlight
    spring, springtime, blossom time, april, may
    summer, summertime, midsummer, july, august, hot season
    autumn, fall foliage, autumnal, fall colors, october, november, falling leaves, in the fall, golden leaves, red and gold leaves, fallen leaves
    winter, wintertime, wintry, snowy season, january, december
    christmas, xmas, holiday season, yuletide
    new year, new year's eve
    halloween, october night
    rush hour, peak hour, busy hour
    medieval, middle ages, knightly, feudal
    victorian, nineteenth century
    prehistoric, age of dinosaurs, jurassic
    eighties, 1980s, 80s
    nineties, 1990s, 90s
    seventies, 1970s, 70s
    sixties, 1960s, 60s
    fifties, 1950s, 50s
    twenties, 1920s, 20s
    future, futuristic, distant future, year 2100, years to come
    rain, rainy, raining, drizzle, downpour, shower, rainfall, wet weather, raindrops, pours, pouring, drops fall
    heavy rain, downpour, pouring rain, rain pours, torrential rain, driving rain, cloudburst, rain comes down hard, rain lashes, rain hammers, deluge, rainstorm
    light rain, drizzle, gentle rain, fine rain, light shower, soft rain
    snow, snowy, snowing, snowfall, flakes, snowflakes, snow falls, snow flurries
    heavy snow, blizzard, thick snow, snowstorm, driving snow, snow whirls
    blizzard, snowstorm, driving snow, heavy snow, whirling snow, whiteout
    light snow, gentle snow, few flakes, soft snow, snow drifts down, snowflakes drift
    fog, mist, haze, foggy, misty, hazy, murk
    foggy, misty, hazy, in fog, in mist, shrouded in fog, wrapped in mist, fog hangs, mist hangs, fog rolls, mist rises, mist drifts, veiled in mist, shrouded in mist, fog shrouded, mist covered
    storm, stormy, tempest, thunderstorm, gale, rough weather, squall
    thunderstorm, thunder and lightning, storm, lightning, thunder, lightning flashes, thunder rolls, electrical storm
    lightning, thunderbolt, flash in sky, bolt of lightning
    wind, windy, breeze, breezy, gust, gale, blustery, windswept, wind blows, gusty
    strong wind, gale, gust, high wind, howling wind, storm, wind tears, wind whips, fierce wind
    gentle breeze, light wind, soft wind, breeze, light breeze, breath of wind
    sunny, sunshine, bright sun, sunlit, sun shines, sunlight, clear sky, blue sky, cloudless, sun beats down, bathed in sunlight, sun drenched
    clear sky, cloudless, blue sky, not cloud in sky, clear blue sky, sky is clear
    cloudy, overcast, gray sky, clouds, clouded, dull sky, leaden sky, grey day, cloud covered
    overcast, cloudy, gray sky, dull, leaden, heavy clouds, clouds cover sky, covered with clouds, under gray clouds
    dark clouds, storm clouds, black clouds, threatening clouds, heavy clouds, thunderclouds
    hot, heat, sweltering, scorching, blazing, sultry, baking, boiling, heat shimmers
    cold, freezing, icy, frosty, chilly, bitter, frigid, wintry
    frost, hoarfrost, rime, frosted, frosty
    humid, sticky, muggy, damp
    dry, arid, parched
    sandstorm, dust storm, blowing sand
    hail, hailstones
    rainbow, colored arc
    aurora, northern lights, polar lights, aurora borealis
    sunbeam, ray of light, shaft of light, light streams in, sunlight streams in, light falls through window, beam of light, ray of sun, god ray, light shaft
    close up, closeup, tight shot, close shot, close on, up close, tight framing, fills frame, detail shot, tight view
    extreme close up, macro, very close, macro shot, macro lens, detail shot, extreme detail
    macro, extreme close up, tiny detail, very close
    medium shot, mid shot, waist up, from waist up, half figure, medium framing
    full shot, whole body, full body, head to toe, full figure, full length
    wide shot, long shot, establishing shot, wide view, panoramic, wide framing, from far away, from distance, whole scene, wide angle, broad view
    establishing shot, wide shot, opening wide
    wide angle, wide lens, wide shot, wide angle lens
    two shot, both in frame
    aerial, drone, bird eye, from above, from air, aerial view, drone shot, aerial shot, from sky, helicopter view, helicopter shot, drone view, seen from air
    drone shot, aerial, aerial shot, from air, flying camera, drone footage
    overhead, top down, from above, bird eye view, straight down, directly above, top shot, looking straight down
    high angle, from above, looking down, elevated, from high up, high vantage, raised viewpoint
    low angle, from below, looking up, from ground, ground level, from low down, near ground, worm's eye view
    eye level, at eye height, level with eyes
    point of view, pov, first person, through eyes, subjective, first person view, seen through eyes
    over shoulder, from behind shoulder, past shoulder
    from behind, back view, rear view, seen from behind, with back to us, behind back
    side view, profile, from side, in profile
    front view, frontal, head on, from front, straight on
    dutch angle, tilted frame, canted, slanted horizon, tilted horizon
    handheld, shaky, hand held, shaky camera, unsteady, jittery camera, held in hand, wobbly
    static, locked off, fixed, stationary, still camera, tripod, camera does not move, motionless, camera stays still, no camera movement, unmoving, locked down
    tracking shot, camera follows, camera tracks, following shot, moves along with, travels with, keeps pace with, camera moves alongside
    steadicam, smooth gliding camera, stabilized, gimbal
    slow motion, slowed down, slow mo, slowmo, high speed camera, in slow time, time slows
    time lapse, timelapse, time lapse photography, sped up, accelerated, fast motion, hyperlapse
    shallow depth of field, blurred background, shallow focus, bokeh, background blur, soft background, background out of focus, background melts
    bokeh, blurred lights, out of focus lights, background blur
    deep focus, everything sharp, everything in focus
    rack focus, focus shift, focus pull, focus moves, focus changes
    lens flare, flare, sun flares
    fisheye, fish eye lens, bulging lens
    single take, one take, long take, unbroken shot, one continuous shot, without cut, single shot, uninterrupted take
    montage, quick cuts, rapid cuts
    split screen, divided screen
    vertical, upright format, portrait format, phone format, 9 16
    widescreen, cinemascope, letterbox, anamorphic
    4k, ultra hd, high resolution, high definition, 8k, hd
    cinematic, filmic, movie like, like film, like movie, film look, feature film, big screen, movie
    dramatic, intense, theatrical, striking
    epic, grand, sweeping, monumental
    dramatic lighting, chiaroscuro, strong contrast, stark light, contrast of light and dark, hard shadows
    chiaroscuro, dramatic lighting, strong light and dark, deep shadows
    soft light, soft lighting, diffused light, gentle light, diffuse light, softly lit
    warm light, golden light, amber light, warm glow, warm lighting, warm tone, orange glow, warmly lit
    warm tone, warm color, golden tone, warm palette, amber tone, earthy warm, oranges and reds, warm hue
    cool tone, cold color, blue tone, bluish, cold palette, cool palette, blue palette, cool blue, cold blue, cold tint
    moody, atmospheric, brooding, dark mood
    high contrast, strong contrast, hard contrast, stark contrast
    low key, dark, shadowy, dim
    backlit, against light, light from behind, backlight, rim light, lit from behind, silhouetted
    silhouette, dark outline, against light, black shape, black outline
    natural light, daylight, available light
    neon, neon light, neon glow, neon colors
    pastel, soft color, pale color, light color, powdery colors
    vibrant, vivid, saturated, bright color, colorful, bold colors, rich colors, intense color
    muted, desaturated, subdued, faded, washed out, pale, low saturation
    black and white, monochrome, grayscale, without color, black white, shades of gray
    sepia, brownish, old photo tint, brown tint, yellowed
    grainy, film grain, grain, grainy film, analog film, 16mm, 35mm, 35mm film
    35mm, 35mm film, analog film, film stock, celluloid, shot on film
    vintage, retro, old fashioned, nostalgic, old film, aged film
    retro, vintage, old school
    vhs, video tape, videotape, camcorder, home video
    home video, amateur video, family video, phone footage, amateur footage
    found footage, amateur video
    documentary, documentary style, reportage, observational, naturalistic
    nature documentary, wildlife film, wildlife documentary, nature film
    news footage, reportage, news report
    commercial, advertisement, advert, ad, product film, product shot
    music video, music clip
    trailer, teaser
    realistic, photorealistic, lifelike, true to life, naturalistic, natural, photographic, like photograph, photoreal, real
    hyperrealistic, photorealistic, ultra realistic, extremely realistic
    photorealistic, realistic, lifelike, like photo, photo real, photographic, hyperrealistic
    animation, animated, cartoon, animated film
    anime, japanese animation, manga, ghibli, cel shaded, studio ghibli
    cartoon, animated, comic style, cartoonish, toon
    3d animation, 3d, cgi, computer animated, 3d render, rendered in 3d, computer generated, pixar, pixar style, computer animation
    pixar, 3d animation, animated film, 3d cartoon
    stop motion, stop frame, puppet animation, frame by frame
    claymation, clay, clay animation, plasticine, clay figures, modelled in clay
    watercolor, watercolor painting, aquarelle, washes of color, painted in watercolor, water paint
    oil painting, oil paint, painted in oils, thick brushstrokes, oils, oil on canvas, impasto
    painting, painterly, painted, brushwork
    pencil drawing, pencil sketch, sketch, drawn in pencil, graphite, hand drawn
    sketch, drawing, line drawing, hand drawn
    ink drawing, ink, pen and ink, drawn in ink
    ink wash, sumi e, ink painting, chinese ink
    charcoal, charcoal drawing, drawn in charcoal
    comic book, comic, graphic novel, comic strip
    pixel art, 8 bit, pixels, pixelated, 16 bit, retro game
    low poly, polygons, faceted
    paper cutout, cut out paper, paper craft, papercraft, cut paper, paper collage
    origami, folded paper
    collage, patchwork
    impressionist, impressionism, monet, dabs of color
    surreal, surrealist, dreamlike, bizarre, dali, otherworldly
    dreamlike, dreamy, ethereal, like dream, surreal, hazy
    fantasy, magical, fairytale, enchanted, fairy tale
    magical, enchanted, fairytale, mystical, enchanting
    whimsical, playful, quirky, fanciful, lighthearted
    science fiction, sci fi, futuristic
    cyberpunk, neon noir, neon dystopia, futuristic neon
    steampunk, brass and steam, victorian machines
    noir, film noir, hardboiled, black and white crime
    gothic, dark, sinister
    horror, scary, terrifying, spooky, frightening, creepy, eerie, nightmarish
    eerie, creepy, spooky, uncanny, unsettling, ghostly
    tense, suspenseful, thrilling, nail biting
    romantic, tender, loving, sentimental
    nostalgic, wistful, longing, sentimental
    melancholic, sad, wistful, melancholy, somber
    joyful, cheerful, happy, upbeat, jolly, festive
    festive, celebratory, party
    cheerful, upbeat, sunny, merry, happy
    funny, comedic, humorous, comical, comedy
    peaceful, calm, serene, tranquil, quiet, soothing
    calm, peaceful, serene, tranquil, quiet, soothing, meditative
    energetic, dynamic, lively, fast paced, high energy
    dynamic, energetic, action packed, lively
    minimalist, simple, minimal, clean, sparse, pared down, plain
    elegant, refined, sophisticated, stylish
    gritty, raw, rough, harsh
    dystopian, bleak, post apocalyptic
    post apocalyptic, apocalyptic, end of world, wasteland
    psychedelic, trippy, kaleidoscopic
    abstract, non figurative, shapes and colors
    art deco, 1920s
    children's book, storybook, picture book
    video game, game graphics, game engine, unreal engine
    slow paced, slow, leisurely
    fast paced, rapid, quick, hectic
    music, melody, tune, song
    soft music, quiet music, gentle music, soft piano
    birdsong, birds sing, chirping, twittering
    silence, no sound, quiet, soundless, silent
    sound of waves, waves crash, surf roars, roar of surf
    footsteps, steps, sound of steps
    thunder, rumble, thunderclap
    engine roar, roar of engine, motor roars, engine noise
    applause, clapping, ovation, crowd claps
    laughter, laughing, giggles
    subtitle, caption, on screen text
    watermark, logo
    written, reads, says, lettering, painted
    """
}
