import Support
import TestSupport
import Testing

/// The examples of segmentation, regions and tracks.
@Suite struct AreaExampleTests {
  @Test(arguments: ["segmentation", "region", "tracks"]) func isInOrder(_ name: String) throws {
    let work = Workspace()
    try work.addExamples()
    let outcome = try work.run("check", "--manifest", "Examples/\(name).yaml")
    outcome.expectSuccess()
    #expect(outcome.errors.hasPrefix("Examples/\(name).yaml: in order, "))
  }

  /// What is said of the dancer who goes from one end of the desk to the other.
  @Test func factsOfTheExamples() throws {
    for (name, facts) in [
      ("segmentation", ["wall", "floor", "person", "desk"]), ("region", ["a woman in a red dress", "moves right"]),
      ("tracks", ["18 points are followed over 16 frames"]),
    ] {
      let work = Workspace()
      try work.addExamples()
      let outcome = try work.run("inspect", "--manifest", "Examples/\(name).yaml")
      outcome.expectSuccess()
      for fact in facts { #expect(outcome.output.contains(fact), "\(name): \(fact)") }
    }
  }
}
