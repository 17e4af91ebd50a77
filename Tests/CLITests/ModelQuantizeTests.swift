import Support
import TestSupport
import Testing

/// `a2c model quantize`: the model is smaller, says how much it lost, and writes captions.
@Suite struct ModelQuantizeTests {
  @Test(arguments: [("int8", 0.9, 0.01), ("int4", 0.6, 0.3)])
  func writesASmallerModelAndSaysWhatIsLost(_ format: String, _ agreement: Double, _ divergence: Double) throws {
    let work = Workspace()
    let outcome = try work.run("model", "quantize", "nano", "--to", format, "--out", "small", "--json")
    outcome.expectSuccess()
    let result = try outcome.json()
    let (before, after) = (result["bytes_before"]?.intValue ?? 0, result["bytes_after"]?.intValue ?? 0)
    #expect(after > 0 && after < before)
    let comparison = try #require(result["comparison"])
    #expect((comparison["tokens"]?.intValue ?? 0) > 500)
    #expect((comparison["top1_agreement"]?.doubleValue ?? 0) > agreement)
    #expect((comparison["mean_divergence"]?.doubleValue ?? 9) < divergence)
    let bench = try work.run(
      "bench", "decode", "--model", "small", "--tokens", "4", "--steps", "2", "--repeat", "1", "--json")
    bench.expectSuccess()
    #expect((try bench.json()["median"]?.doubleValue ?? 0) > 0)
    // It is not quantised twice, nor written over.
    let again = try work.run("model", "quantize", "small", "--out", "smaller")
    again.expectFailure(.badInput, "quantised already")
    try work.run("model", "quantize", "small", "--out", "small", "--force").expectFailure(.badInput)
  }

  @Test func whatIsNoModelIsRefused() throws {
    let work = Workspace()
    try work.run("model", "quantize", "nothing", "--out", "small").expectFailure(.unavailable, "nothing")
    #expect(try work.tree() == [])
  }
}
