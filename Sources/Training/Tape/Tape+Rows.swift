import CKernels

/// Where rows of an encoder's tokens stand in a packed sequence.
package struct Placement {
  /// The first row in the sequence.
  package var row: Int
  package var source: Variable
  /// The first row in `source`.
  package var sourceRow: Int
  package var count: Int

  package init(row: Int, source: Variable, sourceRow: Int, count: Int) {
    self.row = row
    self.source = source
    self.sourceRow = sourceRow
    self.count = count
  }
}

extension Tape {
  /// The embeddings of token ids, with encoders' tokens in the place of those that `placements` cover.
  /// - Parameters:
  ///   - ids: all inside of the table
  ///   - table: [vocabulary, width]
  /// - Returns: [ids.count, width]
  package func sequence(_ ids: [Int32], _ table: Parameter, _ placements: [Placement]) -> Variable {
    let width = table.shape.last ?? 1
    let y = make(
      rows: ids.count, columns: width,
      needsGradient: trains(table) || placements.contains { $0.source.needsGradient })
    var isPlaced = [Bool](repeating: false, count: ids.count)
    for placement in placements {
      (y.values + placement.row * width).update(
        from: placement.source.values + placement.sourceRow * width, count: placement.count * width)
      for row in placement.row..<placement.row + placement.count { isPlaced[row] = true }
    }
    for (row, id) in ids.enumerated() where !isPlaced[row] {
      (y.values + row * width).update(from: table.base + Int(id) * width, count: width)
    }
    record(y) { [self, isPlaced] dy in
      for placement in placements where placement.source.needsGradient {
        kernels.add(
          accumulator(of: placement.source) + placement.sourceRow * width, dy + placement.row * width,
          Int64(placement.count * width))
      }
      guard let dtable = gradient(of: table) else { return }
      for (row, id) in ids.enumerated() where !isPlaced[row] {
        kernels.add(dtable + Int(id) * width, dy + row * width, Int64(width))
      }
    }
    return y
  }

  /// Some rows of a matrix, in the order given, each at most once.
  package func rows(_ x: Variable, _ indices: [Int]) -> Variable {
    let width = x.columns
    let y = make(rows: indices.count, columns: width, needsGradient: x.needsGradient)
    for (row, index) in indices.enumerated() {
      (y.values + row * width).update(from: x.values + index * width, count: width)
    }
    record(y) { [self] dy in
      let dx = accumulator(of: x)
      for (row, index) in indices.enumerated() {
        kernels.add(dx + index * width, dy + row * width, Int64(width))
      }
    }
    return y
  }
}
