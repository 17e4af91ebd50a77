/// Words that may stand for each other: people, animals, things, feelings and looks. As in ``Synonyms``, a line is a group.
extension Synonyms {
  static let moreThings = """
    busker, street musician, street performer, street singer
    ceramicist, potter, pottery maker
    blacksmith, smith, metalworker, ironworker
    fisherman, angler, fisher, man fishing
    fisherwoman, woman fishing
    climber, mountaineer, alpinist, rock climber
    hiker, trekker, backpacker, walker
    runner, jogger, sprinter, athlete
    cyclist, biker, bike rider, person on bicycle, rider on bike
    horseman, rider, equestrian, horseback rider, jockey
    skateboarder, skater, boy on skateboard
    ice skater, figure skater, skater
    swimmer, bather
    diver, scuba diver, frogman
    surfer, surf rider
    driver, motorist, person at wheel, chauffeur
    pilot, aviator, airman, flyer
    captain, skipper
    sailor, seaman, mariner, deckhand, crewman
    crew, sailors, seamen
    soldier, trooper, fighter, infantryman
    warrior, fighter, soldier
    knight, armored man, man in armor, rider in armor
    policeman, cop, officer, constable, police officer, patrolman
    policewoman, police officer, officer
    detective, investigator, sleuth, inspector
    spy, secret agent, agent
    thief, robber, burglar, crook
    criminal, gangster, crook
    fireman, firefighter, fire crew
    doctor, physician, surgeon, medic
    nurse, medic
    scientist, researcher, chemist, lab worker
    teacher, instructor, schoolteacher, tutor
    professor, lecturer
    student, pupil, schoolchild, learner
    schoolgirl, school girl, girl in school uniform
    schoolboy, school boy
    chef, cook, kitchen chef
    baker, bread maker, pastry chef
    waiter, server
    waitress, server
    barista, coffee maker
    bartender, barman, barkeeper, barmaid
    vendor, seller, hawker, trader, stallholder, merchant, peddler, street vendor
    shopkeeper, storekeeper, shop owner, merchant
    farmer, farm worker, grower, peasant, man on farm
    shepherd, herder, herdsman, sheep herder
    gardener, landscaper
    worker, laborer, workman, builder
    builder, construction worker, bricklayer
    carpenter, woodworker, joiner
    mechanic, repairman, technician
    engineer, technician
    craftsman, artisan, craftswoman, maker
    tailor, dressmaker, seamstress
    artist, painter, illustrator
    sculptor, carver
    photographer, cameraman, person with camera
    musician, player, performer
    singer, vocalist, songstress, crooner
    pianist, piano player, man at piano, woman at piano
    guitarist, guitar player, man with guitar
    violinist, violin player, fiddler
    cellist, cello player
    drummer, drum player, percussionist
    saxophonist, sax player, saxophone player
    trumpeter, trumpet player
    dj, disc jockey
    band, group of musicians, musicians
    orchestra, symphony orchestra
    dancer, ballerina, hoofer
    ballerina, ballet dancer
    actor, performer, player
    acrobat, tumbler, gymnast
    clown, jester
    magician, conjurer, illusionist
    wizard, sorcerer, mage, magician
    witch, sorceress, enchantress
    ghost, spirit, specter, phantom, apparition
    alien, extraterrestrial, creature from space
    robot, android, machine, automaton, mech, droid
    astronaut, cosmonaut, spaceman, person in spacesuit, figure in spacesuit
    king, monarch, ruler
    queen, monarch
    monk, friar, brother
    priest, clergyman, pastor
    nomad, wanderer
    tourist, traveler, visitor, sightseer
    traveler, voyager, wanderer
    commuter, passenger
    passenger, traveler, rider
    pedestrian, passerby, walker, person on foot
    passerby, passersby, pedestrian
    crowd, throng, mass, mob, multitude, sea of people, horde, many people, hundreds of people, packed
    audience, crowd, spectators, onlookers, viewers, listeners, public
    onlooker, spectator, bystander, viewer, watcher
    fans, supporters, crowd
    team, side, squad
    player, footballer, soccer player
    opponent, rival, adversary, competitor
    rival, competitor
    enemy, foe
    friend, buddy, pal, companion, mate
    friends, companions, buddies, pals, mates
    couple, two lovers, pair, lovers, man and woman, husband and wife, sweethearts
    lovers, couple, sweethearts
    bride and groom, newlyweds, wedding couple, bridal couple
    family, parents and children, mother father and child, household
    parents, mother and father, mom and dad
    siblings, brother and sister
    twins, twin, identical
    brothers, siblings
    sisters, siblings
    grandparent, grandfather, grandmother
    grandmother, granny, grandma, nana, old woman, elderly woman
    grandfather, grandpa, granddad, gramps, old man, elderly man
    elderly man, old man, aged man, older man, old fellow, gray haired man, white haired man, senior
    elderly woman, old woman, aged woman, older woman, old lady, gray haired woman, white haired woman, senior
    elderly couple, old couple, aged couple, older couple, couple in their eighties, couple in their seventies
    elderly, old, aged, senior, in their seventies, in their eighties, gray haired, white haired, in his seventies, in her seventies, in his eighties, in her eighties, older
    middle aged, in forties, in fifties
    young woman, girl, young lady, woman in twenties
    young man, youth, guy in twenties, lad
    teenager, teen, adolescent, youth, teenage boy, teenage girl, young person
    teenage girl, young girl, teenager, teen girl
    teenage boy, young boy, teenager, teen boy
    child, kid, youngster, little one, small child, young child, little kid
    children, kids, youngsters, little ones, small children, boys and girls
    boy, lad, kid, little boy, young boy, small boy
    girl, lass, kid, little girl, young girl, small girl
    toddler, small child, little one, tot, young child
    baby, infant, newborn, little one, bub
    man, guy, fellow, gentleman, male, bloke, male figure
    woman, lady, female, female figure
    person, figure, somebody, someone, human, individual, man or woman
    people, persons, folk, humans, men and women, crowd, human beings
    figure, person, silhouette, shape, form
    stranger, unknown man
    neighbor, person next door
    boss, chief, manager, head
    leader, head, chief
    guard, sentry, watchman, security guard
    judge, magistrate
    customer, client, shopper, patron
    guest, visitor, diner
    host, presenter
    reporter, journalist, news anchor
    office worker, businessman, employee, clerk, white collar worker
    businessman, man in suit, executive
    businesswoman, woman in suit, executive
    homeless man, beggar, tramp
    dog, hound, canine, pooch, pup, doggy
    puppy, pup, young dog, little dog, small dog
    cat, feline, kitty, tomcat, house cat
    kitten, kitty, young cat, little cat, small cat
    tabby, striped cat
    horse, steed, mount, stallion, mare
    stallion, horse
    foal, colt, young horse, baby horse
    donkey, mule, ass
    cow, cattle, bull, ox
    calf, young cow
    sheep, lamb, ewe
    lamb, young sheep, baby sheep
    flock of sheep, sheep, herd of sheep
    pig, hog, swine
    piglet, young pig, little pig
    goat, kid goat
    hen, chicken
    rooster, cock, cockerel
    chick, baby chicken, young chicken
    duckling, baby duck, young duck, young of duck
    swan, cygnet
    bird, fowl, winged creature
    birds, flock, flock of birds
    flock, swarm, flight
    seagull, gull, sea bird, seabird
    crow, raven, rook, black bird
    eagle, bird of prey, raptor
    hawk, falcon, bird of prey
    owl, night bird
    pigeon, dove
    parrot, macaw, cockatoo
    rabbit, bunny, hare
    mouse, rodent
    rat, rodent
    squirrel, chipmunk
    fox, vixen, red fox
    wolf, gray wolf
    wolf pack, pack of wolves, wolves
    bear, grizzly
    bear cub, young bear, baby bear
    cub, young one, baby
    lion, big cat
    lioness, lion, big cat
    tiger, big cat, striped cat
    leopard, big cat, panther
    elephant, pachyderm, tusker
    elephant calf, baby elephant, young elephant, little elephant
    deer, stag, doe, buck
    stag, buck, male deer
    fawn, young deer, baby deer
    monkey, ape, primate
    gorilla, ape
    whale, humpback, humpback whale, leviathan
    dolphin, porpoise
    shark, great white
    fish, school of fish, shoal
    school of fish, shoal of fish, shoal, fish
    goldfish, orange fish
    jellyfish, medusa
    turtle, tortoise, sea turtle
    snake, serpent, viper
    lizard, reptile, gecko
    crocodile, alligator
    frog, toad
    butterfly, winged insect
    bee, bumblebee, honeybee
    bug, insect, beetle
    spider, arachnid
    snail, slug
    dragon, wyrm, wyvern
    dinosaur, t rex, tyrannosaurus, prehistoric beast
    monster, beast, creature
    creature, being, beast, animal
    animal, creature, beast
    car, automobile, vehicle, motorcar, sedan
    vehicle, car, truck, van
    sports car, racing car, supercar, fast car
    race car, racing car, formula one car, racer
    convertible, cabriolet, open top car, open car
    vintage car, classic car, old car, oldtimer, antique car
    taxi, cab, yellow cab
    truck, lorry, semi, eighteen wheeler, rig
    pickup truck, pickup
    van, minivan, minibus
    bus, coach
    motorcycle, motorbike, bike, chopper
    scooter, moped, vespa
    bicycle, bike, cycle, two wheeler
    train, locomotive, railway, engine
    steam train, steam locomotive, steam engine, locomotive, locomotive in steam, old train
    bullet train, high speed train
    tram, streetcar, trolley, cable car
    subway train, metro, underground train
    airplane, plane, aircraft, jet, airliner
    fighter jet, jet fighter, warplane
    helicopter, chopper
    drone, quadcopter
    hot air balloon, balloon
    rocket, spacecraft, spaceship
    spaceship, spacecraft, starship, rocket, space vessel
    space station, orbital station
    ufo, flying saucer
    boat, vessel, dinghy, craft
    rowboat, rowing boat, dinghy, skiff, small boat
    sailboat, sailing boat, yacht, boat with sail
    fishing boat, trawler, fishing vessel
    motorboat, speedboat
    ship, vessel, boat, galleon
    sailing ship, tall ship, galleon, windjammer
    cruise ship, ocean liner, liner
    cargo ship, freighter, container ship
    ferry, ferryboat
    canoe, kayak, paddle boat
    raft, float
    submarine, sub
    carriage, coach, wagon
    cart, wagon, barrow
    sled, sleigh, sledge, toboggan
    wheelchair, chair on wheels
    stroller, pram, baby carriage, pushchair, buggy
    skateboard, board
    surfboard, board
    roomba, robot vacuum, robotic vacuum, vacuum robot
    vacuum cleaner, hoover
    phone, smartphone, mobile, cell phone, cellphone, handset, telephone
    laptop, notebook, portable computer
    computer, desktop, pc, monitor
    screen, monitor, display
    keyboard, keys
    television, tv, tv set, telly
    camera, camcorder
    headphones, earphones, headset, earbuds
    speaker, loudspeaker
    lamp, light, lantern, bulb
    light bulb, bulb
    street lamp, streetlight, lamppost, street light, street lantern
    candle, taper, candlelight
    lantern, lamp
    torch, flaming torch
    flashlight, torch
    spotlight, beam of light, stage light
    neon sign, neon, neon lights, glowing sign, illuminated sign
    sign, signboard, placard, notice
    billboard, hoarding, advertising board
    flag, banner, pennant
    poster, print
    map, chart
    letter, note, message, envelope
    envelope, letter
    parcel, package, box, packet
    box, carton, case, crate
    suitcase, luggage, case, trunk
    bag, sack, purse, handbag, pouch
    backpack, rucksack, knapsack
    basket, hamper, wicker basket
    bucket, pail
    bottle, flask, flacon
    jar, pot, glass jar
    cup, mug, teacup, coffee cup
    glass, goblet, tumbler, drinking glass
    wine glass, glass of wine, goblet
    bowl, dish, basin
    plate, dish, platter
    tray, platter
    pot, pan, saucepan, kettle
    pan, frying pan, skillet, wok
    kettle, teapot
    spoon, ladle
    knife, blade
    chopsticks, sticks
    tablecloth, cloth
    napkin, serviette
    table, tabletop, desk
    chair, seat, stool, armchair
    bench, seat
    sofa, couch, settee, divan
    armchair, easy chair
    bed, mattress, bunk
    pillow, cushion
    blanket, quilt, duvet, bedspread, throw, cover
    carpet, rug, mat
    curtain, drape, blind
    window, pane, window pane, windowpane, glass
    window sill, windowsill, window ledge
    door, doorway, entrance
    doorway, door, entrance, door frame
    gate, gateway, entrance
    wall, brickwork
    fence, railing, picket
    roof, rooftop, rooftops, roof tiles
    chimney, smokestack
    stairs, staircase, stairway, steps, flight of steps
    ladder, rungs
    elevator, lift
    fireplace, hearth, open fire
    fire, flame, flames, blaze
    campfire, bonfire, open fire
    bonfire, fire, campfire
    smoke, fumes, plume
    steam, vapor
    ash, cinders, soot
    spark, ember
    bubbles, soap bubbles
    dust, powder
    sand, dunes
    mud, dirt, muck
    soil, earth, dirt, ground
    grass, lawn, turf
    tall grass, long grass, high grass
    leaf, foliage, leaves
    foliage, leaves, greenery
    branch, bough, limb, twig
    tree, trees
    bush, shrub, hedge
    """
}
