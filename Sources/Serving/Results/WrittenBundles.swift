package import Support

/// What became of a run's generators: the bundles that were written, and what kept others from theirs.
package struct WrittenBundles {
  package internal(set) var bundles: [Targets.Bundle] = []
  package internal(set) var failures: [BundlesFailed.Failure] = []

  /// Fails where a generator has no bundle; the others' are written by then.
  /// - Throws: the error where there is one generator's, else ``BundlesFailed``.
  package func check() throws {
    guard let first = failures.first else { return }
    // Such as the user's own interrupt.
    if let other = failures.first(where: { !($0.error is any ExplainedError) }) { throw other.error }
    if failures.count == 1, bundles.isEmpty { throw first.error }
    throw BundlesFailed(failures, beside: bundles.count)
  }

  /// The bundles, where every generator has one: for who gets all of them or none.
  /// - Throws: the error where there is one generator's, else ``BundlesFailed``.
  package func all() throws -> [Targets.Bundle] {
    guard let first = failures.first else { return bundles }
    if let other = failures.first(where: { !($0.error is any ExplainedError) }) { throw other.error }
    if failures.count == 1, bundles.isEmpty { throw first.error }
    throw BundlesFailed(failures, beside: bundles.count, areKept: false)
  }
}

/// Generators without a bundle, each with its reason.
package struct BundlesFailed: ExplainedError {
  package struct Failure {
    /// Its id.
    package let generator: String
    package let error: any Error
  }

  /// Generators that fail for the same reason stand together.
  private let groups: [(generators: [String], error: any Error)]
  private let others: Int
  private let areKept: Bool

  /// - Parameters:
  ///   - others: how many generators have their bundle.
  ///   - areKept: whether those bundles stay.
  init(_ failures: [Failure], beside others: Int, areKept: Bool = true) {
    self.others = others
    self.areKept = areKept
    var groups: [(generators: [String], error: any Error)] = []
    for failure in failures {
      if let place = groups.firstIndex(where: { Self.lines($0.error) == Self.lines(failure.error) }) {
        groups[place].generators.append(failure.generator)
      } else {
        groups.append(([failure.generator], failure.error))
      }
    }
    self.groups = groups
  }

  private static func lines(_ error: any Error) -> [String] {
    (error as? any ExplainedError)?.lines ?? ["\(error)"]
  }

  package var message: String { lines.map { $0.drop { $0 == " " } }.joined(separator: "; ") }

  /// The first reason.
  package var first: (any Error)? { groups.first?.error }

  package var lines: [String] {
    let count = groups.reduce(0) { $0 + $1.generators.count }
    let rest = others == 1 ? "; the other one is written" : "; the other \(others) are written"
    return ["\(count) of \(count + others) generators have no bundle\(others > 0 && areKept ? rest : "")"]
      + groups.flatMap { group in
        let lines = Self.lines(group.error)
        return ["  \(group.generators.joined(separator: ", ")): \(lines.first ?? "")"]
          + lines.dropFirst().map { "    \($0)" }
      }
  }

  /// Each reason's own, once.
  package var hint: String? {
    var hints: [String] = []
    for group in groups {
      if let hint = (group.error as? any ExplainedError)?.hint, !hints.contains(hint) { hints.append(hint) }
    }
    return hints.isEmpty ? nil : hints.joined(separator: "; ")
  }

  package var exitStatus: ExitStatus {
    (groups.first?.error as? any ExplainedError)?.exitStatus ?? .internalFault
  }
}
