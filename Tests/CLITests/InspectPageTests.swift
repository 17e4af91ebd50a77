import Support
import TestSupport
import Testing

/// `a2c inspect --html` and `--png`.
@Suite struct InspectPageTests {
  private func combo() throws -> Workspace {
    let work = Workspace()
    try work.addExamples()
    return work
  }

  @Test("The page says what the JSON says, wherever the adapters run", arguments: ["auto", "process"])
  func page(isolation: String) throws {
    let work = try combo()
    let outcome = try work.run(
      ["inspect", "--manifest", "Examples/combo.yaml", "--html", "report.html", "--png", "sheet.png", "--json"],
      environment: ["A2C_ISOLATION": isolation])
    outcome.expectSuccess()
    let report = try outcome.json()
    #expect(Set(work.scratch.names) == ["Examples", "report.html", "sheet.png"])
    let page = try Markup(work.text("report.html"))
    #expect(page.all("script").isEmpty)
    let text = try #require(page.all("body").first).text
    let rows = page.all("tr").map(\.text)
    for condition in try #require(report["conditions"]?.arrayValue) {
      let name = try #require(condition["name"]?.stringValue)
      #expect(condition["adapter"]?.stringValue?.hasPrefix("org.a2c.") == true)
      #expect(text.contains(name))
      for fact in try #require(condition["facts"]?.arrayValue) { #expect(text.contains(fact.stringValue ?? "?")) }
      let decisions = try #require(condition["decisions"]?.arrayValue)
      #expect(
        decisions.contains {
          $0["key"] == "isolation" && $0["value"] == (isolation == "auto" ? "in-process" : "process")
        })
      for decision in decisions {
        let parts = ["key", "value", "reason"].map { decision[$0]?.stringValue ?? "?" }
        let way = decision["override"]?.stringValue ?? "no setting"
        #expect(rows.contains(parts.joined() + way), "\(parts)")
      }
      // Every run of tokens has its grid, and all together are the condition's.
      let grids = try #require(condition["grids"]?.arrayValue).compactMap(\.integers)
      #expect(condition["tokens"]?.intValue == grids.reduce(0) { $0 + $1.reduce(1, *) })
      #expect(condition["facts_in_prompt"]?.boolValue == false)
    }
    let spans = try #require(report["prompt"]?["spans"]?.arrayValue)
    for span in spans { #expect(rows.contains { $0.hasPrefix(span["name"]?.stringValue ?? "?") }) }
    for stage in try #require(report["timings"]?.arrayValue) {
      #expect(rows.contains { $0.hasPrefix(stage["stage"]?.stringValue ?? "?") })
    }
    let images = page.all("img")
    #expect(images.count >= 2 + 8 + 8)
    for image in images {
      let size = try pictureSize(try #require(Markup.pictureBytes(image.attributes["src"] ?? "")))
      #expect("\(size.width)" == image.attributes["width"] && "\(size.height)" == image.attributes["height"])
    }
    #expect(page.all("svg", class: "drawing").count == 2)
    #expect(try pictureSize(work.bytes("sheet.png")).width >= 1280)
  }

  /// The size in the header of a PNG file.
  private func pictureSize(_ bytes: [UInt8]) throws -> (width: Int, height: Int) {
    try #require(bytes.count > 24 && Array(bytes[1...3]) == Array("PNG".utf8))
    func number(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }

  @Test("A name is a name, whatever it says") func hostileNames() throws {
    let work = Workspace()
    let name = "\"><img src=x onerror=alert(1)> & 'x'.png"
    try work.addMedia("rgb.png", as: name)
    let prompt = "</mark></div><script>alert(1)</script>"
    let outcome = try work.run(
      "inspect", "--prompt", prompt, "--model", "nano", "--condition", "depth=\(name)", "--html", "report.html",
      "--png",
      "sheet.png")
    outcome.expectSuccess()
    let page = try Markup(work.text("report.html"))
    #expect(page.all("script").isEmpty)
    #expect(page.all("img").allSatisfy { $0.attributes["src"]?.hasPrefix("data:image/png;base64,") == true })
    #expect(page.all("code").contains { $0.text == name })
    #expect(page.all("mark").map(\.text) == [prompt])
  }

  @Test("What exists is kept", arguments: [("--html", "page.html"), ("--png", "sheet.png")])
  func occupied(option: String, name: String) throws {
    let work = Workspace()
    work.scratch.write("mine", to: name)
    work.scratch.makeFolder("folder")
    let arguments = ["inspect", "--prompt", "A dog", option]
    try work.run(arguments + [name]).expectFailure(.usage, name)
    try work.run(arguments + ["folder", "--force"]).expectFailure(.usage, "folder")
    #expect(try work.text(name) == "mine")
    try work.run(arguments + [name, "--force"]).expectSuccess()
    #expect(try work.bytes(name).count > 1000)
    try work.run(arguments + ["\(name)/x"]).expectFailure(.io, name)
    #expect(Set(work.scratch.names) == [name, "folder"])
  }

  @Test("Real conditions make a page", .enabled(if: TestFiles.data != nil)) func real() throws {
    let data = try #require(TestFiles.data) + "/real"
    let work = Workspace()
    let outcome = try work.run(
      "inspect", "--prompt", "A beach.", "--condition", "depth=\(data)/beach/depth", "--condition",
      "pose=\(data)/beach/openpose", "--condition",
      "multi-id=\(data)/identities/ref_1.png,\(data)/identities/ref_2.png", "--html", "report.html", "--png",
      "sheet.png")
    outcome.expectSuccess()
    let page = try Markup(work.text("report.html"))
    #expect(page.all("section", class: "condition").count == 3)
    #expect(page.all("img").count >= 2 + 4 + 4)
  }
}
