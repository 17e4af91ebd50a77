package import Support

/// Time and memory of one stage of a run.
package struct StageReport: Sendable, Equatable {
  package var name: String
  package var seconds: Double
  /// What was worked through, such as frames or tokens.
  package var units: Int?
  /// Resident memory at the end of the stage, in bytes.
  package var residentBytes: Int

  package init(name: String, seconds: Double, units: Int?, residentBytes: Int) {
    self.name = name
    self.seconds = seconds
    self.units = units
    self.residentBytes = residentBytes
  }

  package var json: JSON {
    .object([
      "stage": .string(name), "seconds": .double((seconds * 1e6).rounded() / 1e6), "units": units.map { .int($0) },
      "resident_bytes": .int(residentBytes),
    ])
  }
}

/// Measures stages one after another.
package struct StageClock {
  package private(set) var reports: [StageReport] = []

  package init() {}

  /// Runs `work` and notes what it cost.
  package mutating func measure<T>(_ name: String, units: Int? = nil, _ work: () throws -> T) rethrows -> T {
    let start = ResourceUse.seconds
    let result = try work()
    note(name, seconds: ResourceUse.seconds - start, units: units)
    return result
  }

  package mutating func note(_ name: String, seconds: Double, units: Int?) {
    reports.append(
      StageReport(name: name, seconds: seconds, units: units, residentBytes: ResourceUse.currentMemory))
  }

  package mutating func append(_ more: [StageReport]) { reports += more }
}
