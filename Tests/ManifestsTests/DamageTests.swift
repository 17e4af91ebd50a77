import Manifests
import Support
import TestSupport
import Testing

/// Documents with damaged bytes are read or refused; nothing traps and nothing hangs.
struct DamageTests {
  /// A generator of its own, so that a failure can be repeated.
  struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func damaged(_ text: String, _ noise: inout Noise) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &noise) {
      let place = Int.random(in: 0..<bytes.count, using: &noise)
      switch Int.random(in: 0..<5, using: &noise) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &noise)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &noise)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(Array("[]{}:-,'\"#&*!|>%@`?\n \t~<".utf8).randomElement(using: &noise) ?? 0, at: place)
      default: bytes = Array(bytes[..<place]) + [UInt8(ascii: "\n")]
      }
    }
    return bytes
  }

  private func survives<T: Document>(_ type: T.Type, _ text: String, seed: UInt64, rounds: Int) -> (good: Int, bad: Int)
  {
    var noise = Noise(state: seed)
    var (good, bad) = (0, 0)
    for _ in 0..<rounds {
      let bytes = damaged(text, &noise)
      do throws(ManifestError) {
        _ = try T.parse(bytes: bytes, path: "x.yaml")
        good += 1
      } catch {
        bad += 1
        if error.exitStatus != .badInput || error.message.isEmpty { return (0, 0) }
      }
    }
    return (good, bad)
  }

  @Test func damagedDocumentsNeverTrap() throws {
    let pose = try FileSystem.read("\(TestFiles.root)/Manifests/adapters/pose.yaml", limit: Limits.documentBytes)
    let results = [
      survives(RunManifest.self, RunManifestTests.combo, seed: 1, rounds: 4000),
      survives(AdapterManifest.self, String(decoding: pose, as: UTF8.self), seed: 2, rounds: 2000),
      survives(GeneratorManifest.self, GeneratorManifestTests.full, seed: 3, rounds: 2000),
    ]
    // Both happen, or the damage would test nothing.
    for result in results { #expect(result.good > 100 && result.bad > 100, "\(result)") }
  }

  @Test func everyPrefixOfADocumentIsReadOrRefused() {
    let bytes = Array(RunManifestTests.combo.utf8)
    for count in 0..<bytes.count {
      _ = try? RunManifest.parse(bytes: Array(bytes[..<count]), path: "x.yaml")
    }
  }

  @Test(arguments: [
    "\"\\U00110000\"", "\"\\uD800\"", "\"\\x\"", "|99\n  x", "'", "!<>", "&", "*", "? ", "- -", "%YAML 9.9",
  ])
  func oddTokensAreReadOrRefused(token: String) {
    _ = try? RunManifest.parse(text: run("prompt: \(token)"), path: "x.yaml")
    _ = try? RunManifest.parse(text: token, path: "x.yaml")
  }
}
