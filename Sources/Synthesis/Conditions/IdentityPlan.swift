import Support

/// Which pictures show the subjects: each alone, or with others, one of whom the prompt then points at.
package struct IdentityPlan: Sendable, Equatable {
  /// Somebody in a picture.
  struct Figure: Sendable, Equatable {
    var subject: Subject
    /// The number of the subject in the scene; `nil` for somebody who is not in it.
    var number: Int?
  }

  struct Sheet: Sendable, Equatable {
    /// From left to right.
    var figures: [Figure]
    var place: PlaceKind
    var time: TimeOfDay
    var seed: UInt64
  }

  var sheets: [Sheet] = []

  /// Where a subject is shown.
  package struct Pointer: Sendable, Equatable {
    /// From 1.
    package let picture: Int
    /// Which of the two of its kind in the picture; `nil` where there is one.
    package let side: Side?
  }

  package init(_ scene: Scene) {
    var random = World.random(seed: scene.seed, index: scene.index, purpose: 2)
    var waiting = Array(scene.subjects.indices)
    while let index = waiting.first {
      waiting.removeFirst()
      let subject = scene.subjects[index]
      var figures = [Figure(subject: subject, number: index)]
      if subject.kind == .person, random.chance(0.3) {
        if let other = waiting.first(where: { scene.subjects[$0].kind == .person }), random.chance(0.5) {
          figures.append(Figure(subject: scene.subjects[other], number: other))
          waiting.removeAll { $0 == other }
        } else {
          figures.append(Figure(subject: Self.stranger(unlike: subject, &random), number: nil))
        }
        if random.chance(0.5) { figures.reverse() }
      }
      for position in figures.indices { Self.pose(&figures[position].subject, &random) }
      let places = PlaceKind.allCases.filter { $0 != scene.place }
      sheets.append(
        Sheet(
          figures: figures, place: random.pick(places), time: random.pick([.dawn, .noon, .noon, .sunset]),
          seed: random.next()))
    }
  }

  /// Where subject `number` is shown.
  package func pointer(_ number: Int) -> Pointer? {
    for (index, sheet) in sheets.enumerated() {
      guard let position = sheet.figures.firstIndex(where: { $0.number == number }) else { continue }
      let side: Side? = sheet.figures.count == 1 ? nil : position == 0 ? .left : .right
      return Pointer(picture: index + 1, side: side)
    }
    return nil
  }

  /// The scene with those whom a picture shows in place of its own, from left to right, strangers included.
  /// - Parameter picture: from 1
  package func cast(picture: Int, of scene: Scene) -> Scene {
    var shown = scene
    shown.subjects = sheets.indices.contains(picture - 1) ? sheets[picture - 1].figures.map(\.subject) : []
    return shown
  }

  /// How many pictures there are.
  package var count: Int { sheets.count }

  /// Whether a picture shows more than one.
  package var hasPairs: Bool { sheets.contains { $0.figures.count > 1 } }

  private static func stranger(unlike subject: Subject, _ random: inout SeededGenerator) -> Subject {
    var other = subject
    let gender = random.pick(Gender.allCases)
    other.look = PersonLook(
      gender: gender, build: random.pick(Build.allCases),
      hairColour: random.pick(HairColour.allCases.filter { $0 != subject.look?.hairColour }),
      hairStyle: gender == .man ? .short : random.pick([.long, .bun]),
      garment: random.pick(gender == .man ? [.tShirt, .sweater, .coat, .overalls] : Garment.allCases),
      garmentColour: random.pick(Colour.garments.filter { $0 != subject.look?.garmentColour }),
      skin: Int(random.next() % 4))
    return other
  }

  /// As one stands for a portrait.
  private static func pose(_ subject: inout Subject, _ random: inout SeededGenerator) {
    subject.velocity = .zero
    subject.lift = 0
    subject.direction = nil
    subject.phase = random.uniformFloat()
    switch subject.kind.family {
    case .person: (subject.action, subject.yaw) = (.stand, 180 + random.span(-25, 25))
    case .animal: (subject.action, subject.yaw) = (.stand, random.pick([115, 245]) + random.span(-10, 10))
    case .vehicle: subject.yaw = random.pick([115, 245]) + random.span(-12, 12)
    case .object: subject.yaw = 180 + random.span(-30, 30)
    }
  }
}
