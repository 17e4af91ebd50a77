import Conditions
import Media
import Support

/// What `a2c bench isolation` says of one condition.
struct IsolationCost {
  let adapter: String
  /// Whether it is a stranger's, who is fenced in.
  let isConfined: Bool
  /// Of the numbers in its blocks.
  let bytes: Int
  /// In this process, then in a worker.
  let times: PairedTimes
  /// Seconds with a worker made for it.
  let alone: Double

  /// The goal: seconds, and a part of the time in this process.
  static let goal = (seconds: 0.005, part: 0.15)

  private var here: Double { PairedTimes.median(times.first) }
  private var there: Double { PairedTimes.median(times.second) }
  private var extra: Double { there - here }
  private var isReached: Bool { extra <= Self.goal.seconds + Self.goal.part * here }

  static func bytes(_ blocks: [Block]) -> Int {
    blocks.reduce(0) { sum, block in
      switch block {
      case .frames(let frames): sum + frames.pictures.reduce(0) { $0 + $1.pixels.count }
      case .tensor(let tensor): sum + 4 * tensor.values.count
      case .camera(let path): sum + 8 * (16 * path.poses.count + path.times.count)
      case .tokens(let tokens): sum + 4 * tokens.values.count
      case .text: sum
      }
    }
  }

  static func table(_ rows: [IsolationCost], first: Double?) -> String {
    let header = ["adapter", "MB", "here ms", "worker ms", "more ms", "ratio", "goal", "new ms", "fenced"]
    let cells = rows.map { row in
      [
        row.adapter, Decimal.text(Double(row.bytes) / 1e6, digits: 1), milliseconds(row.here), milliseconds(row.there),
        milliseconds(row.extra), Decimal.text(row.times.ratio, digits: 2), row.isReached ? "yes" : "no",
        milliseconds(row.alone), row.isConfined ? "yes" : "no",
      ]
    }
    let widths = header.indices.map { column in ([header] + cells).map { $0[column].count }.max() ?? 0 }
    var lines = ([header] + cells).map { line in
      zip(line, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }
    if let first { lines.append("first worker of the process: \(milliseconds(first)) ms") }
    return lines.joined(separator: "\n")
  }

  static func json(_ rows: [IsolationCost], rounds: Int, first: Double) -> JSON {
    .object([
      "rounds": .int(rounds), "first_worker_ms": .double(first * 1000),
      "goal": .object(["ms": .double(goal.seconds * 1000), "part": .double(goal.part)]),
      "conditions": .array(
        rows.map { row in
          .object([
            "adapter": .string(row.adapter), "bytes": .int(row.bytes), "here_ms": .double(row.here * 1000),
            "worker_ms": .double(row.there * 1000), "more_ms": .double(row.extra * 1000),
            "ratio": .double(row.times.ratio), "goal_reached": .bool(row.isReached),
            "new_worker_ms": .double(row.alone * 1000), "fenced": .bool(row.isConfined),
          ])
        }),
    ])
  }

  private static func milliseconds(_ seconds: Double) -> String { Decimal.text(seconds * 1000, digits: 2) }
}
