import Support
import TestSupport
import Testing

/// Boxes in tables with titles, and boxes on one line.
@Suite struct BoxTableTests {
  private func read(_ text: String, _ name: String = "boxes.csv") throws -> Recording {
    let scratch = ScratchFolder()
    return try PluginHost().encode("Region", "region", [scratch.write(text, to: name)])
  }

  private func rows(_ row: (Int) -> String) -> String { (0..<6).map(row).joined(separator: "\n") + "\n" }

  static let tables: [(title: String, row: @Sendable (Int) -> String)] = [
    (
      "filename,width,height,class,xmin,ymin,xmax,ymax",
      { "f\($0).jpg,640,480,robot,\(400 - 60 * $0),100,\(460 - 60 * $0),180" }
    ),
    ("Frame;Label;x;y;w;h;image_width;image_height", { "\($0);robot;\(400 - 60 * $0);100;60;80;640;480" }),
    (
      "\"image_id\"\t\"track_id\"\t\"class\"\t\"x1\"\t\"y1\"\t\"x2\"\t\"y2\"\t\"width\"\t\"height\"",
      {
        "\($0 + 1)\t7\trobot\t\(400 - 60 * $0)\t100\t\(460 - 60 * $0)\t180\t640\t480"
      }
    ),
  ]

  @Test(arguments: tables.indices) func titles(_ index: Int) throws {
    let table = Self.tables[index]
    let text = table.title + "\n" + rows(table.row)
    let result = try read(text)
    #expect(result.decision("format") == "a table of boxes")
    #expect(result.texts.first?.contains("1 region over 6 frames: robot") == true, "\(result.texts)")
    #expect(result.texts.last?.contains("moves left") == true, "\(result.texts)")
    #expect(try read(text.replacing("\n", with: "\r\n")).texts == result.texts)
    for bytes in DamagedFiles.of(Array(text.utf8), header: 80) {
      do { _ = try read(String(decoding: bytes, as: UTF8.self)) } catch { #expect(error is PluginFailure) }
    }
  }

  @Test func otherColumnsAreNamed() {
    let failure = #expect(throws: PluginFailure.self) { try read("time,speed,heading,gear\n1,2,3,4\n") }
    #expect(failure?.message.contains("time, speed, heading, gear") == true)
    #expect(throws: PluginFailure.self) { try read("label,x1,y1,x2,y2\ndog,1,2,three,4\n") }
  }

  /// With the mark of its byte order at the start, as Windows writes it.
  @Test func marks() throws {
    let result = try read("\u{FEFF}0 0.2 0.8 0.2 0.2\n", "one.txt")
    #expect(result.texts.last?.contains("at the lower left") == true, "\(result.texts)")
  }

  /// Boxes that lie over each other one after the other are one that moves; others are a layout.
  @Test func boxesOnALine() throws {
    let way = try read("100,80,300,260 140,80,340,260 180,80,380,260 220,80,420,260\n", "way.txt")
    #expect(way.texts.first == "1 region over 4 frames: region 1 (red).")
    #expect(way.decision("format")?.contains("the way of one box") == true)
    let layout = try read("0,0,100,100 120,0,220,100 240,0,340,100\n", "layout.txt")
    #expect(layout.texts.first?.hasPrefix("A layout of 3 regions") == true)
  }

  /// Panoptic masks stand in another file.
  @Test func panoptic() {
    let text =
      #"{"images": [{"id": 1, "width": 9, "height": 9}], "annotations": [{"image_id": 1, "file_name": "a.png", "#
      + #""segments_info": [{"id": 5, "category_id": 1, "bbox": [1, 1, 2, 2]}]}]}"#
    let failure = #expect(throws: PluginFailure.self) { try read(text, "panoptic.json") }
    #expect(failure?.message.contains("panoptic") == true && failure?.hint.contains("PNG") == true)
  }
}
