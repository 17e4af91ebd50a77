import Support

/// Scores of VBench as its program writes them: `*_eval_results.json`, an object of dimensions, each a list of the score and
/// of what every video got.
package struct VBenchResults: Sendable, Equatable {
  /// Dimension, score as written, and the number of videos (0 where the file does not list them).
  package let scores: [Score]

  package struct Score: Sendable, Equatable {
    package let dimension: String
    package let value: Double
    package let videos: Int
  }

  /// - Throws: ``AdherenceError``, `FileError`, `JSONError`
  package init(_ path: String) throws {
    let json = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    guard let members = json.members, !members.isEmpty else {
      throw AdherenceError.unread(path: path, problem: "no object of dimensions", hint: Self.hint)
    }
    scores = try members.map { member in
      let list = member.value.arrayValue
      guard let value = (list?.first ?? member.value).doubleValue, value.isFinite else {
        throw AdherenceError.unread(
          path: path, problem: "\(TerminalText.quoted(member.key)) has no score", hint: Self.hint)
      }
      let videos = list.flatMap { $0.count > 1 ? $0[1].arrayValue?.count : nil } ?? 0
      return Score(dimension: member.key, value: value, videos: videos)
    }
  }

  private static let hint = "name the *_eval_results.json that VBench writes"

  /// The scores of the paper's columns, on the paper's scale.
  var columns: [(column: VideoColumn, value: Double, count: Int)] {
    VideoColumn.allCases.compactMap { column in
      guard let (name, factor) = column.dimension, let score = scores.first(where: { $0.dimension == name }) else {
        return nil
      }
      return (column, score.value * factor, max(score.videos, 1))
    }
  }
}
