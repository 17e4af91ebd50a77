import Captioning
import Support

/// One line about a stage: `prefill: 312 tokens, 0.12 s (2600 a second), 180 MB`.
enum StageLine {
  static func text(_ report: StageReport, detail: String? = nil) -> String {
    var parts: [String] = []
    if let detail { parts.append(detail) }
    if let units = report.units { parts.append("\(units) tokens") }
    var time = Decimal.text(report.seconds, digits: 2) + " s"
    if let units = report.units, report.seconds > 0 {
      time += " (\(Decimal.text(Double(units) / report.seconds, digits: 0)) a second)"
    }
    parts.append(time)
    parts.append("\(report.residentBytes >> 20) MB")
    return "\(report.name): " + parts.joined(separator: ", ")
  }
}
