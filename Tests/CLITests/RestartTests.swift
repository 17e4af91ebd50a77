import Support
import Tensors
import TestSupport
import Testing

/// OpenBLAS takes its slowest kernels for processors that it does not know; the program does not leave it at that. With
/// `OPENBLAS_VERBOSE` it says at every start which it took.
@Suite struct RestartTests {
  private static func cores(_ environment: [String: String] = [:]) throws -> [String] {
    var command = Command(["--version"])
    command.environment = environment.merging(["OPENBLAS_VERBOSE": "2"]) { $1 }
    let outcome = try command.run()
    outcome.expectSuccess()
    #expect(outcome.output.contains("a2c 0.1.0"))
    return (outcome.output + "\n" + outcome.errors).split(separator: "\n").filter { $0.hasPrefix("Core: ") }
      .map { String($0.dropFirst(6)) }
  }

  @Test func productsUseWhatTheProcessorHas() throws {
    let core = try #require(try Self.cores().last)
    #expect(
      Kernels.name == "portable" || !BLAS.coresOfUnknown.contains(core), "\(core) on a processor with \(Kernels.name)")
  }

  @Test func theChoiceOfUsersIsKept() throws {
    #expect(try Self.cores(["OPENBLAS_CORETYPE": "PRESCOTT"]) == ["Prescott"])
  }
}
