import Support

/// What a training measures: one JSON object a line in `metrics.jsonl`, and the same plotted in `metrics.html`.
final class MetricsLog {
  private let path: String
  private let page: String
  private let title: String
  private var lines: [JSON] = []

  /// - Parameter step: lines of this step and later ones, from a run that was resumed earlier, are dropped
  init(folder: String, title: String, from step: Int) throws {
    path = Path.join(folder, "metrics.jsonl")
    page = Path.join(folder, "metrics.html")
    self.title = title
    guard step > 0, FileSystem.exists(path) else { return }
    let text = String(decoding: try FileSystem.read(path, limit: 1 << 30), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let json = try JSONParser.parse(Array(line.utf8), source: path)
      if let number = json["step"]?.intValue, number <= step { lines.append(json) }
    }
  }

  func add(_ line: JSON) { lines.append(line) }

  /// Writes both files as a whole.
  func write() throws {
    let text = lines.map { $0.text() + "\n" }.joined()
    try StagedFile.write(Array(text.utf8), to: path)
    try StagedFile.write(Array(MetricsPage.html(title: title, lines).utf8), to: page)
  }
}
