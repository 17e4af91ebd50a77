/// A line drawing that becomes SVG on the page and pixels on the sheet.
struct LineDrawing {
  /// What a line or a word is for; each surface has its own colour for it.
  enum Ink: String { case grid, faint, path, start, end, words }
  enum Anchor: String { case start, middle, end }

  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  enum Shape {
    /// A line through points, closed where `isClosed`.
    case line([Point], isClosed: Bool, thickness: Double)
    /// Filled.
    case disc(Point, radius: Double)
    case square(Point, half: Double)
    /// One line of text; `at` is on its base line.
    case words(String, at: Point, anchor: Anchor)
  }

  let width: Double
  let height: Double
  private(set) var shapes: [(shape: Shape, ink: Ink)] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func add(_ shape: Shape, _ ink: Ink) { shapes.append((shape, ink)) }
}
