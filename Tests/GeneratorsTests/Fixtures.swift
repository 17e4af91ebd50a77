import Captioning
import Claims
import Generators
import Manifests
import Support
import TestSupport

enum Fixtures {
  static let folder = "\(TestFiles.root)/Manifests/generators"

  /// Longer than any budget of 256 tokens, with a repeated sentence, a quotation and a bracket.
  static let caption = StructuredCaption([
    .dense: """
    A young woman in a yellow raincoat walks along a rain-soaked street at night, holding a transparent umbrella. \
    Neon signs glow in pink and blue above the shop windows, and one of them reads "OPEN 24 HOURS. COME IN.". \
    She stops beside a small noodle stand, looks at the steaming pots and smiles at the cook. \
    The cook, an old man with a white apron, lifts a lid and hands her a bowl, while steam drifts between them. \
    She sits down on a wooden stool and begins to eat as the rain grows heavier.
    """,
    .mainObject: """
    The main subject is a young woman with short black hair and a bright yellow raincoat (knee-length, with a hood). \
    She holds a transparent umbrella with a curved handle.
    """,
    .background: """
    A narrow street in a large city, lined with small shops and hanging lanterns. \
    Puddles on the ground reflect the neon lights. Distant traffic moves slowly behind the noodle stand.
    """,
    .camera: """
    The camera follows the woman from behind at eye level, then circles her by about ninety degrees. \
    It ends in a medium close-up and slowly pushes in.
    """,
    .style: "Cinematic and moody, with saturated neon colors, shallow depth of field and soft reflections.",
    .action: """
    The woman walks slowly, stops, and turns to the noodle stand. \
    She sits down on a wooden stool and begins to eat as the rain grows heavier. The cook lifts a lid.
    """,
  ])

  /// The short prompt that the caption was made of.
  static let user = [
    "A young woman in a yellow raincoat walks along a rain-soaked street at night, holding a transparent umbrella."
  ]

  /// All texts in a JSON value, in their order.
  static func strings(in json: JSON) -> [String] {
    if let text = json.stringValue { return [text] }
    return (json.arrayValue ?? []).flatMap(strings) + (json.members ?? []).flatMap { strings(in: $0.value) }
  }

  static func manifest(_ id: String) throws -> GeneratorManifest {
    try GeneratorRegistry(folders: [folder]).manifest(id)
  }

  /// A manifest for a test; `prompt` is the YAML under that key, indented by two spaces.
  static func manifest(
    budget: Int?, encoder: String = "T5-XXL", unit: String = "tokens", reserve: Int = 0, extra: String = "",
    prompt: String = "  parts: [dense, main_object, background, camera, style, action]\n"
  ) throws -> GeneratorManifest {
    try GeneratorManifest.parse(
      text: """
        a2c: generator/1
        id: invented
        name: Invented
        license: {name: MIT}
        text:
          encoder: \(encoder)
          unit: \(unit)
          reserve: \(reserve)
        \(budget.map { "  budget: \($0)\n" } ?? "")\(extra)
        prompt:
        \(prompt)
        """, path: "invented.yaml")
  }
}
