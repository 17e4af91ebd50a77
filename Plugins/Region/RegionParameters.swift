import A2CPluginKit

/// The parameters of a region condition.
struct RegionParameters {
  /// Formats of text files.
  enum Format: String, CaseIterable { case auto, json, yolo, mot, layout }

  let format: Format
  /// `nil` leaves it to the adapter.
  let unit: LabelledAreas.Unit?
  let boxForm: LabelledAreas.BoxForm?
  let width: Int?
  let height: Int?
  let framesPerSecond: Double?
  /// Names of the classes that files count from 0, or of regions without a label.
  let labels: [String]

  /// - Parameter json: members `format`, `units`, `box`, `width`, `height`, `labels`, `fps`.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    format = try parameters.choice("format") ?? .auto
    let word = try parameters.word("units", among: ["auto"] + LabelledAreas.Unit.allCases.map(\.rawValue))
    unit = word.flatMap(LabelledAreas.Unit.init(rawValue:))
    let form = try parameters.word("box", among: ["auto"] + LabelledAreas.BoxForm.allCases.map(\.rawValue))
    boxForm = form.flatMap(LabelledAreas.BoxForm.init(rawValue:))
    width = try parameters.integer("width", in: 16...8192)
    height = try parameters.integer("height", in: 16...8192)
    framesPerSecond = try parameters.framesPerSecond()
    if (width == nil) != (height == nil) {
      throw Parameters.wrong(width == nil ? "width" : "height", "given where the other is")
    }
    guard let list = json["labels"], list != .null else {
      labels = []
      return
    }
    guard let words = list.arrayValue?.compactMap(\.stringValue), words.count == list.arrayValue?.count else {
      throw Parameters.wrong("labels", "a list of names")
    }
    labels = words
  }
}
