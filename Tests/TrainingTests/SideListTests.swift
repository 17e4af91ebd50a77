import Synthesis
import Testing
import Training

/// Lists that name the side before what it shows.
struct SideListTests {
  private static let scenes = (0..<60).map { World.scene(seed: 77, index: $0, personFirst: true) }

  @Test func picturesTellWhoIsWhereSoThatAPointerFindsThem() throws {
    var pointed = 0
    for scene in Self.scenes {
      let pictures = SideList.text(scene, shownBy: .identities).split(separator: "picture ").map(String.init)
      #expect(pictures.count == IdentityPlan(scene).count)
      for index in scene.subjects.indices {
        let subject = scene.subjects[index]
        guard let pointer = IdentityPlan(scene).pointer(index), let side = pointer.side, let look = subject.look
        else { continue }
        pointed += 1
        let picture = try #require(pictures.dropFirst(pointer.picture - 1).first)
        let sides = picture.components(at: "right person, ")
        let words = side == .left ? sides.first : sides.last
        let values = [
          look.gender.rawValue, look.build.rawValue, look.hairColour.rawValue, look.hairStyle.rawValue,
          look.garment.rawValue, look.garmentColour.rawValue,
        ]
        #expect(words?.contains(values.joined(separator: ", ")) == true, "\(index) in \(picture)")
      }
    }
    #expect(pointed > 10)
  }

  @Test func clipsAreToldFromLeftToRight() {
    for scene in Self.scenes {
      let posed = SideList.text(scene, shownBy: .pose).components(at: ", ")
      let people = scene.subjects.filter { $0.kind == .person }
      #expect(posed.count == people.count)
      let order = ["left", "centre", "right"]
      let sides = posed.compactMap { text in order.firstIndex { text.hasPrefix($0 + " ") } }
      #expect(sides == sides.sorted() && sides.count == people.count)
      for person in people {
        let action = person.action?.rawValue ?? ""
        #expect(posed.contains { $0.hasPrefix("\(person.side.rawValue) \(action)") }, "\(action) in \(posed)")
      }
      #expect(SideList.text(scene, shownBy: .depth).components(at: ", ").count == scene.subjects.count)
    }
  }
}

extension String {
  /// The text between the places of a separator.
  fileprivate func components(at separator: String) -> [String] { split(separator: separator).map(String.init) }
}
