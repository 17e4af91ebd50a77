/// More of what is a kind of what; see ``Kinds``.
extension Kinds {
  static let more = """
    saxophone: saxophonist
    piano: pianist
    guitar: guitarist
    violin: violinist
    drum: drummer
    cello: cellist
    trumpet: trumpeter
    flute: flutist
    harp: harpist
    accordion: accordionist
    bicycle: cyclist
    motorcycle: motorcyclist
    skateboard: skateboarder
    person: busker, street musician, street performer, ceramicist, angler, alpinist, equestrian, aviator, constable, medic, instructor, artisan, craftsman, craftswoman, bricklayer, joiner, technician, illustrator, percussionist, hoofer, jester, illusionist, conjurer, mage, enchantress, sightseer, voyager, wanderer, onlooker, supporter, adversary, competitor, sweetheart, sibling, nomad, pensioner, lass, lad, tot, herder, herdsman, grower, hawker, trader, stallholder, peddler, barkeeper, barman, barmaid, skipper, deckhand, crewman, trooper, infantryman, investigator, crook, gangster, criminal, vet, roommate, flatmate, toreador, bullfighter, matador, drifter, villager, townsman, dockworker, fishwife, laborer, workman, foreman, caretaker, concierge, bellboy, stewardess, flight attendant, attendant, newsreader, presenter, announcer, comedian, entertainer, contortionist, trapeze artist, tightrope walker, stilt walker, sorcerer, knight in armor, peasant, squire, monarch, nobleman, gentleman, countess, baron, sultan, emir, tribesman, warlord, rebel, outlaw, bandit, highwayman, prospector, gold digger, pioneer, settler, rancher, herdswoman, shepherdess, milkmaid, fisherwoman, potter, glassblower, bookbinder, watchmaker, clockmaker, goldsmith, locksmith, stonemason, plasterer, house painter, window cleaner, street sweeper, garbage man, postman, mailman, delivery man, delivery boy, bike messenger, taxi driver, cab driver, truck driver, train driver, bus driver, tram driver, ferryman, gondolier, oarsman, lifeguard, diver, free diver, spelunker, caver, ranger, forester, hunter, beekeeper, falconer, jouster, quarterback, midfielder, caddie, referee, linesman
    animal: kitty, doggy, pooch, vixen, tusker, pachyderm, mare, gelding, nag, steed, billy goat, nanny goat, sow, boar, vole, tomcat, tabby, leviathan, humpback, orca, porpoise, serpent, arachnid, medusa, wyvern, wyrm, rodent, chipmunk, songbird, seabird, raptor, bird of prey
    vehicle: hatchback, roadster, coupe, estate car, supercar, eighteen wheeler, lorry, dinghy, skiff, trawler, galleon, freighter, barge, yacht, catamaran, schooner, raft, airliner, jet, glider, biplane, chopper, quadcopter, drone, spacecraft, starship, quad bike, snowmobile, golf cart, segway, rickshaw, tuk tuk, stroller, pram, buggy, sledge, toboggan, locomotive, trolley, streetcar
    bird: songbird, seabird, raptor, bird of prey, kestrel, kite bird, osprey, lark, finch, blackbird, thrush, nightingale, starling, wren, cuckoo, crane bird, egret, ibis, puffin, albatross, cormorant, cockatoo, parakeet, quail, pheasant, partridge, gosling, cygnet
    dog: mongrel, malamute, samoyed, maltese, pomeranian, boxer dog, whippet, bloodhound, st bernard, saint bernard, bernese mountain dog, basset hound, schnauzer, jack russell, yorkshire terrier, cocker spaniel, sled dog, guide dog, guard dog
    cat: calico, maine coon, ragdoll, bengal cat, sphynx, alley cat, stray cat
    fish: shoal, school of fish, anglerfish, pufferfish, swordfish, ray fish, manta ray, stingray, sardine, herring, mackerel, cod, perch fish, pike fish, angelfish, guppy, betta
    whale: humpback, humpback whale, orca, blue whale, sperm whale, beluga
    tree: sequoia, redwood, acacia, baobab, olive tree, chestnut tree, linden, elm, ash tree, alder, sycamore, eucalyptus, pine, birch, fir, conifer, christmas tree, bonsai, ginkgo, magnolia, plum tree, fig tree, orange tree, lemon tree
    flower: wildflower, hibiscus, hydrangea, chrysanthemum, magnolia, jasmine, violet flower, primrose, crocus, snowdrop, geranium, azalea, begonia, foxglove, thistle, heather, edelweiss, bluebell, cornflower, water lily, lotus
    boat: rowboat, rowing boat, dinghy, skiff, junk boat, sampan, dhow, catamaran, yacht, trawler, sailing boat, paddle boat, longboat, felucca
    ship: ocean liner, frigate, destroyer, aircraft carrier, icebreaker, tanker, schooner, man of war, caravel, longship
    car: hatchback, supercar, roadster, muscle car, vintage car, classic car, electric car, hearse, hot rod, patrol car
    weapon: dagger, spear, axe, crossbow, revolver, pistol, shotgun, halberd, saber, rapier
    clothes: tunic, toga, poncho, shawl, waistcoat, trench coat, blazer, jumpsuit, tracksuit, leotard, tutu, kilt, cassock, nightgown, pajamas, wetsuit, spacesuit, swimwear, sarong, hijab, turban
    hat: bonnet, boater, panama, trilby, sombrero, stetson, tricorne, mortarboard, hard hat, chef hat, party hat, witch hat, bobble hat, flat cap, newsboy cap, peaked cap, sunhat, headscarf
    food: meal, dish, dessert, pastry, stew, curry, taco, burrito, dumplings, omelet, waffle, cereal, sausage, bacon, seafood, tofu, kebab, hot dog, popcorn, muffin, cupcake, pretzel, loaf, baguette, pudding, honey, candy, snack
    drink: cider, whiskey, vodka, rum, sake, soda, cola, smoothie, milkshake, hot chocolate, cappuccino, latte, martini, matcha, green tea
    instrument: tuba, trombone, oboe, bassoon, mandolin, lute, sitar, bagpipe, tambourine, xylophone, synthesizer, double bass, bass guitar, viola, kalimba, bongo, gong, koto, erhu, didgeridoo, harpsichord, concertina
    building: chapel, abbey, monastery, shrine, pagoda, observatory, greenhouse, shed, chalet, cabin, lodge, manor, fortress, citadel, tenement, apartment block, office block, high rise, theater, cinema, stadium, arena, opera house, town hall, courthouse, prison, silo, water mill, hangar, gas station, diner, restaurant, hotel, tavern
    furniture: couch, stool, ottoman, futon, bunk bed, crib, nightstand, bookcase, sideboard, chest of drawers, hammock, pew, bar stool, dressing table, vanity
    feline: cat, lion, tiger, leopard, cheetah, panther, lynx
    reptile: tortoise, serpent, viper, cobra, python, chameleon, dinosaur
    insect: ladybird, honeybee, cicada, locust, mantis, praying mantis, gnat, midge, cockroach, caterpillar, termite
    bad weather: snow, storm, hail, sleet, fog
    precipitation: snow, hail, drizzle, sleet
    animation: 3d animation, cartoon, anime, stop motion, claymation, cgi, pixar, motion graphics, cel animation
    child: schoolchild, kindergartner, tot, grandchild, grandson, granddaughter, teen, girl, boy
    family: mother and child, parents, father and son, mother and daughter
    storm: blizzard, hurricane, tempest, typhoon, tornado, snowstorm, sandstorm, rainstorm
    landscape: mountain, valley, field, hill, desert, countryside, meadow, prairie
    wet: drenched, soaked, dripping, damp, rain soaked, glistening with rain
    city: bangkok, mumbai, seoul, singapore, dubai, cairo, moscow, madrid, barcelona, lisbon, vienna, prague, amsterdam, chicago, manhattan, brooklyn, kyoto, osaka, havana, rio de janeiro, sydney, marrakech, seville, naples, florence, milan, edinburgh, dublin, athens, budapest, warsaw, stockholm, copenhagen, oslo, helsinki, toronto, montreal, vancouver, boston, seattle, miami, dallas, mexico city, buenos aires, lima, nairobi, lagos, cape town, jakarta, manila, hanoi, delhi, kolkata, metropolis, city street, skyline
    """
}
