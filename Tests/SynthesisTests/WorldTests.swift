import Support
import Synthesis
import Testing

@Suite struct WorldTests {
  @Test func aSceneDependsOnItsSeedAndIndexAlone() {
    #expect(World.scene(seed: 3, index: 41) == World.scene(seed: 3, index: 41))
    #expect(World.scene(seed: 3, index: 41) != World.scene(seed: 3, index: 42))
    #expect(World.scene(seed: 4, index: 41) != World.scene(seed: 3, index: 41))
    let scenes = (0..<500).map { World.scene(seed: 11, index: $0).facts.map(\.value) }
    #expect(Set(scenes).count >= 499)
  }

  @Test func everyValueOccurs() {
    var seen: [String: Set<String>] = [:]
    for index in 0..<3000 {
      let scene = World.scene(seed: 12, index: index)
      for (slot, value) in scene.facts {
        let name = slot.name.split(separator: ".").last.map(String.init) ?? ""
        seen[name, default: []].insert(value)
      }
      if let interaction = scene.interaction { seen["relation", default: []].insert(interaction.relation.rawValue) }
    }
    #expect(seen["kind"]?.count == SubjectKind.allCases.count && SubjectKind.allCases.count >= 11)
    #expect(seen["action"]?.count == Action.allCases.count && Action.ofPeople.count >= 13)
    #expect(seen["garment_colour"]?.count == 8)
    #expect(seen["garment"]?.count == Garment.allCases.count)
    #expect(seen["hair_colour"]?.count == 5)
    #expect(seen["place"]?.count == PlaceKind.allCases.count && PlaceKind.allCases.count >= 8)
    #expect(seen["style"]?.count == VisualStyle.allCases.count && VisualStyle.allCases.count >= 8)
    #expect(seen["move"]?.count == CameraMovement.allCases.count && CameraMovement.allCases.count >= 15)
    #expect(seen["speed"]?.count == 2 && seen["shot"]?.count == 3 && seen["angle"]?.count == 3)
    #expect(seen["count"] == ["1", "2", "3"] && seen["side"]?.count == 3 && seen["direction"]?.count == 4)
    #expect(seen["weather"]?.count == Weather.allCases.count && seen["time"]?.count == TimeOfDay.allCases.count)
    #expect(seen["relation"]?.count == Relation.allCases.count)
  }

  @Test func sidesAndDepthAreWellDefined() {
    for index in 0..<1500 {
      let scene = World.scene(seed: 13, index: index)
      var last = 0.0
      for number in scene.subjects.indices where !scene.isAttached(number) {
        let (across, distance) = scene.standing(number)
        // An orbit looks a little to the side of what it circles.
        switch scene.subjects[number].side {
        case .left: #expect(across < 0.40, "\(index)")
        case .centre: #expect((0.40...0.60).contains(across), "\(index)")
        case .right: #expect(across > 0.60, "\(index)")
        }
        #expect(distance >= 1.22 * last, "subject \(number) of \(index) is not clearly behind the one before")
        last = distance
      }
      let sides = scene.subjects.indices.filter { !scene.isAttached($0) }.map { scene.subjects[$0].side }
      #expect(Set(sides).count == sides.count)
      let kinds = scene.subjects.map(\.kind).filter { $0 != .person }
      #expect(Set(kinds).count == kinds.count)
      let colours = scene.subjects.compactMap(\.look?.garmentColour)
      #expect(Set(colours).count == colours.count)
    }
  }

  @Test func aPoseHasAPersonFirst() {
    for index in 0..<200 {
      #expect(World.scene(seed: 14, index: index, personFirst: true).subjects[0].kind == .person)
    }
  }

  @Test func seedsOfEvaluationAreNeverThoseOfTraining() {
    #expect(SeedRange(0) == .training && SeedRange(899_999) == .training)
    #expect(SeedRange(900_000) == .evaluation && SeedRange(999_999) == .evaluation)
    #expect(SeedRange(1_000_000) == .example)
    for range in SeedRange.allCases { #expect(SeedRange(range.first) == range) }
  }
}
