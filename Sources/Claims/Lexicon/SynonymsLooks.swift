/// More words that may stand for each other: things, feelings and looks. As in ``Synonyms``, a line is a group.
extension Synonyms {
  static let moreLooks = """
    flower, blossom, bloom
    flowers, blossoms, blooms, bouquet
    bouquet, bunch of flowers, flowers
    petal, petals, blossom
    cherry blossom, sakura, cherry tree, blossoming cherry
    sunflower, sunflowers
    mushroom, toadstool, fungus
    wheat, grain, corn, cornfield
    corn, maize
    vine, creeper, ivy
    seaweed, kelp, algae
    coral, reef
    shell, seashell
    rock, stone, boulder
    stone, rock, pebble
    cliff, rock face, crag, bluff
    ice, frost
    iceberg, ice floe
    icicle, ice
    snowman, figure of snow, snow figure
    snowflake, flake
    puddle, pool of water, pool of rain
    wave, breaker, surf, swell
    waves, surf, breakers, swell
    foam, froth
    ripples, rings on water
    reflection, mirror image
    shadow, shade, silhouette
    cloud, clouds
    rainbow, arc of colors
    star, stars, starlight
    moon, moonlight, lunar disc
    full moon, round moon
    sun, sunlight, sunshine
    sky, heaven, firmament
    lightning, bolt, flash
    planet, world, globe
    earth, globe, blue planet
    galaxy, milky way, nebula
    bread, loaf, bun, roll
    roll, bun
    sandwich, sub
    pizza, slice of pizza
    noodles, pasta, ramen, spaghetti
    soup, broth, stew
    meal, food, dinner, lunch, dish
    dinner, supper, evening meal
    breakfast, morning meal
    cake, gateau, birthday cake
    cupcake, muffin
    pastry, pie, tart
    cookie, biscuit
    chocolate, cocoa
    ice cream, gelato, ice cream cone, cone
    candy, sweets, lollipop
    fruit, berries
    egg yolk, yolk
    coffee, espresso, latte, cappuccino
    tea, brew
    wine, red wine
    beer, lager, ale
    drink, beverage
    dew, dewdrop, drop
    drop, droplet, bead
    droplet, drop, bead, dewdrop
    raindrop, drop of rain, drop
    tear, teardrop
    ball, globe, sphere, orb
    ball, football, soccer ball
    ball, basketball
    balloon, balloons
    frisbee, flying disc, disc
    kite, kites
    toy, plaything, doll
    teddy bear, stuffed bear, plush bear, toy bear, stuffed animal
    doll, puppet
    puppet, marionette
    swing, swings
    book, novel, volume, paperback, tome
    newspaper, paper, broadsheet
    magazine, journal
    notebook, notepad, diary, journal
    page, sheet
    photo, photograph, picture, snapshot
    painting, canvas, picture
    canvas, painting, easel
    mural, wall painting, graffiti
    statue, sculpture, figure, monument
    mirror, looking glass
    clock, timepiece
    watch, wristwatch, pocket watch
    umbrella, parasol, brolly
    cane, walking stick, stick
    stick, branch, rod
    rope, cord, line, string
    chain, links
    key, keys
    ring, band
    necklace, pendant, chain
    crown, tiara, diadem
    sword, blade, saber
    blade, sword, knife
    spear, lance
    bow, longbow
    shield, buckler
    armor, armour plate, plate armor, suit of armor, mail
    helmet, helm
    gun, pistol, revolver, firearm
    rifle, gun
    hammer, mallet
    axe, hatchet
    shovel, spade
    tool, tools, implement
    net, mesh
    fishing net, net, mesh
    fishing rod, rod, fishing pole
    drum, drums, drum kit
    guitar, acoustic guitar, electric guitar
    saxophone, sax, horn
    trumpet, horn
    microphone, mic, mike
    instrument, musical instrument
    vinyl record, record, lp
    record player, turntable, gramophone
    clothes, clothing, outfit, attire, garb, garments, dress
    dress, gown, frock, robe
    wedding dress, wedding gown, bridal gown, white gown, bridal dress
    sundress, summer dress, light dress
    suit, business suit
    tuxedo, dinner jacket, black tie
    shirt, blouse, top
    t shirt, tee, tshirt, shirt
    sweater, jumper, pullover, knit, jersey
    hoodie, hooded sweatshirt, hooded top, sweatshirt
    jacket, coat, blazer, anorak, parka
    coat, overcoat, jacket
    raincoat, slicker, rain jacket, oilskin, mackintosh, waterproof
    trench coat, trenchcoat, raincoat
    leather jacket, biker jacket
    cloak, cape, mantle
    robe, gown, habit
    bathrobe, dressing gown
    kimono, yukata
    hat, cap, headgear
    straw hat, sun hat, boater
    hood, cowl
    beanie, woolen hat, wool cap, knitted cap, woolly hat
    scarf, shawl, muffler
    gloves, mittens, gauntlets
    shoes, footwear, sneakers, boots
    sneakers, trainers, running shoes, tennis shoes
    boots, wellies, wellingtons, rubber boots
    high heels, heels, stilettos
    trousers, pants, slacks
    jeans, denim
    shorts, short pants
    swimsuit, bathing suit, swimming costume, bikini, swimming trunks, swimwear
    pajamas, nightgown, nightclothes
    overalls, dungarees, boiler suit
    apron, smock
    lab coat, white coat, white jacket
    uniform, livery
    glasses, spectacles, eyeglasses, specs
    sunglasses, shades, dark glasses
    mask, face covering
    veil, bridal veil
    spacesuit, space suit, astronaut suit
    wetsuit, diving suit, neoprene
    braid, plait
    pigtail, braid
    ponytail, tied back
    red hair, ginger, redhead, red haired, red headed, auburn hair, copper hair
    blond hair, blond, fair hair, golden hair
    gray hair, gray haired, silver hair
    curly hair, curls, curly haired, ringlets, curly
    long hair, long haired, flowing hair
    short hair, short haired, cropped hair
    beard, bearded, facial hair, whiskers
    mustache, moustached
    wrinkles, wrinkled, lined face, creased
    freckles, freckled
    tattoo, tattooed, inked
    scar, scarred
    muscular, strong, brawny, well built, athletic, burly
    wing, wings, pinion
    feather, plume
    fur, coat, pelt
    fluffy, furry, shaggy, woolly, downy
    spotted, speckled, dotted, mottled
    striped, stripy, with stripes, stripes
    floral, flowery, flowered, flower patterned, with flowers, flower print
    plaid, tartan, checkered, checked
    polka dot, dotted, with dots
    colorful, bright, multicolored, many colored, brightly colored, in every color, vivid, rainbow
    shiny, gleaming, glossy, polished, glistening
    sparkly, sequined, glittering
    golden, gilded, gold colored
    silver, silvery, chrome
    transparent, clear, see through, glass
    rusty, rusted, corroded, rust
    dusty, dust covered, covered in dust
    muddy, mud covered, covered in mud, caked in mud, mud spattered
    bloody, bloodstained, blood covered
    wet, soaked, drenched, dripping, damp, rain soaked, glistening
    rain soaked, wet, rain slick, rainy, slick with rain, wet with rain, rain slicked
    cobblestone, cobbled, cobble, cobbles, stone paved
    wooden, of wood, timber, wood, oak, pine, plank
    stone, of stone, masonry, granite
    marble, of marble
    metal, metallic, steel, iron
    leather, of leather
    woolen, wool, knitted
    silk, silken, satin
    velvet, plush
    paper, of paper, origami
    broken, cracked, shattered, smashed
    cracked, split, fissured
    torn, ripped, tattered, ragged, in rags, frayed
    worn, shabby, threadbare, old, weathered, well used
    weathered, worn, battered
    abandoned, deserted, derelict, forsaken, empty, disused
    ruined, in ruins, crumbling, derelict, decayed
    crumbling, decaying, falling apart, ruined
    ancient, age old, old, centuries old, antique
    antique, old, vintage
    modern, contemporary, sleek
    futuristic, of future, high tech, sci fi
    luxurious, lavish, opulent, elegant, luxury
    cozy, snug, homely, warm, comfortable
    messy, untidy, cluttered, disorderly, chaotic
    tidy, neat, clean, orderly
    crowded, packed, busy, bustling, full of people, teeming, thronged, jammed, crammed
    busy, bustling, crowded, hectic, lively, teeming
    bustling, busy, lively, crowded, humming
    quiet, silent, still, hushed, peaceful, calm
    peaceful, quiet, calm, tranquil, serene, still
    empty, deserted, vacant, bare, unoccupied
    lonely, solitary, isolated, lone, remote
    lone, solitary, single, alone, by itself, on its own, only
    alone, by himself, by herself, by itself, on his own, on her own, solo, all alone, with nobody, lone, solitary
    narrow, tight, slim, thin
    wide, broad, vast
    vast, endless, immense, boundless, huge
    huge, enormous, giant, gigantic, massive, immense, colossal, very large, towering, oversized
    tiny, small, little, minute, miniature, wee
    small, little, tiny, compact, mini
    big, large, great
    tall, high, towering, lofty
    long, extended
    deep, profound
    steep, sheer, precipitous
    winding, twisting, curving, curvy, serpentine, snaking
    twisted, gnarled, knotted, crooked
    round, circular, spherical
    sharp, pointed, jagged
    smooth, even, polished
    rough, uneven, coarse
    thick, dense, heavy
    dense, thick, heavy
    heavy, thick, strong
    light, slight, gentle, soft
    soft, gentle, mild
    strong, powerful, mighty
    fresh, new, just picked
    hot, steaming, piping hot, steamy, boiling
    frozen, icy, iced over, ice covered, covered in ice, of ice
    snowy, snow covered, snow capped, under snow, blanketed in snow, white with snow, snow
    snow covered, snowy, covered in snow, snow capped, under snow, blanketed in snow, deep in snow, snow clad, snow dusted, white with snow
    mossy, moss covered, moss
    overgrown, wild, covered in plants, covered in weeds, choked with weeds
    grassy, green, grass covered
    rocky, stony, craggy, rugged
    sandy, of sand
    leafy, green
    lush, green, verdant, rich
    sunlit, sunny, sun drenched, bathed in sunlight, in sunshine, sun soaked, lit by sun
    moonlit, under moon, lit by moon, in moonlight, by moonlight
    candlelit, by candlelight, lit by candles
    neon lit, lit by neon, neon, in neon light, under neon signs
    dimly lit, dim, half dark, gloomy, shadowy, poorly lit, dark
    bright, brightly lit, well lit, brilliant
    glowing, luminous, shining, radiant, lit
    bioluminescent, glowing, luminous
    happy, joyful, cheerful, glad, delighted, joyous, merry, elated, beam, gleeful, overjoyed, radiant
    sad, unhappy, sorrowful, mournful, tearful, downcast, melancholy, heartbroken, gloomy, dejected, glum
    melancholy, wistful, sad, mournful, melancholic, somber
    angry, furious, enraged, mad, irate, livid
    afraid, scared, frightened, terrified, fearful, in fear, in terror
    scared, afraid, frightened, fearful, in fear
    surprised, astonished, amazed, startled, stunned, taken aback, astounded
    shocked, stunned, horrified, aghast
    calm, serene, peaceful, relaxed, composed, tranquil, at ease, unruffled, placid
    nervous, anxious, worried, uneasy, tense, jittery, on edge, apprehensive
    worried, concerned, anxious, nervous, troubled
    excited, thrilled, eager, enthusiastic, exhilarated
    curious, inquisitive, intrigued, with interest, interested
    tired, exhausted, weary, sleepy, worn out, drained, fatigued, bone tired
    sleepy, drowsy, tired, heavy eyed
    bored, uninterested, listless
    proud, with pride, proudly, pride
    shy, bashful, timid, coy
    embarrassed, ashamed, sheepish
    determined, resolute, focused, dogged, steely, set jaw
    focused, concentrated, intent, absorbed, with concentration, attentive
    confused, puzzled, bewildered, baffled, perplexed
    relieved, relief, breathe easy
    grateful, thankful, with gratitude
    hopeful, optimistic, with hope
    lonely, alone, forlorn, lonesome
    in love, loving, affectionate, tender
    tender, gentle, loving, soft
    fascinated, spellbound, enthralled, captivated, mesmerized, rapt, entranced
    amazed, astonished, in awe, awestruck, wide eyed, in wonder, wonder
    wonder, awe, amazement
    playful, mischievous, frisky, cheeky
    mischievous, naughty, impish, sly
    confident, self assured, sure, assured
    serious, grave, solemn, stern, earnest
    stern, severe, strict, grim
    menacing, threatening, ominous, sinister
    mysterious, enigmatic, eerie, secretive
    graceful, elegant, with grace
    clumsy, awkward, ungainly
    gentle, soft, tender, mild
    slow, unhurried, leisurely, gradual, slowly, at slow pace, gently
    slowly, gently, gradually, leisurely, without hurry, unhurriedly, bit by bit, step by step, lazily
    quickly, fast, rapidly, swiftly, speedily, at speed, at full speed, hurriedly, in hurry
    fast, quick, rapid, swift, at speed, at full speed, at high speed, speeding
    gently, softly, tenderly, lightly, slowly
    quietly, silently, softly, without sound, noiselessly
    silently, without word, wordlessly, in silence, without sound
    carefully, cautiously, gingerly, with care, attentively
    suddenly, all at once, abruptly, out of nowhere, without warning
    together, side by side, with each other, in unison, jointly
    in unison, in sync, together, as one, synchronized, at same time
    again and again, repeatedly, over and over, keep, constantly, continually
    repeatedly, again and again, over and over, once more
    side by side, next to each other, beside each other, shoulder to shoulder
    face to face, opposite each other, across from each other, facing each other
    back to back, with backs to each other
    in circle, in ring, around in circle
    in line, in row, one behind other, single file, in single file, in queue
    two, pair, couple, duo, both, twin
    three, trio, threesome, triplets
    four, quartet, foursome
    five, quintet
    twelve, dozen
    several, few, handful, some, number of, various, group, multiple
    group, bunch, cluster, band, party, gang, gathering
    many, numerous, countless, dozens, lots, plenty, hundreds, scores, multitude, swarm
    dozens, scores, many, countless
    hundreds, countless, thousands, myriad
    herd, flock, drove
    pile, heap, stack, mound
    row, line, string
    last, final, remaining
    half, one half
    """
}
