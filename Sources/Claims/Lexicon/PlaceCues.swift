/// What is seen of a place that nobody names: a stove tells of a kitchen. Behind the place what tells of it alone, and behind
/// the bar what tells of it two at a time.
enum PlaceCues {
  /// By the place's stem: what tells of it alone, and what tells with another.
  static let table: [String: (alone: Set<String>, together: Set<String>)] = {
    var table: [String: (alone: Set<String>, together: Set<String>)] = [:]
    for line in lines.split(separator: "\n") {
      let sides = line.split(separator: ":")
      guard sides.count == 2 else { continue }
      let cues = sides[1].split(separator: "|", omittingEmptySubsequences: false).map { part in
        Set(part.split(separator: ",").map { KindsGraph.plainKey($0) })
      }
      table[KindsGraph.plainKey(sides[0])] = (cues.first ?? [], cues.count > 1 ? cues[1] : [])
    }
    return table
  }()

  static let lines = """
    kitchen: stove, oven, stovetop, kitchen counter | sink, fridge, pan, pot, counter, cutting board, knife, dough, ladle, whisk, cupboard
    library: shelf of book, bookshelf, bookcase | book, reading table, shelf
    classroom: blackboard, chalkboard, school desk | desk, teacher, pupil, student, chalk
    bathroom: bathtub, toilet, shower curtain, washbasin | sink, mirror, tap, towel, tile, toothbrush
    bedroom: bedside table, nightstand, bedspread | bed, pillow, blanket, mattress, wardrobe, duvet
    living room: coffee table, sitting room | sofa, armchair, fireplace, carpet, television, rug
    office: cubicle, office chair | desk, computer, keyboard, monitor, printer, spreadsheet
    hospital: hospital bed, operating table, ward | nurse, doctor, patient, surgeon, stretcher, drip
    hospital room: hospital bed | nurse, patient, bed, drip, monitor
    church: altar, pew | stained glass, priest, organ, candle
    car: steering wheel, windshield, windscreen, dashboard, back seat, passenger seat, driver seat | headlight, seat belt, hood
    bus: bus driver | passenger, seat, aisle
    train: train window, compartment, railway carriage | passenger, track, seat, aisle
    airplane: cabin window, airplane seat | cabin, passenger, wing, aisle
    airport: runway, departure board, boarding gate, check in desk | suitcase, plane, gate, passport
    train station: railway platform, station platform | train, platform, track, suitcase, carriage
    street: pavement, sidewalk, crosswalk, curb, street lamp, traffic light, cobble, cobblestone | traffic, shopfront, car, lamppost, asphalt
    city: skyscraper, skyline, high rise | traffic, street, taxi, neon sign, tower
    village: thatched cottage | cottage, church tower, lane, well
    market: market stall, market vendor | stall, vendor, crate, customer
    forest: tree trunk, undergrowth, forest floor, pine tree, birch tree | tree, trunk, fern, moss, branch, pine, oak, birch
    jungle: liana, palm leaf | vine, palm, fern, monkey, parrot
    desert: dune, sand dune, cactus | sand, camel, heat
    beach: sandcastle, beach towel, deckchair | sand, wave, surf, shell, sunbather, tide, swimsuit
    sea: surf, swell, open water | wave, ship, foam, deck, sail
    underwater: coral, seabed, seaweed, air bubble | diver, fish, bubble, jellyfish
    space: among star, weightlessness, space station, orbit, spacesuit | star, planet, earth, astronaut, galaxy
    mountain: summit, ridge, mountain path, rock face | slope, peak, climber, valley, cliff, snow
    farm: barn, haystack, farmyard, cowshed | tractor, cow, hen, field, farmer, pig
    garden: flower bed, lawn, garden path, hedge | rose, flower, shrub, greenhouse, gardener
    park: park bench, duck pond | bench, lawn, tree, pond, path, jogger
    restaurant: waiter, waitress, diner, menu | table, napkin, candle, plate
    cafe: barista, coffee machine, espresso machine | coffee, cup, counter, table
    bar: bartender, barman, bar stool, bar counter | beer, cocktail, counter, neon
    gym: treadmill, dumbbell, barbell, weight rack | weight, mat, bench
    stage: spotlight, footlights | curtain, audience, microphone, applause
    stadium: floodlight, grandstand, goalpost | pitch, stand, fan, crowd, goal
    theater: stage curtain, red velvet seat | audience, stage, curtain, seat
    harbor: quay, moored boat, fishing boat, jetty | boat, mast, crane, ship, gull
    workshop: workbench, lathe, anvil | tool, hammer, saw, sawdust
    laboratory: test tube, microscope, petri dish, beaker | scientist, lab coat, flask
    factory: assembly line, conveyor belt, production line | machine, worker, sparks
    supermarket: shopping cart, shopping trolley, checkout | aisle, shelf, cashier
    bakery: bread oven, loaf, loaves | baker, bread, flour, croissant, dough
    waterfall: water thunder, cascade | cliff, spray, plunge
    campsite: campfire, tent | sleeping bag, fire, backpack
    cemetery: gravestone, headstone, tombstone | grave, cross, mourner
    school: schoolyard, classroom | pupil, teacher, blackboard, desk
    prison: prison cell, cell door | cell, guard, bars, inmate
    museum: display case, exhibit | painting, statue, visitor
    rooftop: on top of building, above roof | skyline, chimney, antenna
    ship: ship deck, ship rail | deck, mast, sailor, sail
    boat: rower, oar | deck, mast, sail, water
    ice rink: skating rink | ice, skater, skate
    swimming pool: diving board, pool edge, lane rope | swimmer, water, tile
    lake: lakeshore, lakeside | rowboat, reed, shore, water
    river: riverbank, current | bank, bridge, water, stone, boat
    playground: slide, seesaw, climbing frame | swing, sandbox, child
    concert: guitarist, concert stage | stage, crowd, singer, spotlight
    wedding: bride, groom | veil, bouquet, guest
    """
}
