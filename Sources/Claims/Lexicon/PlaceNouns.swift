/// Nouns that name where something may happen.
enum PlaceNouns {
  static func contains(_ word: String) -> Bool {
    if words.contains(word) || PlaceNames.contains(word) { return true }
    if word.hasSuffix("ies"), words.contains(word.dropLast(3) + "y") { return true }
    if word.hasSuffix("es"), words.contains(String(word.dropLast(2))) { return true }
    return word.hasSuffix("s") && words.contains(String(word.dropLast()))
  }

  /// Whether a noun by itself names where a video plays: "a meadow", not "a table" or "a boat".
  static func isSetting(_ word: String) -> Bool {
    contains(word) && !things.contains(word) && !(word.hasSuffix("s") && things.contains(String(word.dropLast())))
  }

  /// Places of two words whose last one is none.
  static func isPair(_ first: String, _ last: String) -> Bool { pairs.contains("\(first) \(last)") }

  private static let pairs: Set<String> = [
    "bus stop", "playground court", "basketball court", "tennis court", "ghost town", "watering hole", "base camp",
    "phone booth", "salt flat", "salt flats", "storm drain", "fire escape", "food truck",
    "train car", "subway car", "ice floe", "tree trunk", "sea floor", "ocean floor", "forest floor", "dance floor",
    "race course", "phone box", "ski lift", "ferris wheel", "merry-go-round ride", "picnic blanket", "rice paddy",
    "rice paddies", "hot spring", "hot springs", "fish tank", "night sky", "river bank", "window seat", "front steps",
    "front door", "back seat", "tide pool", "tide pools", "lily pad", "rope swing", "roller coaster", "drive-in",
  ]

  /// What one can be in, on or at, and what is a thing all the same.
  private static let things: Set<String> = [
    "boat", "train", "ferry", "spaceship", "table", "desk", "couch", "sofa", "bench", "carpet", "wall", "rock", "water",
    "tower", "lighthouse", "igloo", "snow", "ice", "sand", "grass", "cloud", "planet", "asteroid", "iceberg", "bar",
    "pass", "plot", "pitch", "stairs", "tent", "tomb", "pyramid", "hut", "wood", "track", "closet",
    "mine", "port", "court", "lot", "well", "moon", "gate", "roof", "puddle", "elevator", "fountain", "mill",
    "stall", "ramp", "pub", "pagoda", "surf",
    "opera", "karaoke", "site", "patch", "course", "shelter", "vault", "wreck", "camp", "lock", "maze", "reeds",
    "bushes",
    "silo", "shed", "canopy", "podium", "spa", "starship", "kiosk", "moat", "concert", "circus", "wedding", "party",
    "festival", "funeral", "ceremony", "rodeo", "regatta", "banquet", "picnic",
    "gala", "rally",
    "marathon", "prom", "mantelpiece", "mantel", "fireplace", "countertop", "workbench", "altar", "ward", "surgery",
    "checkout", "lavender", "void", "aisle", "salon", "storefront",
    "treehouse", "tree-house", "cabin", "cottage", "windmill", "turntable", "pit", "train",
  ]

  private static let words: Set<String> = Set(
    """
    abbey airport alley alleyway amphitheater apartment aquarium arcade archipelago arena asteroid atelier attic auditorium \
    avenue backyard bakery balcony ballroom bank bar barn barnyard basement bathroom bay bayou beach beachside bedroom \
    boardwalk boat boatyard bog bookshop boulevard bridge brook brooklyn building bunker cabin cafe café cafeteria campfire \
    campground campsite campus canal canyon capital carnival casino castle cathedral cave cavern cellar cemetery chapel \
    chateau church cinema circus city cityscape classroom cliff cliffside clearing clinic cloister closet cloud club coast \
    coastline cockpit colosseum concert convent corner corridor cottage country countryside courtroom court courtyard cove \
    crater creek crossing crossroads crypt dam deck delta den desert dimension diner district dock docks downtown driveway dune \
    dungeon earth elevator embankment estate factory fair fairground farm farmhouse farmland farmyard ferry field fjord floor \
    football-field footpath forest fort fortress fountain galaxy gallery garage garden gate gateway geyser glacier glade \
    glen gorge grassland graveyard greenhouse grotto ground grove gulf gym gymnasium hall hallway hangar harbor harbour haven \
    heath heaven hell highlands highway hill hillside hilltop home horizon hospital hotel house hut iceberg igloo inn intersection \
    island islet jail jungle kingdom kitchen laboratory lab lagoon lake lakeside lakeshore landscape lane laundromat lawn \
    library lighthouse living-room lobby lodge loft lot lounge mall manor mansion marina market marketplace marsh mars meadow mesa \
    metro mill mine moon monastery moor mosque motel mound mountain mountainside mountaintop museum neighborhood neighbourhood \
    nightclub nursery oasis observatory ocean oceanside office orbit orchard outback outskirts overpass paddock pagoda palace \
    parade park parking-lot parlor parlour pass pasture path pathway patio pavement pavilion peak peninsula pier pit pitch \
    plain planet plantation plateau platform playground plaza plot pond pool porch port prairie prison promenade pub puddle pyramid \
    quarry quay racetrack railway rainforest ramp ranch range ravine reef resort restaurant rink river riverbank riverside road \
    roadside rock roof rooftop room ruin ruins runway sahara saloon sanctuary savanna savannah school scrapyard sea seabed seafloor \
    seashore seaside shipyard shop shore shoreline shrine sidewalk skatepark sky skyline skyscraper slope slum space spaceship \
    square stable stadium stage staircase stairs stall station steppe store stream street streets studio subway suburb summit \
    supermarket surf swamp swimming-pool synagogue tavern temple tent terminal terrace theater theatre tomb tower town track trail \
    train tree-house treehouse trench tundra tunnel underpass underworld universe university valley veranda vestibule village \
    villa vineyard volcano waiting-room walkway warehouse water waterfall waterfront waters water's-edge wetland wharf wilderness wood \
    woodland woods workshop world yard zoo background backdrop court classroom table desk couch sofa carpet bench wall turntable \
    gas-station bus-stop wedding party festival funeral ceremony rodeo regatta banquet picnic gala rally marathon prom \
    mantelpiece mantel fireplace countertop workbench balcony altar trail slopes ridge cornfield wheatfield vineyard moorland \
    riverbed sandbank sandbar lakebed mudflat floodplain crosswalk storefront stoop alcove nave aisle greenroom locker-room \
    boardroom newsroom ward clinic surgery salon barbershop bookstore café bodega pizzeria food-court checkout schoolyard \
    sandbox jungle-gym bandstand gazebo pergola pantry larder lair forrest campground lavender cosmos stratosphere void \
    arctic bazaar belfry bistro bleachers bullring burrow cabaret catacombs catwalk causeway checkpoint coop conservatory site \
    cornfields dojo dorm dugout eatery estuary firehouse foyer course guesthouse halfpipe hayloft junkyard karaoke kiosk \
    landfill launchpad lookout mangrove mangroves mausoleum maze labyrinth mezzanine mineshaft newsstand opera orphanage \
    outpost piazza planetarium patch refinery reservoir roundabout flats sawmill seaport shack shed shelter shipwreck showroom \
    silo spa speakeasy stairwell starship sundeck tarmac teahouse treetop treetops tropics vault viaduct waterhole weir wreck \
    yurt ziggurat lowlands hinterland treeline canopy undergrowth thicket bushes reeds doorstep threshold terrarium dollhouse \
    diorama backstage podium courthouse morgue pharmacy embassy parliament battlefield barracks camp watchtower drawbridge moat \
    rampart ramparts battlements citadel slopes gorge rapids shallows jetty breakwater lock shore dunes steppes fjords cliffs \
    crossroad backroad boulevard motorway freeway overpass hairpin serpentine sandpit lawn veranda conservatories foothills \
    ring shopfront ramen-shop racetrack velodrome \
    gutter racecourse cabin casino courthouse hillside snow ice sand grass
    """.split(separator: " ").map(String.init))
}
