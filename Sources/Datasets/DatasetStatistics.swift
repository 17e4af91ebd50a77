import Claims
import Support

/// What a dataset counts, train and test apart.
struct DatasetStatistics {
  enum Split: String, CaseIterable { case train, test }

  /// Words of one text over the instances that have it.
  private struct Words {
    var texts = 0
    var total = 0
    var least = Int.max
    var most = 0

    mutating func add(_ text: String) {
      let count = text.split(whereSeparator: \.isWhitespace).count
      guard count > 0 else { return }
      (texts, total) = (texts + 1, total + count)
      (least, most) = (min(least, count), max(most, count))
    }
  }

  private(set) var instances: [Split: Int] = [:]
  private(set) var licences: [String: [Split: Int]] = [:]
  /// Lines of instances that failed earlier.
  var leftOut = 0
  private var seconds: [Split: Double] = [:]
  private var sets: [String: [Split: Int]] = [:]
  private var sizes: [String: [Split: Int]] = [:]
  private var lengths: [String: [Split: Int]] = [:]
  private var words: [Words]
  private static let texts = CaptionPart.allCases.map(\.rawValue) + ["prompt"]
  private static let spans = ["0 to 2 s", "2 to 5 s", "5 to 10 s", "10 to 20 s", "20 s and more"]

  init() { words = Self.texts.map { _ in Words() } }

  mutating func add(_ instance: FinishedInstance, to split: Split) {
    instances[split, default: 0] += 1
    seconds[split, default: 0] += instance.seconds
    let name = instance.adapters.isEmpty ? "none" : instance.adapters.joined(separator: " + ")
    sets[name, default: [:]][split, default: 0] += 1
    sizes["\(instance.width) × \(instance.height)", default: [:]][split, default: 0] += 1
    let span = [2.0, 5, 10, 20].count { instance.seconds >= $0 }
    lengths[Self.spans[min(span, Self.spans.count - 1)], default: [:]][split, default: 0] += 1
    licences[instance.licence.isEmpty ? "unknown" : instance.licence, default: [:]][split, default: 0] += 1
    let texts = CaptionPart.allCases.map { instance.caption[$0] } + [instance.prompt]
    for (place, text) in texts.enumerated() where words.indices.contains(place) { words[place].add(text) }
  }

  private static func rows(_ counts: [String: [Split: Int]]) -> [(key: String, value: [Split: Int])] {
    counts.sorted { NaturalOrder.precedes($0.key, $1.key) }
  }

  var json: JSON {
    func table(_ counts: [String: [Split: Int]]) -> JSON {
      .object(Self.rows(counts).map { JSON.Member($0.key, Self.json($0.value)) })
    }
    let texts = zip(Self.texts, words).filter { $1.texts > 0 }
      .map { name, words in
        JSON.Member(
          name,
          .object([
            "texts": .int(words.texts), "mean": .double(Self.mean(words)), "least": .int(words.least),
            "most": .int(words.most),
          ]))
      }
    return .object([
      "instances": Self.json(instances), "left_out": .int(leftOut),
      "seconds": .object(Split.allCases.map { JSON.Member($0.rawValue, .double(Self.rounded(seconds[$0] ?? 0))) }),
      "condition_sets": table(sets), "sizes": table(sizes), "lengths": table(lengths), "words": .object(texts),
      "licences": table(licences),
    ])
  }

  /// Tables of Markdown.
  var markdown: String {
    func table(_ title: String, _ counts: [String: [Split: Int]]) -> String {
      let head = "| \(title) | train | test |\n|---|---:|---:|\n"
      return head
        + Self.rows(counts)
        .map { "| \(Self.cell($0.key)) | \($0.value[.train] ?? 0) | \($0.value[.test] ?? 0) |\n" }.joined()
    }
    let texts = zip(Self.texts, words).filter { $1.texts > 0 }
      .map { "| \($0) | \($1.texts) | \(Decimal.text(Self.mean($1), digits: 1)) | \($1.least) | \($1.most) |\n" }
    let sums = Split.allCases.map { Decimal.text(seconds[$0] ?? 0, digits: 1) }.joined(separator: " | ")
    var tables = [
      "| | train | test |\n|---|---:|---:|\n| instances | \(instances[.train] ?? 0) | \(instances[.test] ?? 0) |\n"
        + "| seconds | \(sums) |\n", table("Conditions", sets), table("Size", sizes), table("Length", lengths),
    ]
    if !texts.isEmpty {
      tables.append("| Words of | texts | mean | least | most |\n|---|---:|---:|---:|---:|\n" + texts.joined())
    }
    return (tables + [table("Licence", licences)]).joined(separator: "\n")
  }

  private static func json(_ counts: [Split: Int]) -> JSON {
    .object(Split.allCases.map { JSON.Member($0.rawValue, .int(counts[$0] ?? 0)) })
  }

  private static func mean(_ words: Words) -> Double { rounded(Double(words.total) / Double(max(1, words.texts))) }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// Text of somebody's, in a table.
  private static func cell(_ text: String) -> String {
    String(TerminalText.safe(text, limit: 200).map { "|<`[\\".contains($0) ? "·" : $0 })
  }
}
