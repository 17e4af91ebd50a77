import Captioning
import Conditions
import Inspection
import Media
import Support
import TestSupport
import Testing

@Suite struct PageTests {
  private func markup(_ inspection: Inspection) throws -> (source: String, page: Markup) {
    let source = try Page(inspection).html().source
    return (source, try Markup(source))
  }

  /// A clip, two pictures, a camera path, tokens of an adapter's own, facts, decisions and lines of a log.
  private func everything(_ text: String) throws -> Inspection {
    let pictures = (0..<5).map { Picture(width: 84, height: 56, fill: (UInt8($0 * 40), 90, 200)) }
    let still = Picture(width: 112, height: 84, fill: (9, 9, 9))
    let path = (0..<6).map { Samples.Pose([Double($0), 0, Double($0 * $0) / 5], turn: Double($0) / 10) }
    return try Samples.inspection(
      [
        Samples.condition(
          [Samples.frames(pictures), .text(text), .text("A second fact.")], name: text, inputs: [text, "b.png"],
          decisions: [
            Decision(key: "near", value: "dark", reason: text), Decision(key: text, value: text, reason: text),
          ], log: [text]),
        Samples.condition(
          [Samples.frames([still], isVideo: false), Samples.frames([still], isVideo: false)], inputs: []),
        Samples.condition([.camera(Samples.path(path))]),
        Samples.condition([.tokens(Embeddings(values: [1, 2, 3, 4], count: 2, width: 2, grid: nil))]),
      ], request: text, model: text, notice: text)
  }

  @Test("The page is well nested, loads nothing, and says everything", arguments: ["Plain words.", Samples.hostile])
  func whole(_ text: String) throws {
    let (source, page) = try markup(everything(text))
    for name in ["script", "iframe", "object", "base", "form"] { #expect(page.all(name).isEmpty) }
    for (index, element) in page.elements.enumerated() {
      #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") }, "\(index)")
      if let address = element.attributes["src"] ?? element.attributes["href"] {
        #expect(address.hasPrefix("data:") || address.hasPrefix("#"), "\(address)")
      }
    }
    // The policy that forbids to load is the only place with these letters.
    #expect(source.split(separator: "http-equiv", omittingEmptySubsequences: false).count == 2)
    #expect(source.split(separator: "http", omittingEmptySubsequences: false).count == 2)
    #expect(!source.contains("url(") && !source.contains("@import") && !source.contains("srcset"))
    #expect(!source.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    let safe = TerminalText.safe(text)
    #expect(page.all("h1").map(\.text) == ["“\(safe)”"])
    #expect(
      page.all("h2").map(\.text) == [
        safe, "Sample things", "Sample things", "Sample things", "What is known", "Prompt", "Time and memory",
      ])
    #expect(page.all("p", class: "notice").map(\.text) == [safe])
    let facts = text.split(separator: "\n").map { TerminalText.safe(String($0)) }.joined(separator: "\n")
    #expect(page.all("ul", class: "facts").map(\.text) == [facts + "A second fact."])
    #expect(page.all("ul", class: "log").map(\.text) == [safe])
    // The prompt keeps its line breaks, and the user's words are marked in it.
    #expect(page.all("mark").map(\.text) == [facts])
  }

  @Test func picturesDecodeAndAreDescribed() throws {
    let (_, page) = try markup(everything("A clip"))
    let images = page.all("img")
    // Five frames, two pictures, six maps in two halves.
    #expect(images.count == 5 + 2 + 12)
    let folder = ScratchFolder()
    for (index, image) in images.enumerated() {
      let bytes = try #require(Markup.pictureBytes(image.attributes["src"] ?? ""))
      let info = try MediaSource.open(folder.write(bytes, to: "\(index).png")).info
      #expect("\(info.width)" == image.attributes["width"] && "\(info.height)" == image.attributes["height"])
      #expect((image.attributes["alt"] ?? "").count > 20)
    }
    #expect(Set(images.map { $0.attributes["alt"] }).count == images.count)
    #expect(images.prefix(5).map { $0.attributes["width"] } == Array(repeating: "84", count: 5))
    let second = try MediaSource.open(folder.file("1.png")).pictures(at: [0])[0]
    #expect(second == Picture(width: 84, height: 56, fill: (40, 90, 200)))
  }

  @Test func gridsLieOverTheFrames() throws {
    let (_, page) = try markup(everything("x"))
    let grids = page.all("svg", class: "cells")
    #expect(
      grids.map { $0.attributes["viewBox"] } == Array(repeating: "0 0 3 2", count: 5)
        + Array(repeating: "0 0 4 3", count: 2) + Array(repeating: "0 0 3 2", count: 12))
    // Five frames in three slices of the grid.
    #expect(page.all("span", class: "slice").map(\.text) == ["t 0", "t 0", "t 1", "t 1", "t 2"])
    #expect(page.all("path").first?.attributes["d"] == "M0 1H3M1 0V2M2 0V2")
  }

  @Test func decisionsStandWithReasonAndTheWayToChooseOtherwise() throws {
    let (_, page) = try markup(everything("because so"))
    let cells = page.all("td").map(\.text)
    for text in ["dark", "because so", "params: {near: bright|dark}", "no setting", "facts: off"] {
      #expect(cells.contains(text), "\(text)")
    }
  }

  @Test func linksLeadSomewhereAndNamesAreUnique() throws {
    let (_, page) = try markup(everything("x"))
    let names = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(names).count == names.count)
    let links = page.all("a").compactMap { $0.attributes["href"] }
    #expect(links.count >= 6)
    for link in links { #expect(names.contains(String(link.dropFirst())), "\(link)") }
  }

  @Test func thePathIsDrawnFromTwoSidesWithStartAndEnd() throws {
    let (_, page) = try markup(everything("x"))
    let drawings = page.all("svg", class: "drawing")
    #expect(drawings.count == 2)
    for drawing in drawings {
      #expect(drawing.text.contains("start") && drawing.text.contains("end") && drawing.text.contains("grid "))
      #expect(drawing.attributes["role"] == "img" && drawing.attributes["aria-label"]?.isEmpty == false)
    }
    // All that is drawn lies inside; the way has a point a pose.
    for line in page.all("polyline", class: "path") {
      let points = (line.attributes["points"] ?? "").split(separator: " ").map { pair in
        pair.split(separator: ",").compactMap { Double($0) }
      }
      #expect(points.count == 6)
      for point in points { #expect((0...420).contains(point[0]) && (0...320).contains(point[1])) }
      #expect(Set(points).count > 1)
    }
  }

  @Test(
    "A camera that stays, one that is still but turns, and one pose alone are drawn too",
    arguments: [1, 2, 40])
  func still(count: Int) throws {
    let poses = (0..<count).map { Samples.Pose([5, 5, 5], turn: Double($0) / 50) }
    let (_, page) = try markup(Samples.inspection([Samples.condition([.camera(Samples.path(poses))])]))
    #expect(page.all("svg", class: "drawing").count == 2)
    #expect(page.elements.contains { $0.text.contains("stays in its place") })
    #expect(page.all("svg", class: "drawing")[0].text.contains("end") == (count > 1))
  }

  @Test func aTensorIsShownAsMaps() throws {
    let tensor = TensorBlock(values: [Float](repeating: 0.5, count: 96), shape: [1, 6, 4, 4], encoder: .camera)
    let (_, page) = try markup(Samples.inspection([Samples.condition([.tensor(tensor)])]))
    #expect(page.all("svg", class: "drawing").isEmpty)
    #expect(page.elements.contains { $0.text.contains("A tensor of 1 × 6 × 4 × 4") })
  }

  @Test func ofManyFramesSomeAreShownAndItIsSaid() throws {
    let pictures = [Picture](repeating: Picture(width: 28, height: 28, fill: (1, 2, 3)), count: 301)
    let (_, page) = try markup(Samples.inspection([Samples.condition([Samples.frames(pictures)])]))
    #expect(page.all("img").count == 64)
    #expect(page.all("p", class: "small").contains { $0.text == "64 of the 301 are shown." })
    let captions = page.all("figcaption").map(\.text)
    #expect(captions.first == "Frame 0 0.00 st 0" && captions.last == "Frame 900 112.50 st 150")
  }

  @Test func aRunWithoutConditionsAndWithoutPromptIsAPage() throws {
    let (_, page) = try markup(Samples.inspection([], request: ""))
    #expect(page.all("h1").map(\.text) == ["No short prompt"])
    #expect(page.all("img").isEmpty && page.all("section").count == 3)
  }
}
