/// One part of a structured caption (Any2Caption paper, section 3, step 2).
package enum CaptionPart: String, CaseIterable, Sendable {
  case dense
  case mainObject = "main_object"
  case background
  case camera
  case style
  case action

  /// The heading of the canonical text, without number and colon.
  package var heading: String {
    switch self {
    case .dense: "Dense caption"
    case .mainObject: "Main object caption"
    case .background: "Background caption"
    case .camera: "Camera caption"
    case .style: "Style caption"
    case .action: "Action caption"
    }
  }
}
