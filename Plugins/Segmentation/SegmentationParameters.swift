import A2CPluginKit

/// The parameters of a segmentation condition.
struct SegmentationParameters {
  /// What the input's pixels mean.
  enum Format: String, CaseIterable {
    case auto
    /// The index into a palette, or a grey value, is the label.
    case labels
    /// The colour is the label.
    case colors
  }

  let format: Format
  /// `nil` leaves it to the adapter.
  let classes: ClassSet?
  /// Classes are not named, whatever their colours are.
  let isUnnamed: Bool
  /// Names by label, `nil` where there are none.
  let names: SegmentNames?
  /// The label of what is not told; -1 for none, `nil` leaves it to the adapter.
  let background: Int?
  let framesPerSecond: Double?

  /// - Parameter json: members `format`, `classes`, `names`, `background`, `fps`.
  init(_ json: JSON) throws(AdapterError) {
    let parameters = Parameters(json)
    format = try parameters.choice("format") ?? .auto
    let word = try parameters.word("classes", among: ["auto", "none"] + ClassSet.allCases.map(\.rawValue))
    classes = word.flatMap(ClassSet.init(rawValue:))
    isUnnamed = word == "none"
    background = try parameters.integer("background", in: -1...65535)
    framesPerSecond = try parameters.framesPerSecond()
    guard let list = json["names"], list != .null else {
      names = nil
      return
    }
    guard let words = list.arrayValue?.compactMap(\.stringValue), words.count == list.arrayValue?.count,
      let names = SegmentNames(lines: words)
    else { throw Parameters.wrong("names", "a list such as [background, person] or [7=person, 9=dog]") }
    self.names = names
  }
}
