import Conditions
import Manifests
import Support
import TestSupport
import Testing

/// Every way of being wrong has a specimen, and every specimen gets its verdict from `adapter validate`.
@Suite(.enabled(if: BadAdapter.canRun)) struct SpecimenTests {
  /// Tests that say most of what there is to say, for a specimen that is wrong elsewhere.
  private static let usual: Set<ValidationTest> = [
    .manifestSchema, .pathsInsideBundle, .libraryForThisMachine, .singleExport, .noForkExec, .loads,
    .descriptorEqualsManifest, .creates, .encodesSample,
  ]

  /// The first bad test of a specimen, with all of the usual ones and `also` run.
  private func expect(
    _ specimen: SpecimenBundle, _ test: ValidationTest, _ outcome: ValidationResult.Outcome, _ text: String,
    also: Set<ValidationTest> = [], deadline: Double = 120, location: SourceLocation = #_sourceLocation
  ) throws {
    let results = try specimen.results(Self.usual.union(also).union([test]), deadline: deadline)
    let bad = results.filter(\.outcome.isBad)
    let found = bad.map { "\($0.test.rawValue) \($0.outcome.rawValue): \($0.detail)" }
    #expect(bad.first?.test == test && bad.first?.outcome == outcome, "\(found)", sourceLocation: location)
    #expect(bad.first?.detail.contains(text) == true, "\(found)", sourceLocation: location)
    // What rests on the one that is wrong is not said again.
    for result in results where result.test.prerequisite == test {
      #expect(result.outcome == .skipped, "\(result)", sourceLocation: location)
    }
  }

  /// Nothing is wrong with it, in any test.
  private func expectGood(_ specimen: SpecimenBundle, location: SourceLocation = #_sourceLocation) throws {
    let results = try specimen.results(Set(ValidationTest.allCases))
    #expect(results.map(\.test) == ValidationTest.allCases, sourceLocation: location)
    for result in results {
      #expect([.passed, .skipped].contains(result.outcome), "\(result)", sourceLocation: location)
    }
    #expect(results.count { $0.outcome == .skipped } == 2, "\(results)", sourceLocation: location)
  }

  @Test func good() throws { try expectGood(SpecimenBundle(name: "good")) }

  /// The pair that the ABI promises: a library of a later version in today's host. The test `newer-host` of the same run
  /// is the reverse: today's library in a host whose structs have grown.
  @Test func newerABI() throws {
    var specimen = SpecimenBundle(name: "newer-abi")
    specimen.isTomorrow = true
    try expectGood(specimen)
  }

  @Test func olderABI() throws { try expectGood(SpecimenBundle(name: "older-abi")) }

  @Test func badYAML() throws {
    var specimen = SpecimenBundle(name: "good")
    specimen.manifest = "a2c: adapter/1\nid: [org.example\n"
    try expect(specimen, .manifestSchema, .failed, "adapter.yaml:")
  }

  @Test func missingBinary() throws {
    var specimen = SpecimenBundle(name: "good")
    specimen.library = { _ in nil }
    try expect(specimen, .pathsInsideBundle, .failed, "is missing")
  }

  @Test func wrongArch() throws {
    var specimen = SpecimenBundle(name: "good")
    specimen.library = { bytes in
      var bytes = bytes
      (bytes[18], bytes[19]) = (bytes[18] == 62 ? 183 : 62, 0)
      return bytes
    }
    try expect(specimen, .libraryForThisMachine, .failed, "this machine is")
  }

  @Test(arguments: [0, 63, 700, 9000]) func truncated(_ size: Int) throws {
    var specimen = SpecimenBundle(name: "good")
    specimen.library = { Array($0.prefix(size)) }
    try expect(specimen, .libraryForThisMachine, .failed, "")
  }

  @Test func wrongHash() throws {
    var specimen = SpecimenBundle(name: "good")
    specimen.manifest = Bundles.manifest(
      id: "org.example.specimen", file: "libspecimen.so", sha256: String(repeating: "0", count: 64))
    try expect(specimen, .hashMatches, .failed, "the manifest says 0000")
  }

  @Test func abiTooNew() throws {
    var specimen = SpecimenBundle(name: "abi-too-new")
    specimen.extra = "entry: a2c_adapter_entry_v2"
    try expect(specimen, .manifestSchema, .failed, "a2c_adapter_entry_v2")
  }

  @Test func requiresWhatNobodyHas() throws {
    var specimen = SpecimenBundle(name: "good")
    specimen.manifest = Bundles.manifest(
      id: "org.example.specimen", file: "libspecimen.so", extra: "requires: [com.example.gpu/1]")
    try expect(specimen, .manifestSchema, .failed, "com.example.gpu/1")
  }

  @Test func noEntry() throws {
    try expect(SpecimenBundle(name: "no-entry"), .singleExport, .failed, "does not export a2c_adapter_entry_v1")
  }

  @Test func idMismatch() throws {
    try expect(
      SpecimenBundle(name: "id-mismatch"), .descriptorEqualsManifest, .failed,
      "the manifest says id 'org.example.specimen', the library says 'org.example.another'")
  }

  @Test func versionMismatch() throws {
    try expect(SpecimenBundle(name: "version-mismatch"), .descriptorEqualsManifest, .failed, "says '1.0.1'")
  }

  @Test func crashesOnLoad() throws {
    try expect(SpecimenBundle(name: "crashes-on-load"), .loads, .crashed, "crashed (SIGABRT) in load")
  }

  @Test func initFails() throws {
    try expect(SpecimenBundle(name: "init-fails"), .creates, .failed, "the moon is in the wrong place")
  }

  @Test func acceptsAnyID() throws {
    try expect(SpecimenBundle(name: "accepts-any-id"), .unknownIDIsRefused, .failed, "create made an instance")
  }

  @Test func traps() throws {
    try expect(SpecimenBundle(name: "traps"), .encodesSample, .crashed, "crashed (SIGILL) in encode")
  }

  @Test func exits() throws {
    try expect(
      SpecimenBundle(name: "exits"), .encodesSample, .crashed, "ended its process with exit status 0 in encode")
  }

  /// The deadline is also that of the tests in front of it, which start a process on a machine that may be busy.
  @Test func hangs() throws {
    try expect(
      SpecimenBundle(name: "hangs"), .encodesSample, .timeout, "it was still in encode after 15 s", deadline: 15)
  }

  @Test func leaks() throws {
    let specimen = SpecimenBundle(name: "leaks")
    try expect(specimen, .noDescriptorLeak, .failed, "1 more descriptors each time")
    try expect(specimen, .noMemoryLeak, .failed, "more bytes each time")
  }

  @Test func leaksThreads() throws {
    try expect(SpecimenBundle(name: "leaks-threads"), .noThreadLeak, .failed, "1 more threads each time")
  }

  @Test func writesPastEnd() throws {
    try expect(SpecimenBundle(name: "writes-past-end"), .encodesSample, .crashed, "crashed (SIGABRT) in encode")
  }

  @Test func writesPastRecord() throws {
    try expect(SpecimenBundle(name: "writes-past-record"), .missingInput, .failed, "wrote past the error record")
  }

  @Test func printsToStdout() throws {
    try expect(SpecimenBundle(name: "prints-to-stdout"), .stdoutSilent, .failed, "reading the file ...")
  }

  @Test func returnsNaN() throws {
    try expect(SpecimenBundle(name: "returns-nan"), .encodesSample, .failed, "token values")
  }

  @Test(.enabled(if: CompilerTool.cxx != nil)) func throwsCpp() throws {
    var specimen = SpecimenBundle(name: "throws-cpp")
    specimen.language = "cpp"
    try expect(specimen, .encodesSample, .crashed, "crashed (SIGABRT) in encode")
  }

  @Test func forks() throws {
    let specimen = SpecimenBundle(name: "forks")
    try expect(specimen, .noForkExec, .failed, "fork")
    let children = try specimen.results([.noChildren])
    #expect(children.map(\.outcome) == [.failed], "\(children)")
  }

  @Test func lyingManifest() throws {
    var specimen = SpecimenBundle(name: "lying-manifest")
    specimen.encoder = "vision"
    try expect(specimen, .outputEqualsManifest, .failed, "the manifest says encoder: vision, its blocks are for none")
  }

  @Test func changesItsProcess() throws {
    try expect(
      SpecimenBundle(name: "changes-process"), .leavesProcessAlone, .failed,
      "it changed the working folder, the handler of signal 15")
  }

  @Test func neverTheSame() throws {
    try expect(SpecimenBundle(name: "never-the-same"), .deterministic, .failed, "other blocks")
  }

  @Test func needsWhatIsOptional() throws {
    try expect(
      SpecimenBundle(name: "needs-what-is-optional"), .worksWithoutExtensions, .crashed, "crashed (SIGSEGV) in prepare")
  }

  @Test func ignoresMissingFiles() throws {
    try expect(SpecimenBundle(name: "ignores-missing"), .missingInput, .failed, "it succeeded", also: [.emptyInput])
  }

  @Test func ignoresStride() throws {
    try expect(SpecimenBundle(name: "ignores-stride"), .newerHost, .failed, "a host whose structs are longer")
  }

  @Test func exportsMore() throws {
    let results = try SpecimenBundle(name: "exports-more").results(Self.usual)
    #expect(results.allSatisfy { !$0.outcome.isBad })
    let export = results.first { $0.test == .singleExport }
    #expect(export?.outcome == .warning && export?.detail.contains("helper") == true, "\(results)")
  }
}
