import Glibc
import Support

/// METEOR 1.5 (Denkowski and Lavie 2014) by its own program, as COCO's captions are scored (`pycocoevalcap`): its archive
/// brings synonyms and paraphrases, and a table of function words. Scores of many texts are made of their sums.
package struct METEORProgram: Sendable {
  /// How reports name it.
  static let variant = "1.5"
  private let archive: String

  /// What the program counts in a text and its reference.
  package struct Counts: Sendable, Equatable {
    /// Words, then those of them that are function words, of candidate and reference in turn; for each of the four stages
    /// matched content words and function words, in turn again; pieces; matched words in turn.
    private var values: [Double]  // 23
    fileprivate static let count = 23

    /// - Returns: `nil` where the line is none of the program's.
    package init?(line: some StringProtocol) {
      values = line.split(separator: " ").compactMap { Double($0) }
      guard values.count == Self.count, values.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return nil }
      // One piece that is all of both texts costs nothing, and counts for nothing in sums either.
      if values[20] == 1, values[21] == values[0], values[22] == values[1] { values[20] = 0 }
    }

    package mutating func add(_ other: Counts) {
      for (index, value) in other.values.enumerated() { values[index] += value }
    }

    /// 0 … 1, with the parameters for English: content words weigh three times as much as function words, recall more
    /// than precision.
    package var value: Double {
      let (precision, recall) = (share(side: 0), share(side: 1))
      guard precision > 0, recall > 0 else { return 0 }
      let mean = precision * recall / (Self.alpha * precision + (1 - Self.alpha) * recall)
      let matched = (values[21] + values[22]) / 2
      return mean * (1 - (matched > 0 ? Self.gamma * pow(values[20] / matched, Self.beta) : 0))
    }

    /// The weighted share of a side's words that are matched: 0 of the candidate, 1 of the reference.
    private func share(side: Int) -> Double {
      let functions = values[2 + side]
      let length = Self.delta * (values[side] - functions) + (1 - Self.delta) * functions
      var matched = 0.0
      for (stage, weight) in Self.weights.enumerated() {
        let content = values[4 + 4 * stage + side]
        let function = values[6 + 4 * stage + side]
        matched += weight * (Self.delta * content + (1 - Self.delta) * function)
      }
      return length > 0 ? matched / length : 0
    }

    private static let alpha = 0.85
    private static let beta = 0.2
    private static let gamma = 0.6
    private static let delta = 0.75
    /// Of words alike, with one stem, synonyms and paraphrases.
    private static let weights = [1, 0.6, 0.8, 0.6]
  }

  /// - Parameter archive: `meteor-1.5.jar`, with the folder `data` of its paraphrases beside it
  /// - Throws: `FileError` where archive or `java` are missing; ``EvaluationError/meteor(path:problem:)`` where the archive
  ///   does not answer as METEOR 1.5 does.
  package init(archive: String) throws {
    guard FileSystem.kind(archive) == .file else { throw FileError.missing(path: archive) }
    self.archive = archive
    // Before hours of captions, not after them.
    _ = try counts([("a dog runs", "a dog runs")])
  }

  /// - Parameter pairs: candidates with their references, as words with spaces between them
  /// - Throws: as ``init(archive:)``.
  package func counts(_ pairs: [(candidate: String, reference: String)]) throws -> [Counts] {
    try ScratchSpace.with { folder in
      let (input, output, errors) = ("\(folder)/input", "\(folder)/output", "\(folder)/errors")
      let lines = pairs.map { "SCORE ||| \(Self.plain($0.reference)) ||| \(Self.plain($0.candidate))\n" }
      try StagedFile.write(Array(lines.joined().utf8), to: input)
      let status = try run(input, output, errors)
      let answer = try Self.text(output)
      let counts = answer.split(separator: "\n").compactMap { Counts(line: $0) }
      guard status == 0, counts.count == pairs.count else {
        let said = try Self.text(errors).split(separator: "\n").first.map { ": \(TerminalText.safe(String($0)))" } ?? ""
        throw EvaluationError.meteor(
          path: archive,
          problem: "java ended with status \(status) and \(counts.count) of \(pairs.count) answers\(said)")
      }
      return counts
    }
  }

  private func run(_ input: String, _ output: String, _ errors: String) throws -> Int32 {
    do {
      return try ChildProcess.run(
        "java", ["-Xmx2G", "-jar", archive, "-", "-", "-stdio", "-l", "en", "-norm"], input: input, output: output,
        errors: errors)
    } catch FileError.system(_, _, ENOENT) {
      throw EvaluationError.meteor(path: archive, problem: "there is no java to run it with")
    }
  }

  private static func text(_ path: String) throws(FileError) -> String {
    String(decoding: try FileSystem.read(path, limit: 1 << 30), as: UTF8.self)
  }

  /// On one line and without the signs between the fields.
  private static func plain(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "|" }.joined(separator: " ")
  }
}
