/// What is a kind of what: the first word of a line covers those behind it. "A corgi" keeps "a dog"; "a dog" keeps no corgi.
package enum Kinds {
  static let table = """
    person: male, female, man, boy, girl, woman, child, baby, toddler, teenager, adult, couple, crowd, people, elderly man, dancer, singer, musician, pianist, guitarist, violinist, drummer, actor, actress, artist, painter, sculptor, photographer, writer, reader, doctor, nurse, surgeon, teacher, student, pupil, scientist, astronaut, pilot, sailor, fisherman, farmer, chef, baker, waiter, waitress, bartender, barista, soldier, warrior, knight, samurai, ninja, wizard, witch, king, queen, prince, princess, policeman, policewoman, fireman, worker, builder, carpenter, mechanic, engineer, driver, cyclist, biker, runner, jogger, swimmer, surfer, skier, skateboarder, skater, snowboarder, climber, hiker, gymnast, ballerina, boxer, athlete, player, footballer, golfer, wrestler, monk, nun, priest, tourist, traveler, pedestrian, passerby, spectator, audience, bride, groom, guest, friend, mother, father, parent, son, daughter, brother, sister, grandmother, grandfather, twin, family, neighbor, businessman, businesswoman, cowboy, pirate, clown, magician, juggler, acrobat, thief, detective, spy, model, shopkeeper, vendor, merchant, cleaner, gardener, shepherd, hunter, rider, jockey, nomad, villager, stranger, customer, guard, performer, bystander, patient, boss, coach driver, librarian, potter, blacksmith, tailor, barber, pensioner, granny, hero, villain, santa, viking, geisha, mermaid, superhero, newcomer, visitor, drinker, commuter, bather, sunbather, diver, sprinter, marathon runner, speaker, host, goalkeeper, striker, courier, researcher, lecturer, professor, lawyer, judge, banker, politician, president, minister, journalist, reporter, cameraman, director, conductor, composer, poet, author, novelist, philosopher, explorer, adventurer, captain, officer, sergeant, commander, marine, guardian, bodyguard, butler, housekeeper, janitor, plumber, electrician, welder, miner, lumberjack, fisher, whaler, butcher, grocer, cashier, clerk, secretary, receptionist, manager, ceo, entrepreneur, inventor, archaeologist, biologist, chemist, physicist, mathematician, programmer, hacker, gamer, blogger, influencer, streamer, dj, rapper, vocalist, bassist, saxophonist, cellist, trumpeter, flutist, harpist, organist, busker, street musician, choirboy, choir, orchestra, tango dancer, ballet dancer, breakdancer, stuntman, fire eater, mime, puppeteer, ventriloquist, fortune teller, gladiator, spartan, crusader, archer, swordsman, fencer, karateka, judoka, sumo wrestler, bodybuilder, weightlifter, pole vaulter, hurdler, rower, kayaker, windsurfer, snorkeler, skydiver, paraglider, mountaineer, trekker, backpacker, camper, hitchhiker, trucker, bus driver, taxi driver, race driver, motorcyclist, rickshaw driver, horseman, horsewoman, cowgirl, farmhand, beekeeper, florist, hairdresser, stylist, makeup artist, tattoo artist, jeweler, watchmaker, shoemaker, weaver, seamstress, glassblower, carver, mason, roofer, architect, astronomer, stargazer, cosmonaut, elf, dwarf, goblin, orc, fairy, angel, demon, vampire, zombie, werewolf, sorcerer, sorceress, druid, shaman, emperor, empress, pharaoh, duke, duchess, noble, peasant, beggar, hermit, pilgrim, missionary, bishop, pope, imam, rabbi, midwife, dentist, veterinarian, pharmacist, paramedic, rescuer, lifeguard, firefighter, police officer, cop, sheriff, prisoner, inmate, hostage, burglar, robber, pickpocket, smuggler, assassin, sniper, rebel, protester, activist, voter, candidate, schoolchild, kindergartner, preteen, teen, youngster, youth, kid, newborn, infant, senior, elder, veteran, widow, widower, orphan, cousin, aunt, uncle, grandson, granddaughter, grandchild, grandparent, husband, wife, lover, boyfriend, roommate, classmate, colleague, coworker, teammate, opponent, rival, coach, referee, umpire, cheerleader, bridesmaid, best man, toastmaster, guest star, shopper, passenger
    male: man, boy, son, brother, nephew
    female: woman, girl, sister, daughter, niece
    girl: young woman, schoolgirl
    boy: schoolboy
    man: father, grandfather, husband, uncle, king, prince, businessman, policeman, fireman, fisherman, waiter, actor, cowboy, monk, priest, groom, salesman, milkman, guy, old man, elderly man, young man
    woman: mother, grandmother, wife, aunt, queen, princess, businesswoman, policewoman, waitress, actress, ballerina, nun, bride, witch, geisha, mermaid, old woman, elderly woman, young woman
    child: boy, girl, toddler, baby, schoolboy, schoolgirl, pupil, son, daughter
    adult: man, woman
    crowd: audience
    dancer: ballerina, breakdancer
    athlete: runner, swimmer, boxer, gymnast, skier, footballer
    musician: pianist, guitarist, violinist, drummer, cellist, trumpeter, saxophonist, singer
    animal: dog, cat, horse, pony, cow, bull, calf, sheep, lamb, goat, pig, piglet, donkey, mule, camel, llama, alpaca, rabbit, mouse, rat, hamster, squirrel, hedgehog, fox, wolf, bear, lion, lioness, tiger, leopard, panther, cheetah, jaguar, elephant, giraffe, zebra, rhino, rhinoceros, hippo, hippopotamus, monkey, gorilla, chimpanzee, orangutan, panda, koala, kangaroo, deer, stag, elk, moose, reindeer, bison, buffalo, boar, badger, raccoon, otter, beaver, seal, walrus, whale, dolphin, shark, fish, octopus, squid, jellyfish, crab, lobster, snail, frog, toad, snake, lizard, crocodile, alligator, turtle, bird, insect, spider, dinosaur, dragon, unicorn, creature, beast, pet, bat, sloth, lemur, meerkat, ferret, guinea pig, ox, yak, antelope, gazelle, coyote, hyena, skunk, porcupine, capybara, chinchilla, gecko, iguana, chameleon, salamander, newt, tortoise, komodo dragon, anaconda, python, cobra, viper, rattlesnake, scorpion, centipede, worm, caterpillar, slug, starfish, sea star, seahorse, stingray, manta ray, eel, piranha, swordfish, pufferfish, clownfish, anglerfish, narwhal, orca, manatee, sea lion, polar bear, platypus, wombat, wallaby, tasmanian devil, armadillo, anteater, tapir, okapi, wildebeest, gnu, impala, oryx, ibex, mountain goat, chamois, lynx, bobcat, puma, cougar, ocelot, caracal, serval, mongoose, weasel, stoat, mink, marten, wolverine, hound, mutt, foal, cub, kitten, gosling, cygnet, hatchling, tadpole, mammoth, saber toothed tiger, t rex, tyrannosaurus, triceratops, velociraptor, raptor, pterodactyl, griffin, phoenix, hydra, pegasus, centaur, minotaur, kraken, yeti, godzilla, king kong, pangolin, quokka, red panda, axolotl, hare, shrew, vole, gerbil, macaque, mandrill, gibbon, marmoset, pheasant, quail, partridge, ibis, cormorant, puffin, albatross, condor, osprey, cockatoo, cockatiel, lovebird, finch, sparrowhawk, nightingale, lark, starling, jay, warbler, wren
    dog: puppy, corgi, poodle, labrador, retriever, golden retriever, husky, beagle, terrier, bulldog, dachshund, dalmatian, shepherd dog, german shepherd, collie, spaniel, chihuahua, pug, greyhound, border collie, sheepdog, shiba, shiba inu, rottweiler, doberman, great dane
    cat: kitten, tomcat, tabby, siamese, persian cat, tabby cat, siamese cat
    horse: pony, stallion, mare, foal, colt
    cow: calf, bull
    sheep: lamb, ewe
    deer: stag, doe, fawn, reindeer, elk, moose
    bear: polar bear, grizzly, grizzly bear, brown bear
    monkey: gorilla, chimpanzee, orangutan, baboon
    bird: sparrow, robin, crow, raven, owl, eagle, hawk, falcon, vulture, seagull, gull, pigeon, parrot, macaw, penguin, flamingo, swan, duck, duckling, goose, hen, chick, rooster, peacock, stork, heron, hummingbird, woodpecker, ostrich, pelican, kingfisher, magpie, canary, budgie, barn owl, snowy owl, mallard, toucan
    duck: duckling, mallard
    owl: barn owl, snowy owl
    fish: salmon, trout, goldfish, shark, tuna, carp, koi, clownfish
    insect: housefly, butterfly, bee, wasp, ant, moth, beetle, ladybug, ladybird, dragonfly, mosquito, grasshopper, cricket, firefly, bumblebee
    reptile: snake, lizard, crocodile, alligator, turtle, gecko, iguana
    vehicle: car, truck, bus, van, bicycle, motorcycle, scooter, moped, tractor, train, tram, taxi, ambulance, fire engine, fire truck, police car, pickup, pickup truck, suv, jeep, limousine, sports car, race car, convertible, sedan, minivan, caravan, camper, airplane, helicopter, boat, ship, vessel, submarine, rocket, spaceship, spacecraft, ufo, hot air balloon, tank, cart, carriage, wagon, sled, sleigh, bulldozer, excavator, wheelchair, subway train, hovercraft, gondola
    sports car: ferrari, lamborghini, porsche, corvette, bugatti
    car: tesla, mustang, ferrari, lamborghini, porsche, corvette, bugatti, cadillac, beetle car
    elderly woman: grandmother, granny, grandma
    elderly man: grandfather, grandpa
    storm: thunder, lightning, thunderstorm, gale
    thunderstorm: thunder, lightning
    library: bookshelves
    car: taxi, sports car, race car, racing car, convertible, sedan, limousine, suv, jeep, hatchback, police car, minivan, coupe, roadster, old timer, cabriolet, station wagon, estate car
    truck: pickup truck, fire truck, pickup, semi truck, delivery truck
    bus: double decker, school bus, minibus
    boat: rowboat, sailboat, canoe, kayak, gondola, ferry, motorboat, speedboat, fishing boat, raft, dinghy, tugboat, lifeboat, barge, trawler
    ship: ferry, cruise ship, container ship, cargo ship, sailing ship, steamship, pirate ship, battleship, freighter, galleon
    airplane: jet, airliner, biplane, fighter jet, glider, seaplane
    train: steam train, steam locomotive, high speed train, subway train, freight train
    bicycle: mountain bike, racing bike
    plant: tree, flower, bush, shrub, grass, fern, cactus, ivy, moss, vine, hedge, potted plant, herb, bamboo
    tree: oak, pine, birch, palm, palm tree, willow, maple, cherry tree, apple tree, fir, spruce, cypress, poplar, pine tree, oak tree, beech, cedar
    flower: rose, tulip, daisy, sunflower, lily, orchid, poppy, lavender, dandelion, lotus, carnation, iris, daffodil, cherry blossom, marigold, peony
    fruit: apple, banana, orange fruit, pear, grape, cherry, strawberry, lemon, lime, peach, melon, watermelon, pineapple, mango, kiwi, plum, raspberry, blueberry, coconut
    vegetable: carrot, potato, tomato, onion, cabbage, lettuce, cucumber, pepper, pumpkin, broccoli, spinach
    food: bread, cake, pizza, pasta, soup, salad, sandwich, burger, hamburger, noodles, rice, sushi, meat, steak, cheese, cookie, chocolate, ice cream, fruit, vegetable, pancake, spaghetti, ramen, croissant, dumpling, bagel, donut
    drink: coffee, tea, juice, wine, beer, milk, water, cocktail, lemonade, espresso, cocoa, champagne
    coffee: espresso, cappuccino, latte
    furniture: table, chair, sofa, bed, desk, shelf, cupboard, bookcase, armchair, stool, bench, wardrobe, dresser, bookshelf, couch, rocking chair
    table: desk, dining table, kitchen table, coffee table, workbench, picnic table
    chair: armchair, stool, rocking chair, deck chair, wheelchair
    bed: bunk, cot, hammock
    container: bottle, cup, box, bowl, jar, basket, bucket, vase, barrel, can, glass
    box: cardboard box, crate, chest
    machine: robot, engine, tractor, excavator, bulldozer, printer, washing machine
    japan: tokyo, kyoto, osaka, shibuya
    france: paris, marseille, lyon, provence
    italy: rome, venice, florence, milan, naples, tuscany, sicily
    england: london, manchester, liverpool, oxford
    america: new york, los angeles, san francisco, chicago, las vegas, manhattan, brooklyn, miami
    germany: berlin, munich, hamburg, cologne, bavaria
    china: beijing, shanghai, hong kong
    spain: madrid, barcelona, seville
    india: mumbai, delhi, varanasi, jaipur
    russia: moscow, saint petersburg, siberia
    egypt: cairo
    turkey: istanbul, cappadocia
    brazil: rio de janeiro, sao paulo
    netherlands: amsterdam, rotterdam
    instrument: guitar, piano, violin, drum, flute, trumpet, cello, saxophone, harp, accordion, clarinet, ukulele, banjo, grand piano, harmonica, keyboard
    piano: grand piano, upright piano
    guitar: electric guitar, acoustic guitar
    clothes: shirt, t shirt, dress, skirt, trousers, jeans, coat, jacket, sweater, hoodie, suit, uniform, kimono, robe, scarf, hat, gloves, shoes, boots, socks, vest, blouse, cloak, cape, apron, shorts, leggings, overalls, swimsuit, bikini, tuxedo, cardigan, raincoat, sari, pyjamas, outfit
    coat: raincoat, trench coat, fur coat, lab coat, parka, winter coat
    jacket: leather jacket, denim jacket, bomber jacket, down jacket
    dress: evening gown, wedding dress, sundress, ball gown
    hat: cap, beret, straw hat, top hat, cowboy hat, sun hat, beanie, bowler, fedora, baseball cap, bonnet, helmet, woolen hat, sombrero
    shoes: boots, sneakers, sandals, high heels, slippers, heels
    boots: rubber boots, cowboy boots, wellingtons
    suit: tuxedo, business suit
    weapon: sword, knife, gun, rifle, pistol, bow, spear, katana
    sword: katana, saber, rapier
    black and white: film noir, noir
    rest: sit, lie
    toy: lego, minifigure, action figure, doll, teddy bear, toy car, toy train, building blocks, puppet
    jewelry: necklace, ring, bracelet, earring, crown, tiara
    device: phone, laptop, computer, tablet, camera, television, radio
    computer: laptop
    phone: smartphone
    book: novel, notebook, diary, comic book, textbook
    building: house, castle, church, temple, tower, skyscraper, barn, hut, cottage, palace, villa, mansion, lighthouse, factory, warehouse, school, hospital, hotel, windmill, mosque, cathedral, bungalow, farmhouse, library, museum, pagoda, apartment
    house: cottage, villa, mansion, bungalow, farmhouse, townhouse, log cabin, beach house
    tower: lighthouse, bell tower, clock tower
    room: living room, kitchen, bedroom, bathroom, office, studio, classroom, hall, dining room, library, attic, basement, study, nursery, ballroom, laboratory, throne room, waiting room, hospital room, workshop
    indoors: room, living room, kitchen, bedroom, bathroom, office, studio, classroom, corridor, warehouse, library, museum, restaurant, cafe, bar, shop, supermarket, gym, church, cinema, factory, indoor, inside, interior, garage, attic, basement, laboratory, nursery, cave interior, subway station, mall, shopping mall, theater, concert hall, hospital, dining room, elevator, workshop, bakery, classroom, ballroom, hotel lobby, lobby
    outdoors: beach, forest, street, park, garden, meadow, mountain, desert, lake, river, sea, field, courtyard, hill, valley, jungle, outdoor, outside, open air, harbor, bridge, square, rooftop, savanna, glacier, island, coast, cliff, canyon, waterfall, countryside, farm, vineyard, orchard, plaza, alley, highway, playground, swamp, path, pier, riverbank
    park: city park, national park
    street: highway, lane, main street, boulevard, cobblestone street, country road, side street, crossroads, intersection
    city: new york, paris, london, tokyo, venice, rome, berlin, shanghai, beijing, hong kong, los angeles, san francisco, istanbul, downtown
    water: sea, lake, river, pond, stream, waterfall, pool, puddle, ocean, canal, bay, lagoon
    sea: bay, lagoon
    coast: beach, cliff, seashore
    nature: forest, meadow, mountain, river, lake, countryside
    forest: jungle, pine forest, bamboo forest, birch forest, grove, bamboo grove, autumn forest
    field: meadow, wheat field, cornfield, rice field, lavender field, sunflower field, football field, soccer field, poppy field, paddy
    shop: bakery, bookshop, bookstore, boutique, butcher shop, flower shop, supermarket, market
    restaurant: cafe, pizzeria, sushi bar
    kitchen: kitchenette, restaurant kitchen
    desert: dune, sand dune, sahara
    mountain: summit, snowy mountain, alps, himalaya, mount fuji, volcano, ridge
    stone: pebble, boulder, gravel
    red: dark red, burgundy, maroon, cherry red, bright red, scarlet, crimson, wine red
    blue: navy, dark blue, light blue, azure, sky blue, cobalt, turquoise, royal blue, bright blue
    green: emerald, olive, lime green, dark green, light green, mint, bright green, forest green
    yellow: golden, lemon yellow, mustard, bright yellow, amber
    white: ivory, cream, snow white, off white
    brown: tan, beige, chestnut, dark brown, light brown, bronze, auburn
    gray: silver, ash gray, dark gray, light gray, charcoal gray
    pink: magenta, hot pink, fuchsia, salmon pink, light pink
    purple: lavender purple, lilac, mauve, violet, indigo
    black: jet black, ebony
    big: huge, giant, enormous, tall, gigantic
    old: ancient, antique, elderly, weathered
    colored: red, blue, green, yellow
    metal: iron, steel, bronze, copper, brass, aluminum, chrome, silver, gold
    stone: marble, granite
    wooden: oak, pine, bamboo
    move: walk, run, dance, jump, swim, fly, drive, roll, glide, drift, crawl, climb, ride, slide, travel
    walk: march, limp, tiptoe, stagger, stride, hike, shuffle, stomp, pace
    run: gallop, sprint, jog, rush
    dance: waltz, tango, breakdance, twirl, ballet, pirouette, tap dance, salsa
    jump: somersault, backflip, skip
    drive: race, speed, cruise
    play: strum
    play music: strum, play guitar, play piano, drum
    exercise: jog, lift weight, stretch, do push up, do squats
    prepare food: fry, bake, boil, grill, roast, stir
    clean: wash, sweep, wipe, scrub, mop, vacuum
    talk: whisper, shout, discuss, argue, explain
    look: watch, stare, gaze, peer, glance, observe
    hold: carry, clutch, cradle, grip
    eat: bite, chew, munch, devour
    drink: sip, gulp, slurp
    hit: punch, slap, kick
    greet: wave, bow, shake hand, handshake
    laugh: giggle, chuckle
    happy: smile, laugh, grin, ecstatic, cheering, beaming
    sad: cry, weep, sob, tears, heartbroken
    angry: scowl, glare, frown
    surprised: gasp, wide eyed
    day: morning, noon, afternoon, midday, sunny
    night: midnight, starry, moonlight, starlit, stars
    morning: dawn, early morning
    evening: sunset, dusk
    rain: drizzle, downpour, thunderstorm
    bad weather: rain, snow, storm, hail
    painting: watercolor, oil painting, ink wash, acrylic, gouache, fresco
    animation: anime, cartoon, 3d animation, claymation, stop motion, pixel art
    drawing: pencil sketch, charcoal, ink drawing, line art
    stop motion: claymation
    music: song, melody, jazz, rock music, classical music, piano music, guitar music, orchestra, symphony, techno, waltz music, choir
    noise: bang, crash, roar, rumble
    """
}
