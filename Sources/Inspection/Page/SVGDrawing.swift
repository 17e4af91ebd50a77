import Support

/// A drawing as SVG.
enum SVGDrawing {
  static func html(_ drawing: LineDrawing, description: String) -> HTML {
    let (width, height) = (number(drawing.width), number(drawing.height))
    return .element(
      "svg", ["class": "drawing", "viewBox": "0 0 \(width) \(height)", "role": "img", "aria-label": description]
    ) {
      HTML.joined(drawing.shapes.map { html($0.shape, $0.ink) })
    }
  }

  private static func html(_ shape: LineDrawing.Shape, _ ink: LineDrawing.Ink) -> HTML {
    switch shape {
    case .line(let points, let isClosed, let thickness):
      let list = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
      let attributes: KeyValuePairs<StaticString, String?> = [
        "class": "line \(ink.rawValue)", "points": list, "stroke-width": number(thickness),
      ]
      return isClosed ? .element("polygon", attributes) : .element("polyline", attributes)
    case .disc(let centre, let radius):
      return .element(
        "circle",
        ["class": "fill \(ink.rawValue)", "cx": number(centre.x), "cy": number(centre.y), "r": number(radius)])
    case .square(let centre, let half):
      return .element(
        "rect",
        [
          "class": "fill \(ink.rawValue)", "x": number(centre.x - half), "y": number(centre.y - half),
          "width": number(2 * half), "height": number(2 * half),
        ])
    case .words(let text, let at, let anchor):
      return .element(
        "text",
        ["class": "fill \(ink.rawValue)", "x": number(at.x), "y": number(at.y), "text-anchor": anchor.rawValue]
      ) { text }
    }
  }

  private static func number(_ value: Double) -> String { Decimal.text(value, digits: 1) }
}
