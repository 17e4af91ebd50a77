import Glibc
import Support
import Tensors

/// BERTScore (Zhang et al. 2020) as the Python package bert_score 0.3 computes it: every token of one text finds its most
/// similar token in the other; the marks around a text may be found but do not count.
package struct BERTScore: Sendable {
  package struct Score: Sendable, Equatable {
    package var precision: Double
    package var recall: Double
    package var f1: Double

    package init(precision: Double, recall: Double, f1: Double) {
      (self.precision, self.recall, self.f1) = (precision, recall, f1)
    }
  }

  package let encoder: BERTEncoder
  /// log((n + 1) / (texts with the token + 1)); `nil` where every token counts the same.
  private let idf: [Int32: Double]?
  private let unseen: Double
  /// What scores of unrelated texts are, to be brought to 0; `nil` leaves them as they are.
  private let baseline: Score?

  /// - Parameters:
  ///   - references: texts that rare tokens are counted over; `nil` for none
  ///   - baseline: for rescaling
  package init(_ encoder: BERTEncoder, idfOver references: [String]? = nil, baseline: Score? = nil) {
    self.encoder = encoder
    self.baseline = baseline
    guard let references else {
      (idf, unseen) = (nil, 1)
      return
    }
    var counts: [Int32: Int] = [:]
    for text in references { for id in Set(encoder.ids(text)) { counts[id, default: 0] += 1 } }
    let n = Double(references.count)
    idf = counts.mapValues { log((n + 1) / Double($0 + 1)) }
    unseen = log(n + 1)
  }

  /// - Returns: zeros where one of the texts has no tokens
  /// - Throws: ``ScoreError``
  package func callAsFunction(_ candidate: String, reference: String) throws -> Score {
    let (a, b) = (encoder.ids(candidate), encoder.ids(reference))
    guard a.count > 2, b.count > 2 else { return Score(precision: 0, recall: 0, f1: 0) }
    let (x, y) = (try unit(a), try unit(b))
    let cosines = Matrix(unwritten: a.count, columns: b.count)
    BLAS.multiplyTransposed(
      x.operand(), y.operand(), into: cosines.operand(), m: a.count, n: b.count, k: encoder.width)
    let values = cosines.values
    var rows = [Float](repeating: -.infinity, count: a.count)
    var columns = [Float](repeating: -.infinity, count: b.count)
    for i in a.indices {
      for j in b.indices {
        let value = values[i * b.count + j]
        rows[i] = max(rows[i], value)
        columns[j] = max(columns[j], value)
      }
    }
    let (p, r) = (mean(rows, a), mean(columns, b))
    let f = p + r > 0 ? 2 * p * r / (p + r) : 0
    guard let baseline else { return Score(precision: p, recall: r, f1: f) }
    return Score(
      precision: (p - baseline.precision) / (1 - baseline.precision),
      recall: (r - baseline.recall) / (1 - baseline.recall), f1: (f - baseline.f1) / (1 - baseline.f1))
  }

  private func mean(_ best: [Float], _ ids: [Int32]) -> Double {
    var (sum, weights) = (0.0, 0.0)
    for (index, value) in best.enumerated() {
      let isMark = index == 0 || index == best.count - 1
      let weight = idf.map { $0[ids[index]] ?? unseen } ?? (isMark ? 0 : 1)
      sum += weight * Double(value)
      weights += weight
    }
    return weights > 0 ? sum / weights : 0
  }

  private func unit(_ ids: [Int32]) throws -> Matrix {
    let vectors = try encoder.vectors(ids)
    return Matrix(rows: vectors.rows, columns: vectors.columns, UnitRows.of(vectors.values, width: vectors.columns))
  }

  /// Reads a table of baselines as the package has them: `LAYER,P,R,F` and a line a layer.
  /// - Throws: ``ScoreError``, `FileError`
  package static func baseline(_ path: String, layer: Int) throws -> Score {
    let text = String(decoding: try FileSystem.read(path, limit: Limits.documentBytes), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      let numbers = line.split(separator: ",").map { Double($0.trimmingPrefix { $0 == " " }) }
      guard numbers.count == 4, numbers[0] == Double(layer) else { continue }
      let found = numbers.compactMap { $0 }
      guard found.count == 4, found.dropFirst().allSatisfy({ $0 < 1 && $0 > -1 }) else { break }
      return Score(precision: found[1], recall: found[2], f1: found[3])
    }
    throw ScoreError.configuration(path: path, key: "\(layer)", problem: "no line with P, R and F of that layer")
  }
}

/// Rows of length 1.
enum UnitRows {
  /// - Parameter values: [n, width]
  static func of(_ values: [Float], width: Int) -> [Float] {
    var result = values
    for start in stride(from: 0, to: values.count - width + 1, by: width) {
      let row = start..<start + width
      let length = values[row].reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
      guard length > 0 else { continue }
      for index in row { result[index] = Float(Double(values[index]) / length) }
    }
    return result
  }
}
