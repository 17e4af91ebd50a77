import Support
import Tensors
import TestSupport
import Testing

/// OpenBLAS is opened by what computes, and by nothing else. With `OPENBLAS_VERBOSE` it says which kernels it took.
@Suite struct ProductLibraryTests {
  private static func cores(_ arguments: [String], _ environment: [String: String] = [:]) throws -> [String] {
    var command = Command(arguments)
    command.environment = environment.merging(["OPENBLAS_VERBOSE": "2"]) { $1 }
    let outcome = try command.run()
    outcome.expectSuccess()
    return (outcome.output + "\n" + outcome.errors).split(separator: "\n").filter { $0.hasPrefix("Core: ") }
      .map { String($0.dropFirst(6)) }
  }

  private static let computing = ["bench", "prefill", "--model", "nano", "--tokens", "4", "--repeat", "1"]

  @Test func whatComputesNothingDoesNotOpenIt() throws { #expect(try Self.cores(["--version"]) == []) }

  @Test func productsUseWhatTheProcessorHas() throws {
    let core = try #require(try Self.cores(Self.computing).last)
    #expect(
      Kernels.name == "portable" || !BLAS.coresOfUnknown.contains(core), "\(core) on a processor with \(Kernels.name)")
  }

  @Test func theChoiceOfUsersIsKept() throws {
    #expect(try Self.cores(Self.computing, ["OPENBLAS_CORETYPE": "PRESCOTT"]) == ["Prescott"])
  }
}
