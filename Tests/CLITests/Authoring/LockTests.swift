import Glibc
import Support
import TestSupport
import Testing

/// Trusting adapters, and what is said of those that cannot be used.
@Suite struct LockTests {
  /// A copy of the depth adapter in a folder of its own.
  private func workspace() throws -> Workspace {
    let work = Workspace()
    try work.copyTree("\(Build.folder)/adapters/depth.a2c", to: "more/depth.a2c")
    for folder in ["more", "more/depth.a2c"] { chmod(work.file(folder), 0o755) }
    try work.addMedia("depth.mp4")
    return work
  }

  /// What a user has written down goes here.
  private func environment(_ work: Workspace) -> [String: String] { ["XDG_CONFIG_HOME": work.file("config")] }

  private func call(_ work: Workspace, _ arguments: String...) throws -> Outcome {
    try work.run(arguments, environment: environment(work))
  }

  private func place(_ work: Workspace) throws -> String? {
    let outcome = try call(work, "adapter", "show", "depth", "--adapter-path", work.file("more"), "--json")
    outcome.expectSuccess()
    return try outcome.json()["isolated"].map { $0 == true ? "process" : "in-process" }
  }

  @Test(arguments: [
    "library:\n  linux-x86_64: {file: libDepth.so}  # for most\n  linux-aarch64: {file: libDepth.so}\n",
    "library:\n  linux-x86_64:\n    file: libDepth.so\n  linux-aarch64:\n    file: \"libDepth.so\"   # quoted\n",
    "library: {linux-x86_64: {file: 'libDepth.so', sha256: \"\(String(repeating: "0", count: 64))\"}, "
      + "linux-aarch64: {file: libDepth.so }}\n",
    "library:\n  linux-x86_64:\n    sha256: \(String(repeating: "A", count: 64))\n    file: libDepth.so\n"
      + "  linux-aarch64: {sha256: '\(String(repeating: "b", count: 64))', file: libDepth.so}\n",
  ])
  func manifestsKeepTheirForm(_ library: String) throws {
    let work = try workspace()
    let manifest = "more/depth.a2c/adapter.yaml"
    let old = try work.text(manifest)
    let start = try #require(old.firstRange(of: "library:"))
    let end = try #require(old.firstRange(of: "inputs:"))
    let text = old[..<start.lowerBound] + library + old[end.lowerBound...]
    work.scratch.write(String(text), to: manifest)
    try call(work, "adapter", "lock", "more/depth.a2c").expectSuccess()
    let hash = try SHA256.hexDigest(ofFile: work.file("more/depth.a2c/libDepth.so"))
    let new = try work.text(manifest)
    #expect(new.split(separator: hash, omittingEmptySubsequences: false).count == 3, "\(new)")
    // Nothing else has changed, comments included.
    let lines = Set(new.split(separator: "\n"))
    for line in old.split(separator: "\n") where !line.contains("libDepth.so") && line != "library:" {
      #expect(lines.contains(line))
    }
    #expect(new.contains("# for most") == library.contains("# for most"))
    #expect(new.contains("# quoted") == library.contains("# quoted"))
    #expect(try place(work) == "in-process")
    // A second time changes nothing.
    try call(work, "adapter", "lock", "more/depth.a2c").expectSuccess()
    #expect(try work.text(manifest) == new)
    #expect(try work.text("config/a2c/trusted-adapters").hasSuffix("\n\(hash)  org.a2c.depth\n"))
  }

  @Test func aLockedLibraryMayNotChange() throws {
    let work = try workspace()
    #expect(try place(work) == "process")
    try call(work, "adapter", "lock", work.file("more/depth.a2c")).expectSuccess()
    let inspect = ["inspect", "--prompt", "x", "--condition", "depth=depth.mp4", "--adapter-path", work.file("more")]
    let before = try work.run(inspect, environment: environment(work))
    before.expectSuccess()
    #expect(before.output.contains("isolation: in-process (you trust its library)"))
    // Whoever has not written it down does not trust it, and hears that it is not the built-in one.
    let other = try work.run(inspect)
    other.expectSuccess()
    #expect(other.output.contains("isolation: process (it is not one that you trust)"))
    #expect(other.errors.contains("in place of the built-in one"), "\(other.errors)")
    work.scratch.write(try work.bytes("more/depth.a2c/libDepth.so") + [0], to: "more/depth.a2c/libDepth.so")
    try work.run(inspect, environment: environment(work)).expectFailure(
      .unavailable, "libDepth.so", "the SHA-256 is")
    try call(work, "adapter", "lock", "more/depth.a2c").expectSuccess()
    try work.run(inspect, environment: environment(work)).expectSuccess()
  }

  @Test func trustLeavesTheBundleAlone() throws {
    let work = try workspace()
    let manifest = try work.text("more/depth.a2c/adapter.yaml")
    try call(work, "adapter", "trust", "more/depth.a2c").expectSuccess()
    #expect(try work.text("more/depth.a2c/adapter.yaml") == manifest)
    #expect(try place(work) == "in-process")
    // Another library is not trusted, and not refused either.
    work.scratch.write(try work.bytes("more/depth.a2c/libDepth.so") + [0], to: "more/depth.a2c/libDepth.so")
    #expect(try place(work) == "process")
    try call(work, "adapter", "trust", "more/depth.a2c").expectSuccess()
    #expect(try place(work) == "in-process")
    try call(work, "adapter", "trust", "--remove", "depth").expectSuccess()
    #expect(try place(work) == "process")
  }

  @Test func aListThatOthersMayWriteIsNone() throws {
    let work = try workspace()
    try call(work, "adapter", "trust", "more/depth.a2c").expectSuccess()
    chmod(work.file("config/a2c/trusted-adapters"), 0o666)
    #expect(try place(work) == "process")
  }

  @Test func whoeverTrustsItselfIsNotTrusted() throws {
    let work = try workspace()
    let hash = try SHA256.hexDigest(ofFile: work.file("more/depth.a2c/libDepth.so"))
    for platform in ["linux-x86_64", "linux-aarch64"] {
      try work.edit(
        "more/depth.a2c/adapter.yaml", "\(platform): {file: libDepth.so}",
        "\(platform): {file: libDepth.so, sha256: \(hash)}")
    }
    for name in ["more/trusted", "more/depth.a2c/trusted"] {
      work.scratch.write("\(hash)  org.a2c.depth\n", to: name)
    }
    #expect(try place(work) == "process")
  }

  @Test func whatCannotBeLoadedIsNotLocked() throws {
    let work = try workspace()
    let manifest = try work.text("more/depth.a2c/adapter.yaml")
    work.scratch.write("no library", to: "more/depth.a2c/libDepth.so")
    try work.run("adapter", "lock", "more/depth.a2c").expectFailure(.unavailable, "libDepth.so")
    #expect(try work.text("more/depth.a2c/adapter.yaml") == manifest)
    try work.run("adapter", "lock", "more/none.a2c").expectFailure(.missingFile, "none.a2c")
    try work.run("adapter", "validate", "more/none.a2c").expectFailure(.missingFile, "none.a2c")
  }

  @Test func showSaysWhyAnAdapterCannotBeUsed() throws {
    let work = try workspace()
    work.scratch.write("no library", to: "more/depth.a2c/libDepth.so")
    let shown = try work.run("adapter", "show", "depth", "--adapter-path", work.file("more"))
    shown.expectSuccess()
    #expect(shown.output.contains("cannot be used: "), "\(shown.output)")
    #expect(shown.output.contains("too few"))
    #expect(shown.output.contains("shadows \(Build.folder)/adapters/depth.a2c"), "\(shown.output)")
    #expect(shown.output.contains("parameters:"))
    let listed = try work.run("adapter", "list", "--adapter-path", work.file("more"))
    listed.expectSuccess()
    #expect(listed.errors.contains("depth cannot be used: "), "\(listed.errors)")
    try work.run("adapter", "show", "dept").expectFailure(.unavailable, "unknown adapter 'dept'")
  }

  @Test func validateTellsByItsStatus() throws {
    let work = try workspace()
    let good = try work.run("adapter", "validate", "more/depth.a2c", "--input", "depth.mp4")
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("  in order: "), "\(good.output)")
    work.scratch.write(
      Array(try work.bytes("more/depth.a2c/libDepth.so").prefix(5000)), to: "more/depth.a2c/libDepth.so")
    let bad = try work.run("adapter", "validate", "more/depth.a2c", "--only-failed")
    #expect(bad.status == ExitStatus.failure.rawValue)
    #expect(bad.output.contains("library-for-this-machine    failed   "), "\(bad.output)")
    #expect(bad.output.contains("  not in order: "))
    #expect(bad.errors.isEmpty, "\(bad.errors)")
    for wrong in [["--timeout", "0"], ["--fuzz", "0"], ["--include", "["], ["--include", "nothing-like-it"]] {
      let outcome = try work.run(["adapter", "validate", "more/depth.a2c"] + wrong)
      #expect(outcome.status == ExitStatus.usage.rawValue, "\(wrong): \(outcome.status) \(outcome.errors)")
    }
  }
}
