/// A fact that a scene has a value for. Where it is about one subject the number of the subject comes with it.
package enum Slot: Hashable, Sendable {
  case count, place, time, weather, style, move, speed, angle, shot, interaction
  case kind(Int), gender(Int), build(Int), hairColour(Int), hairStyle(Int), garment(Int), garmentColour(Int)
  /// Of animals, vehicles and things.
  case colour(Int)
  case action(Int), direction(Int), side(Int), rank(Int)

  /// How `facts.json` names it: `place`, `subjects[0].garment`.
  package var name: String {
    switch self {
    case .count: "count"
    case .place: "place"
    case .time: "time"
    case .weather: "weather"
    case .style: "style"
    case .move: "camera.move"
    case .speed: "camera.speed"
    case .angle: "camera.angle"
    case .shot: "camera.shot"
    case .interaction: "interaction"
    case .kind(let index): "subjects[\(index)].kind"
    case .gender(let index): "subjects[\(index)].gender"
    case .build(let index): "subjects[\(index)].build"
    case .hairColour(let index): "subjects[\(index)].hair_colour"
    case .hairStyle(let index): "subjects[\(index)].hair_style"
    case .garment(let index): "subjects[\(index)].garment"
    case .garmentColour(let index): "subjects[\(index)].garment_colour"
    case .colour(let index): "subjects[\(index)].colour"
    case .action(let index): "subjects[\(index)].action"
    case .direction(let index): "subjects[\(index)].direction"
    case .side(let index): "subjects[\(index)].side"
    case .rank(let index): "subjects[\(index)].depth_rank"
    }
  }

  /// The subject it is about.
  package var subject: Int? {
    switch self {
    case .kind(let index), .gender(let index), .build(let index), .hairColour(let index), .hairStyle(let index),
      .garment(let index), .garmentColour(let index), .colour(let index), .action(let index), .direction(let index),
      .side(let index), .rank(let index):
      index
    default: nil
    }
  }
}

extension Scene {
  /// Every fact of the scene with its value, in a fixed order. Values are the raw values of the vocabulary, counts and
  /// ranks in digits; an interaction is `sits on:1`, its other subject behind the colon.
  package var facts: [(slot: Slot, value: String)] {
    var list: [(slot: Slot, value: String)] = [(.count, "\(subjects.count)")]
    for (index, subject) in subjects.enumerated() {
      list.append((.kind(index), subject.kind.rawValue))
      if let look = subject.look {
        list.append((.gender(index), look.gender.rawValue))
        list.append((.build(index), look.build.rawValue))
        list.append((.hairColour(index), look.hairColour.rawValue))
        list.append((.hairStyle(index), look.hairStyle.rawValue))
        list.append((.garment(index), look.garment.rawValue))
        list.append((.garmentColour(index), look.garmentColour.rawValue))
      }
      if let colour = subject.colour { list.append((.colour(index), colour.rawValue)) }
      if let action = subject.action { list.append((.action(index), action.rawValue)) }
      if let direction = subject.direction { list.append((.direction(index), direction.rawValue)) }
      list.append((.side(index), subject.side.rawValue))
      // The main subject is the nearest by definition.
      if index > 0, !isAttached(index) { list.append((.rank(index), "\(subject.rank)")) }
    }
    list.append((.place, place.rawValue))
    list.append((.time, time.rawValue))
    if let weather { list.append((.weather, weather.rawValue)) }
    list.append((.style, style.rawValue))
    list.append((.move, camera.move.rawValue))
    if let speed = camera.speed { list.append((.speed, speed.rawValue)) }
    list.append((.angle, camera.angle.rawValue))
    list.append((.shot, camera.shot.rawValue))
    if let interaction { list.append((.interaction, "\(interaction.relation.rawValue):\(interaction.other)")) }
    return list
  }

  /// The slots that the scene has a value for.
  package var slots: Set<Slot> { Set(facts.map(\.slot)) }

  /// The value of one fact, `nil` where the scene has none.
  package func value(_ slot: Slot) -> String? { facts.first { $0.slot == slot }?.value }
}
