import Glibc
import Support

/// Makes up one scene: first what is in it, then where it stands, then how the camera looks.
struct SceneMaker {
  private let seed: UInt64
  private let index: Int
  private var random: SeededGenerator

  init(seed: UInt64, index: Int) {
    self.seed = seed
    self.index = index
    random = World.random(seed: seed, index: index, purpose: 0)
  }

  mutating func make(personFirst: Bool) -> Scene {
    let place = random.pick(PlaceKind.allCases)
    var (subjects, interaction) = cast(place, personFirst: personFirst)
    var camera = CameraPlan(
      move: random.pick(CameraMovement.allCases), speed: random.pick(Speed.allCases),
      angle: random.pick([.eye, .eye, .low, .high]), shot: shot(subjects[0]))
    if camera.move == .still { camera.speed = nil }
    layOut(&subjects, interaction, camera.shot)
    aim(&camera, at: subjects[0], place)
    return Scene(
      seed: seed, index: index, subjects: subjects, place: place, time: random.pick(TimeOfDay.allCases),
      weather: place.isIndoor ? nil : random.pick(Weather.allCases), style: random.pick(VisualStyle.allCases),
      camera: camera, interaction: interaction)
  }

  // MARK: Who is there

  private static func kinds(_ place: PlaceKind) -> [SubjectKind] {
    switch place {
    case .livingRoom: [.dog, .cat, .chair, .desk, .bench, .lamp, .suitcase]
    case .corridor: [.dog, .cat, .chair, .desk, .bench, .lamp, .barrel, .suitcase]
    case .warehouse: [.dog, .cat, .horse, .car, .truck, .chair, .desk, .bench, .lamp, .barrel, .suitcase]
    case .street: [.dog, .cat, .horse, .car, .bus, .truck, .chair, .bench, .barrel, .suitcase]
    case .forest: [.dog, .cat, .horse, .sheep, .chair, .desk, .bench, .barrel, .suitcase]
    case .meadow: [.dog, .cat, .horse, .sheep, .car, .bus, .truck, .chair, .desk, .bench, .lamp, .barrel]
    case .courtyard: [.dog, .cat, .horse, .sheep, .car, .truck, .chair, .desk, .bench, .lamp, .barrel, .suitcase]
    case .beach: [.dog, .cat, .horse, .car, .bus, .chair, .desk, .bench, .lamp, .barrel, .suitcase]
    case .bridge: [.dog, .cat, .horse, .sheep, .car, .bus, .truck, .chair, .bench, .barrel, .suitcase]
    }
  }

  private mutating func cast(_ place: PlaceKind, personFirst: Bool) -> ([Subject], Interaction?) {
    var count = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3][Int(random.next() % 10)]
    let isPerson = random.chance(0.72) || personFirst
    var kinds = [isPerson ? .person : random.pick(Self.kinds(place))]
    var action: Action? = isPerson ? random.pick(Action.ofPeople) : nil
    var seat: SubjectKind?
    if action == .sit {
      seat = random.pick([.chair, .bench])
      count = max(2, count)
    } else if count > 1, isPerson, Self.kinds(place).contains(.desk), random.chance(0.1) {
      seat = .desk
      action = random.pick([.stand, .wave, .dance, .clap, .cheer])
    }
    if let seat { kinds.append(seat) }
    while kinds.count < count {
      let kind = nextKind(place, kinds)
      kinds.append(kind)
    }
    if seat == nil, kinds.count == 3, kinds[1].family == .vehicle { kinds.swapAt(1, 2) }
    var subjects = kinds.map { subject($0) }
    // People differ in the colour of what they wear.
    var colours = Colour.garments
    for index in subjects.indices where subjects[index].look != nil {
      let colour = random.pick(colours)
      colours.removeAll { $0 == colour }
      subjects[index].look?.garmentColour = colour
    }
    if let action { subjects[0].action = action }
    for index in subjects.indices.dropFirst() where subjects[index].kind == .person && subjects[index].action == .sit {
      subjects[index].action = .stand
    }
    return (subjects, interaction(&subjects, seat))
  }

  /// Another kind: things and animals stand once, people may come again. Beside a vehicle only vehicles are not lost.
  private mutating func nextKind(_ place: PlaceKind, _ kinds: [SubjectKind]) -> SubjectKind {
    var free = Self.kinds(place).filter { !kinds.contains($0) }
    if kinds[0].family == .vehicle { return random.pick(free.filter { $0.family == .vehicle } + [.person]) }
    if kinds.contains(where: { $0.family == .vehicle }) { free.removeAll { $0.family == .vehicle } }
    return random.chance(0.4) ? .person : random.pick(free)
  }

  private mutating func subject(_ kind: SubjectKind) -> Subject {
    var made = Subject(kind: kind, side: .centre, rank: 1)
    made.phase = random.uniformFloat()
    switch kind.family {
    case .person:
      let gender = random.pick(Gender.allCases)
      made.look = PersonLook(
        gender: gender, build: random.pick(Build.allCases), hairColour: random.pick(HairColour.allCases),
        hairStyle: gender == .man ? .short : random.pick([.long, .bun]),
        garment: random.pick(gender == .man ? [.tShirt, .sweater, .coat, .overalls] : Garment.allCases),
        garmentColour: .red, skin: Int(random.next() % 4))
      made.action = random.pick(Action.ofPeople)
    case .animal:
      made.colour = random.pick(Colour.coats)
      made.action = random.pick([.stand, .walk, .run])
    case .vehicle:
      made.colour = random.pick(Colour.garments)
      made.action = random.pick([.park, .drive])
    case .object: made.colour = random.pick(Colour.garments)
    }
    return made
  }

  private mutating func interaction(_ subjects: inout [Subject], _ seat: SubjectKind?) -> Interaction? {
    if seat == .desk { return Interaction(relation: .standsOn, other: 1) }
    if seat != nil { return Interaction(relation: .sitsOn, other: 1) }
    guard subjects.count > 1, subjects[0].kind == .person, let action = subjects[0].action else { return nil }
    let other = subjects[1].kind
    switch action {
    case .walk, .run: return random.chance(0.6) ? Interaction(relation: .movesToward, other: 1) : nil
    case .wave where other.family != .object: return Interaction(relation: .wavesAt, other: 1)
    case .bow where other == .person: return Interaction(relation: .bowsTo, other: 1)
    case .dance where other == .person:
      subjects[1].action = .dance
      return Interaction(relation: .dancesWith, other: 1)
    default: return nil
    }
  }

  // MARK: Where it stands

  private mutating func shot(_ main: Subject) -> Shot {
    if main.kind.family == .vehicle { return random.pick([.full, .medium]) }
    switch main.action {
    case .sit, .squat, .jump, .kick, .run, .walk: return random.pick([.wide, .full])
    default: return random.pick(Shot.allCases)
    }
  }

  /// The distance from which the main subject fills the shot's share of the picture.
  private func distance(_ main: Subject, _ shot: Shot) -> Float {
    let isPerson = main.kind == .person
    let share: Float =
      switch shot {
      case .wide: isPerson ? 0.42 : 0.36
      case .full: isPerson ? 0.72 : 0.62
      case .medium: isPerson ? 1.2 : 0.95
      }
    let size = max(main.kind.size.height + main.lift, 0.95 * main.kind.size.length)
    return max(1.2, Scene.focal * size / share)
  }

  private mutating func layOut(_ subjects: inout [Subject], _ interaction: Interaction?, _ shot: Shot) {
    let isOnTop = interaction?.relation == .standsOn
    if isOnTop { subjects[0].lift = 0.78 }
    let isAttached = isOnTop || interaction?.relation == .sitsOn
    var sides: [Side] = subjects[0].kind.family == .vehicle ? [.centre] : [.left, .centre, .centre, .right]
    sides = [random.pick(sides)]
    var others = Side.allCases.filter { $0 != sides[0] }
    if random.chance(0.5) { others.reverse() }
    sides += others
    var z = distance(subjects[0], shot)
    var rank = 1
    for index in subjects.indices {
      if isAttached, index == 1 {
        subjects[1].side = subjects[0].side
        subjects[1].rank = 1
        subjects[1].position = subjects[0].position
        subjects[1].yaw = subjects[0].yaw
        continue
      }
      if index > 0 {
        let size = max(subjects[index].kind.size.height, 0.8 * subjects[index].kind.size.length)
        z = max(z * random.span(1.4, 1.55), Scene.focal * size / 0.8)
        rank += 1
      }
      subjects[index].rank = rank
      subjects[index].side = sides[rank - 1]
      let middle: Float = index == 0 && shot == .medium ? 0.2 : 0.25
      let offset: Float =
        switch sides[rank - 1] {
        case .left: -middle + random.span(-0.02, 0.02)
        case .centre: random.span(-0.03, 0.03)
        case .right: middle + random.span(-0.02, 0.02)
        }
      subjects[index].position = Vector(offset * z / Scene.focal, 0, z)
      turn(&subjects[index])
    }
    face(&subjects, interaction)
  }

  /// Which way a subject looks and goes by itself.
  private mutating func turn(_ subject: inout Subject) {
    switch (subject.kind.family, subject.action) {
    case (.person, .walk), (.person, .run): go(&subject, random.pick(Direction.allCases))
    case (_, .walk), (_, .run), (_, .drive): go(&subject, random.pick([.left, .right]))
    case (.animal, _), (.vehicle, _): subject.yaw = random.pick([70, 110, 135, 225, 250, 290]) + random.span(-8, 8)
    case (.person, .kick), (.person, .punch), (.person, .bow):
      subject.yaw = 180 + random.pick([-1, 1]) * random.span(40, 65)
    default: subject.yaw = 180 + random.span(-28, 28)
    }
  }

  /// Sends a subject off. How far it gets is measured in the picture, so that it is seen from near and from far.
  private func go(_ subject: inout Subject, _ direction: Direction) {
    subject.direction = direction
    let z = subject.position.z
    let way: Float = subject.action == .walk ? 0.16 : 0.26
    let across = way * z / Scene.focal / Float(Scene.duration)
    let along = way * 0.8 * z / Float(Scene.duration)
    switch direction {
    case .left: (subject.yaw, subject.velocity) = (270, Vector(-across, 0, 0))
    case .right: (subject.yaw, subject.velocity) = (90, Vector(across, 0, 0))
    case .towards: (subject.yaw, subject.velocity) = (180, Vector(0, 0, -along))
    case .away: (subject.yaw, subject.velocity) = (0, Vector(0, 0, along))
    }
  }

  /// Turns the main subject to what it has to do with.
  private mutating func face(_ subjects: inout [Subject], _ interaction: Interaction?) {
    guard let interaction else { return }
    let isRight = subjects[interaction.other].position.x > subjects[0].position.x
    switch interaction.relation {
    case .sitsOn:
      subjects[1].yaw = subjects[0].yaw
    case .standsOn:
      subjects[1].yaw = 180 + random.span(-15, 15)
      subjects[0].yaw = 180 + random.span(-20, 20)
    case .movesToward: go(&subjects[0], isRight ? .right : .left)
    case .wavesAt, .bowsTo: subjects[0].yaw = isRight ? 135 : 225
    case .dancesWith: break
    }
  }

  // MARK: How the camera looks

  private mutating func aim(_ camera: inout CameraPlan, at main: Subject, _ place: PlaceKind) {
    let z = main.position.z
    let height = main.kind.size.height
    // Of a medium shot the upper part is seen.
    let middle = (camera.shot == .medium && main.kind == .person ? height * 0.66 : height * 0.5) + main.lift
    let isFast = camera.speed == .fast
    let amount: Float =
      switch camera.move {
      case .still: 0
      case .panLeft, .panRight: (isFast ? 18 : 7) * .pi / 180
      case .tiltUp, .tiltDown: (isFast ? 18 : 7) * .pi / 180
      case .rollClockwise, .rollCounter: (isFast ? 40 : 14) * .pi / 180
      case .dollyIn, .dollyOut: (isFast ? 0.42 : 0.16) * z
      case .truckLeft, .truckRight: (isFast ? 0.32 : 0.12) * z
      case .pedestalUp, .pedestalDown: min(isFast ? 0.3 * z : 0.12 * z, isFast ? 1.4 : 0.5)
      case .orbitLeft, .orbitRight: (isFast ? 48 : 18) * .pi / 180
      case .zoomIn, .zoomOut: isFast ? 0.6 : 0.22
      }
    camera.amount = amount * random.span(0.9, 1.1)
    let travel = camera.move == .pedestalUp || camera.move == .pedestalDown ? camera.amount / 2 : 0
    let ceiling: Float = place == .livingRoom || place == .corridor ? 2.35 - travel : .infinity
    let eye: Float =
      switch camera.angle {
      case .eye: max(min(height * 0.9, 1.6), middle)
      case .low: max(0.16, middle - z * 0.36)
      case .high: middle + z * 0.5
      }
    let up = max(0.14 + travel, min(eye, ceiling))
    camera.position = Vector(0, -up, 0)
    camera.pitch = atan2(up - middle, z)
    camera.target = Vector(main.position.x * 0.5, 0, z)
  }
}
