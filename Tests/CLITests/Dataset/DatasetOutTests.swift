import Support
import TestSupport
import Testing

/// `a2c dataset out`: a folder that is the same for the same lines.
@Suite struct DatasetOutTests {
  private func workspace(_ count: Int = 20) -> Workspace {
    let work = Workspace()
    var lines = ""
    for index in 0..<count {
      work.scratch.write("clip \(index)", to: "in/\(index).mp4")
      work.scratch.write("depth", to: "in/\(index).depth.mp4")
      work.scratch.write("pose", to: "in/pose\(index)/0001.json")
      lines +=
        #"{"line":1,"input":"x","ok":true,"id":"clip.\#(index)","path":"in/\#(index).mp4","licence":"CC-BY-4.0","#
        + #""video":{"width":640,"height":360,"frames":48,"fps":24,"seconds":2},"caption":{"dense":"A red fox runs."},"#
        + #""conditions":[{"adapter":"org.a2c.depth","path":"in/\#(index).depth.mp4"},"#
        + #"{"adapter":"pose","path":"in/pose\#(index)"},{"adapter":"clip","path":"in/\#(index).mp4"}],"#
        + #""extra":1}"# + "\n"
    }
    work.scratch.write(lines + "{\"ok\":false,\"id\":\"bad\"}\n", to: "in.jsonl")
    return work
  }

  private func records(_ work: Workspace, _ name: String) throws -> [JSON] {
    try work.text(name).split(separator: "\n").map { try JSONParser.parse(String($0)) }
  }

  private func out(_ work: Workspace, _ arguments: String...) throws -> Outcome {
    try work.run(["dataset", "out"] + arguments, input: "in.jsonl")
  }

  @Test func linesWithFilesAndStatistics() throws {
    let work = workspace()
    try out(work, "--into", "one", "--test-share", "0.3").expectSuccess()
    let train = try records(work, "one/data/train.jsonl")
    let test = try records(work, "one/data/test.jsonl")
    #expect(train.count + test.count == 20 && test.count > 0 && train.count > test.count)
    for record in train + test {
      let paths = (record["conditions"]?.arrayValue ?? []).compactMap { $0["path"]?.stringValue }
      #expect(paths.count == 3)
      for path in paths + [record["clip"]?.stringValue ?? ""] { #expect(FileSystem.exists(work.file("one/" + path))) }
      #expect(record["licence"]?.stringValue == "CC-BY-4.0" && record["others"]?.stringValue == #"{"extra":1}"#)
      let index = record["id"]?.stringValue?.dropFirst(5) ?? ""
      #expect(try work.text("one/" + (record["clip"]?.stringValue ?? "")) == "clip \(index)")
    }
    let statistics = try work.json("one/statistics.json")
    #expect(statistics["left_out"]?.intValue == 1)
    #expect(statistics["condition_sets"]?["clip + depth + pose"]?["test"]?.intValue == test.count)
    #expect(statistics["sizes"]?["640 × 360"]?["train"]?.intValue == train.count)
    #expect(statistics["words"]?["dense"]?["mean"]?.doubleValue == 4)
    #expect(statistics["seconds"]?["test"]?.doubleValue == Double(2 * test.count))
    #expect(statistics["licences"]?["CC-BY-4.0"]?["train"]?.intValue == train.count)
    let card = try work.text("one/README.md")
    #expect(card.hasPrefix("---\nlicense: cc-by-4.0\nconfigs:\n") && card.contains("| clip + depth + pose |"))
    // Again, with links, and over the first.
    try out(work, "--into", "one", "--test-share", "0.3", "--force", "--link").expectSuccess()
    #expect(try records(work, "one/data/test.jsonl") == test)
  }

  @Test func theSplitGoesByTheIdAlone() throws {
    let (few, many) = (workspace(10), workspace(20))
    for work in [few, many] { try out(work, "--into", "one", "--test-share", "0.5").expectSuccess() }
    func ids(_ work: Workspace, _ place: String) throws -> Set<String> {
      Set(try records(work, "\(place)/data/test.jsonl").compactMap { $0["id"]?.stringValue })
    }
    let all = Set(try records(few, "in.jsonl").compactMap { $0["id"]?.stringValue })
    #expect(try ids(many, "one").intersection(all) == ids(few, "one"))
    try out(many, "--into", "two", "--test-share", "0.5", "--seed", "7").expectSuccess()
    #expect(try ids(many, "one") != ids(many, "two"))
    // One side alone: no file of the other.
    try out(few, "--into", "none", "--test-share", "0").expectSuccess()
    #expect(try few.tree("none/data") == ["none/data/train.jsonl"])
    #expect(try !few.text("none/README.md").contains("split: test"))
  }

  @Test func archives() throws {
    let work = workspace()
    for name in ["one", "two"] {
      try out(work, "--form", "webdataset", "--into", name, "--test-share", "0.3").expectSuccess()
    }
    let tar = try work.bytes("one/shards/train-000000.tar")
    #expect(try work.bytes("two/shards/train-000000.tar") == tar && tar.count % 512 == 0)
    // Headers walked by their sizes: every sample's json, clip, and conditions lie together.
    var (names, offset): ([String], Int) = ([], 0)
    while offset + 512 <= tar.count, tar[offset] != 0 {
      let header = tar[offset..<offset + 512]
      names.append(String(decoding: header.prefix(100).prefix { $0 != 0 }, as: UTF8.self))
      let size = Int(String(decoding: header.dropFirst(124).prefix(11), as: UTF8.self), radix: 8) ?? 0
      let sum = header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
      #expect(Int(String(decoding: header.dropFirst(148).prefix(6), as: UTF8.self), radix: 8) == sum)
      offset += 512 + (size + 511) / 512 * 512
    }
    #expect(tar.count - offset == 1024)
    let train = try records(work, "one/data/train.jsonl")
    #expect(names.count == train.count * 5)
    let first = try #require(train.first?["clip"]?.stringValue)
    let key = try #require(first.split(separator: ".").first)
    #expect(
      Array(names.prefix(5))
        == ["json", "clip.mp4", "depth.mp4", "pose.0001.json", "clip-3.mp4"].map { "\(key).\($0)" })
  }

  @Test func nothingIsLeftOfWhatFails() throws {
    let work = workspace(3)
    let good = try work.text("in.jsonl")
    for (line, status, says) in [
      (#"{"id":"clip.0","path":"in/0.mp4"}"#, 65, "line 5"), (#"{"id":"new","path":"gone.mp4"}"#, 65, "gone.mp4"),
      ("{\"id\"", 65, "line 5"), (#"{"id":"new"}"#, 65, "'path'"),
      (#"{"id":"new","path":"in/0.mp4","caption":3}"#, 65, "caption"),
    ] {
      work.scratch.write(good + line + "\n", to: "in.jsonl")
      let outcome = try out(work, "--into", "one")
      #expect(Int(outcome.status) == status && outcome.errors.contains(says), "\(outcome.status) \(outcome.errors)")
      #expect(try work.tree().allSatisfy { !$0.contains("one") && !$0.contains("README") })
    }
    work.scratch.write("{\"ok\":false}\n", to: "in.jsonl")
    let outcome = try out(work, "--into", "one")
    #expect(outcome.status == 65 && outcome.errors.contains("1 line"))
    work.scratch.write(good, to: "in.jsonl")
    work.scratch.write("mine", to: "one/mine.txt")
    #expect(try out(work, "--into", "one", "--force").status == 64)
    #expect(try work.text("one/mine.txt") == "mine")
  }
}
