import Captioning
import Claims
import Conditions
import Generators
import Manifests
import Support
import TestSupport
import Testing

/// Sizes of bundles against the sizes that the makers' own scripts take.
@Suite struct SizeChoiceTests {
  private static let makers: JSON? = try? JSONParser.parse(
    FileSystem.read(TestFiles.golden("GeneratorsTests", "maker_options.json"), limit: 1 << 20))
  /// The generators whose script has a list of sizes.
  private static let ids = (makers?.members ?? []).filter { $0.value["options"]?["--size"]?["choices"] != nil }.map(
    \.key)

  @Test func thereAreSuch() { #expect(Self.ids.count >= 7, "\(Self.ids)") }

  /// Whatever is wished for and whatever the pictures look like, the script takes the size that it is given.
  @Test(arguments: ids) func theScriptTakesTheSize(id: String) throws {
    let choices = (Self.makers?[id]?["options"]?["--size"]?["choices"]?.arrayValue ?? []).compactMap(\.stringValue)
    let manifest = try Fixtures.manifest(id)
    let scratch = RegistryTests.Scratch()
    for (number, wish) in [nil, "720x1280", "1:1", "333x517"].map({ $0.flatMap { VideoShape($0) } }).enumerated() {
      for set in [[], ["key-frames=first.png"], ["key-frames=x.png,last.png"]] {
        for shape in [(width: 64, height: 96), (width: 200, height: 64)] {
          let conditions = MadeUpConditions.entries(set).map { BundleCondition($0) }
          let source = MadeUpConditions(size: shape).source()
          let request = VideoRequest(size: wish, frames: 5)
          let fitted = try FirstFrame.manifest(manifest, for: conditions, reading: source, video: request)
          let folder = try BundleWriter.write(
            BundleContent(
              Formatter(fitted).format(Fixtures.caption), for: fitted, conditions: conditions, seed: 7, video: request),
            to: "\(scratch.path)/\(number)-\(set.count)-\(set.first?.utf8.count ?? 0)-\(shape.width)", reading: source)
          let needed = manifest.conditions.filter(\.required).compactMap(\.file) + manifest.byHand
          for file in needed where !FileSystem.exists("\(folder)/\(file)") {
            try StagedFile.write([], to: "\(folder)/\(file)")
          }
          let words = try CommandRun(folder + "/command.sh", in: scratch.path + "/checkout").arguments
          let size = try #require(words.firstIndex(of: "--size").map { words[$0 + 1] }, "\(id) \(set)")
          #expect(choices.contains(size), "\(id) \(set) \(wish?.description ?? "-") \(shape): \(size)")
        }
      }
    }
  }

  /// A picture that is in no file has no say in the video's size.
  @Test func whatIsLostHasNoSay() throws {
    let manifest = try Fixtures.manifest("wan2.2-ti2v")
    let scratch = RegistryTests.Scratch()
    var entries = MadeUpConditions.entries(["key-frames=late.png"])
    entries[0].params = .object(["frames": .array([.int(40)])])
    let conditions = entries.map { BundleCondition($0) }
    let source = MadeUpConditions(size: (width: 200, height: 64)).source()
    let (_, bundle) = try BundleWriter.written(
      BundleContent(Formatter(manifest).format(Fixtures.caption), for: manifest, conditions: conditions, seed: 7),
      to: scratch.path, reading: source)
    #expect(bundle.outcomes[0].files.isEmpty && bundle.outcomes[0].lost.count == 1)
    #expect(bundle.video.width == 1280 && bundle.video.height == 704, "\(bundle.video)")
  }
}
