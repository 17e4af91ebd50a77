package import Support

/// `facts.json`: all that is true of a sample, for anyone who wants to score a caption.
///
/// - `world`: `facts/1`; `seed`, `index`: the scene; `duration_s`.
/// - `count` and `subjects`, the main one (nearest to the camera) first: `kind`; of persons `gender`, `build`,
///   `hair_colour`, `hair_style`, `garment`, `garment_colour`; of others `colour`; `action`, and the `direction` it takes
///   the subject, as the picture shows it; `side` of the picture over the whole clip; `depth_rank`, 1 nearest;
///   `is_attached`: the main subject sits or stands on it and it shares its place; with identities `picture` (from 1)
///   and, where the picture shows two, `picture_side`.
/// - `background`: `place`, `indoor`, `time`, outdoors `weather`.
/// - `camera`: `move`, `speed` (absent for a static camera), `angle`, `shot`.
/// - `style`.
/// - `interaction` of the main subject: `relation` and the number of the `other` subject; null where there is none.
/// - `conditions`: those that are given, with what each shows (names of facts such as `subjects[0].action`);
///   `prompt_states`: what the short prompt says; `known`: both together, and so what a caption can be held to. Facts
///   outside `known` are true and cannot be guessed.
///
/// Words for every value are those of ``Lexicon``.
package enum FactsDocument {
  package static func json(_ sample: Sample) -> JSON {
    json(sample.scene, kinds: sample.conditions.map(\.kind), prompt: sample.prompt, known: sample.known)
  }

  package static func json(_ scene: Scene, kinds: [ConditionKind], prompt: ShortPrompt, known: Set<Slot>) -> JSON {
    let plan = kinds.contains(.identities) ? IdentityPlan(scene) : nil
    let order = scene.facts.map(\.slot)
    func names(_ slots: Set<Slot>) -> JSON { .array(order.filter(slots.contains).map { .string($0.name) }) }
    return .object([
      "world": "facts/1", "seed": .int(Int(clamping: scene.seed)), "index": .int(scene.index),
      "duration_s": .double(Scene.duration), "count": .int(scene.subjects.count),
      "subjects": .array(scene.subjects.indices.map { subject(scene, $0, plan) }),
      "background": .object([
        "place": .string(scene.place.rawValue), "indoor": .bool(scene.place.isIndoor),
        "time": .string(scene.time.rawValue), "weather": scene.weather.map { .string($0.rawValue) },
      ]),
      "camera": .object([
        "move": .string(scene.camera.move.rawValue), "speed": scene.camera.speed.map { .string($0.rawValue) },
        "angle": .string(scene.camera.angle.rawValue), "shot": .string(scene.camera.shot.rawValue),
      ]),
      "style": .string(scene.style.rawValue),
      "interaction": scene.interaction.map {
        .object(["relation": .string($0.relation.rawValue), "other": .int($0.other)])
      } ?? .null,
      "conditions": .array(
        kinds.map { kind in
          .object([
            "kind": .string(kind.rawValue), "adapter": .string(kind.adapter),
            "shows": names(scene.slots.filter { kind.shows($0, of: scene) }),
          ])
        }),
      "prompt_states": names(prompt.states), "known": names(known),
    ])
  }

  private static func subject(_ scene: Scene, _ index: Int, _ plan: IdentityPlan?) -> JSON {
    let subject = scene.subjects[index]
    let look = subject.look
    let pointer = plan?.pointer(index)
    func text(_ value: String?) -> JSON? { value.map { .string($0) } }
    return .object([
      "kind": .string(subject.kind.rawValue), "gender": text(look?.gender.rawValue),
      "build": text(look?.build.rawValue),
      "hair_colour": text(look?.hairColour.rawValue), "hair_style": text(look?.hairStyle.rawValue),
      "garment": text(look?.garment.rawValue), "garment_colour": text(look?.garmentColour.rawValue),
      "colour": text(subject.colour?.rawValue), "action": text(subject.action?.rawValue),
      "direction": text(subject.direction?.rawValue), "side": .string(subject.side.rawValue),
      "depth_rank": .int(subject.rank), "is_attached": .bool(scene.isAttached(index)),
      "picture": pointer.map { .int($0.picture) }, "picture_side": text(pointer?.side?.rawValue),
    ])
  }
}
