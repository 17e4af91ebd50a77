import Support

/// The plots of a training: one page without anything from elsewhere.
enum MetricsPage {
  private static let width = 720.0
  private static let height = 220.0
  private static let colours = ["#2563eb", "#dc2626", "#059669", "#d97706", "#7c3aed", "#0891b2", "#be185d", "#4d7c0f"]

  private struct Curve {
    let name: String
    let points: [(x: Double, y: Double)]
  }

  static func html(title: String, _ lines: [JSON]) -> String {
    let plots = [
      ("Loss", curves(lines, ["loss", "held_out_loss"])),
      ("Loss by exercise", curves(lines, in: "tasks")),
      ("Learning rate", curves(lines, ["rate"])),
      ("Samples per second", curves(lines, ["samples_per_second"])),
      ("Held-out accuracy", curves(lines, in: "held_out_accuracy")),
      ("Norm of the gradients", curves(lines, ["gradient_norm"])),
    ]
    let body = plots.filter { !$0.1.isEmpty }.map { plot($0.0, $0.1) }.joined()
    return """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>\(escaped(title))</title>
      <style>body{font:14px system-ui,sans-serif;max-width:760px;margin:2em auto;color:#222}
      svg{background:#fafafa;border:1px solid #ddd}h2{font-size:1em;margin:1.5em 0 .3em}
      .key span{margin-right:1em}text{font-size:11px;fill:#555}</style>
      <h1>\(escaped(title))</h1>
      \(body)</html>

      """
  }

  private static func curves(_ lines: [JSON], _ keys: [String]) -> [Curve] {
    keys.map { key in Curve(name: key, points: points(lines) { $0[key]?.doubleValue }) }.filter { $0.points.count > 1 }
  }

  /// One curve for each member of an object.
  private static func curves(_ lines: [JSON], in object: String) -> [Curve] {
    var names: [String] = []
    for line in lines {
      for member in line[object]?.members ?? [] where !names.contains(member.key) { names.append(member.key) }
    }
    return names.map { name in Curve(name: name, points: points(lines) { $0[object]?[name]?.doubleValue }) }
      .filter { $0.points.count > 1 }
  }

  private static func points(_ lines: [JSON], _ value: (JSON) -> Double?) -> [(x: Double, y: Double)] {
    lines.compactMap { line in
      guard let x = line["step"]?.doubleValue, let y = value(line), y.isFinite else { return nil }
      return (x, y)
    }
  }

  private static func plot(_ title: String, _ curves: [Curve]) -> String {
    let all = curves.flatMap(\.points)
    let (left, right) = (all.map(\.x).min() ?? 0, all.map(\.x).max() ?? 1)
    let (low, high) = (min(0, all.map(\.y).min() ?? 0), all.map(\.y).max() ?? 1)
    func x(_ value: Double) -> Double { 60 + (value - left) / max(right - left, 1e-12) * (width - 80) }
    func y(_ value: Double) -> Double { height - 25 - (value - low) / max(high - low, 1e-12) * (height - 40) }
    var shapes = ""
    for share in [0.0, 0.25, 0.5, 0.75, 1] {
      let value = low + share * (high - low)
      let place = rounded(y(value))
      shapes += "<line x1='60' x2='\(width - 20)' y1='\(place)' y2='\(place)' stroke='#e5e5e5'/>"
      shapes += "<text x='55' y='\(place)' text-anchor='end' dominant-baseline='middle'>\(label(value))</text>"
    }
    shapes += "<text x='60' y='\(height - 8)'>step \(label(left))</text>"
    shapes += "<text x='\(width - 20)' y='\(height - 8)' text-anchor='end'>\(label(right))</text>"
    for (index, curve) in curves.enumerated() {
      let colour = colours[index % colours.count]
      let path = thinned(curve.points).map { "\(rounded(x($0.x))),\(rounded(y($0.y)))" }.joined(separator: " ")
      shapes += "<polyline fill='none' stroke='\(colour)' stroke-width='1.5' points='\(path)'/>"
    }
    let key = curves.enumerated().map {
      "<span style='color:\(colours[$0 % colours.count])'>\(escaped($1.name)) \(label($1.points.last?.y ?? 0))</span>"
    }.joined()
    return
      "<h2>\(title)</h2><svg viewBox='0 0 \(width) \(height)' width='100%'>\(shapes)</svg><div class='key'>\(key)</div>\n"
  }

  /// At most 600 points, each the mean of its neighbours.
  private static func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    let group = (points.count + 599) / 600
    guard group > 1 else { return points }
    return stride(from: 0, to: points.count, by: group).map { start in
      let part = points[start..<min(start + group, points.count)]
      let sum = part.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x, $0.y + $1.y) }
      return (sum.x / Double(part.count), sum.y / Double(part.count))
    }
  }

  private static func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  /// Three significant digits.
  private static func label(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    if abs(value) >= 1000 || value == value.rounded() { return "\(Int(value.rounded()))" }
    var scale = 1.0
    while abs(value) * scale < 100 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
