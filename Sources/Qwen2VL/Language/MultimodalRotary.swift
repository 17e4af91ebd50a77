import Glibc
package import Tensors

/// Rotary tables of the language model: each frequency pair follows the t, the h or the w position
/// (upstream: `apply_multimodal_rotary_pos_emb`, sections of `mrope_section`).
package struct MultimodalRotary: Sendable {
  private let frequencies: [Float]  // [headWidth / 2]
  /// For each pair 0, 1 or 2: t, h or w.
  private let axes: [Int]

  package init(_ config: TextConfig) {
    let pairs = config.headWidth / 2
    frequencies = (0..<pairs).map { Float(1 / pow(config.ropeTheta, Double(2 * $0) / Double(config.headWidth))) }
    axes = config.ropeSections.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
  }

  /// Cosines and sines, each [n, headWidth / 2].
  package func tables(_ positions: Positions) -> (cosines: Matrix, sines: Matrix) {
    let cosines = Matrix(rows: positions.count, columns: frequencies.count)
    let sines = Matrix(rows: positions.count, columns: frequencies.count)
    let rows = [positions.t, positions.h, positions.w]
    for index in 0..<positions.count {
      for (pair, frequency) in frequencies.enumerated() {
        let angle = Float(rows[axes[pair]][index]) * frequency
        cosines.row(index)[pair] = cosf(angle)
        sines.row(index)[pair] = sinf(angle)
      }
    }
    return (cosines, sines)
  }
}
