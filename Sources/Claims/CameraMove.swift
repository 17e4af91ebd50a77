/// One move of a camera, as claims name it: what moves and where to. Claims list moves in order of time
/// (`dolly forward; then pan left`), or together (`dolly forward, pan left`).
package struct CameraMove: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Along the line of sight: forward, back.
    case dolly
    /// Sideways: left, right.
    case truck
    /// Vertically: up, down.
    case pedestal
    /// Turns about the vertical axis: left, right.
    case pan
    /// Turns about the horizontal axis: up, down.
    case tilt
    /// Turns about the line of sight: clockwise, counter-clockwise.
    case roll
    /// Changes the focal length: in, out.
    case zoom
    /// Moves around a point that it keeps in view: left, right, up, down; without a way where none is told.
    case arc
    /// Stands still.
    case `static`
    /// Shakes as one that is held by hand.
    case handheld
    /// Keeps to a subject.
    case follow
  }

  package var kind: Kind
  /// `left`, `right`, `up`, `down`, `forward`, `back`, `in`, `out`, `clockwise`, `counter-clockwise`; empty where none is told.
  package var way: String

  package init(_ kind: Kind, _ way: String = "") {
    self.kind = kind
    self.way = way
  }

  /// `dolly forward`
  package var text: String { way.isEmpty ? kind.rawValue : "\(kind.rawValue) \(way)" }

  /// Reads `dolly forward`; `nil` where the text is no move: a `static shot` and to `dolly in` are words of a prompt.
  package init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard let first = words.first, let kind = Kind(rawValue: String(first)), words.count <= 2 else { return nil }
    let way = words.count == 2 ? String(words[1]) : ""
    guard way.isEmpty || Self.ways(kind).contains(way) else { return nil }
    self.init(kind, way)
  }

  private static func ways(_ kind: Kind) -> [String] {
    switch kind {
    case .dolly: ["forward", "back"]
    case .truck, .pan: ["left", "right"]
    case .pedestal, .tilt: ["up", "down"]
    case .roll: ["clockwise", "counter-clockwise"]
    case .zoom: ["in", "out"]
    case .arc: ["left", "right", "up", "down"]
    case .static, .handheld, .follow: []
    }
  }

  /// The moves of a claim's value: what happens one after the other, and within that together.
  package static func list(_ value: String) -> [[CameraMove]] {
    value.split(separator: ";").map { phase in
      let phase = phase.drop { $0 == " " }
      let words = phase.hasPrefix("then ") ? phase.dropFirst(5) : phase
      return words.split(separator: ",").compactMap { CameraMove($0) }
    }
  }

  /// A claim's value of such moves.
  package static func value(_ phases: [[CameraMove]]) -> String {
    phases.enumerated().map { index, phase in
      (index == 0 ? "" : "then ") + phase.map(\.text).joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
