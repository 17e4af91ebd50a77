import Support
import TestSupport
import Testing

/// Annotations in XML, and ways that growth must not be taken for.
@Suite struct RegionXMLTests {
  private func encode(_ text: String, _ name: String = "a.xml") throws -> Recording {
    let scratch = ScratchFolder()
    return try PluginHost().encode("Region", "region", [scratch.write(text, to: name)])
  }

  private func failure(_ text: String, _ name: String = "a.xml") -> String {
    do { return "read: \(try encode(text, name).texts)" } catch { return "\(error)" }
  }

  private func clip(_ shapes: String, size: Int = 10) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <!-- made up -->
    <annotations><version>1.1</version><meta><task><size>\(size)</size><original_size><width>100</width>\
    <height>80</height></original_size></task></meta><track id="0" label="cat">\(shapes)</track></annotations>
    """
  }

  private func box(_ frame: Int, _ left: Int, outside: Int = 0) -> String {
    "<box frame=\"\(frame)\" outside=\"\(outside)\" xtl=\"\(left)\" ytl=\"10\" xbr=\"\(left + 20)\" ybr=\"40\"></box>"
  }

  @Test func cvatClips() throws {
    // Two keys: the box is on its way between them.
    let result = try encode(clip(box(0, 10) + box(9, 60)))
    #expect(result.decision("format") == "CVAT tracks")
    #expect(result.frames.first?.count == 10)
    #expect(result.texts.last?.contains("moves right by about 50 % of the width") == true)
    #expect(result.texts.first == "1 region over 10 frames: cat (red).")
    // The last box stays to the end of the clip, and one that is outside goes.
    #expect(try encode(clip(box(0, 10) + box(5, 10), size: 12)).texts.last?.contains("is gone") == false)
    #expect(try encode(clip(box(0, 10) + box(5, 10, outside: 1))).texts.last?.contains("is gone") == true)
  }

  @Test func cvatPictures() throws {
    let image =
      "<image id='0' name='a.jpg' width='100' height='80'><box label='dog &amp; cat' xtl='10' ytl='10' xbr='30' ybr='40'/>"
      + "<polygon label='tree' points='60,10;90,10;90,70'/><points label='x' points='1,2'/></image>"
    let result = try encode("<annotations>\(image)</annotations>")
    #expect(result.texts.first == "A layout of 2 regions: dog & cat (red), tree (green).")
  }

  @Test func pascalAndLabelMe() throws {
    let scratch = ScratchFolder()
    for (frame, left) in [10, 20, 30, 40, 50, 60].enumerated() {
      let box = "<bndbox><xmax>\(left + 20)</xmax><xmin>\(left)</xmin><ymin>10</ymin><ymax>40</ymax></bndbox>"
      scratch.write(
        "<annotation><size><width>100</width><height>80</height></size><object><name>cat</name>\(box)</object></annotation>",
        to: "\(frame).xml")
    }
    let result = try PluginHost().encode("Region", "region", [scratch.path])
    #expect(result.decision("format") == "Pascal VOC")
    #expect(result.texts.last?.contains("moves right by about 50 % of the width") == true)
    let points = ["10,10", "60,10", "60,60"].map { pair in
      let parts = pair.split(separator: ",")
      return "<pt><x>\(parts[0])</x><y>\(parts[1])</y></pt>"
    }.joined()
    let labelMe = try encode(
      "<annotation><imagesize><nrows>80</nrows><ncols>100</ncols></imagesize><object><name>sail</name><deleted>0</deleted>"
        + "<polygon>\(points)</polygon></object></annotation>")
    #expect(labelMe.decision("format") == "LabelMe XML")
    #expect(labelMe.texts.first?.contains("sail") == true)
  }

  @Test(arguments: [
    ("<html><body/></html>", "XML of 'html' is not read"), ("<annotations></annotations>", "no 'track'"),
    ("<annotation><object><name>a</name></object></annotation>", "no region"), ("<a><b></a>", "ends and did not begin"),
    ("<annotation", "a name was expected"), ("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a/>", "DTD"),
    ("<annotations><track><box frame='x'/></track></annotations>", "'x' is no frame"),
    ("<annotations><track><box frame='999999999'/></track></annotations>", "is no frame"),
  ])
  func refused(_ text: String, _ words: String) { #expect(failure(text).contains(words), "\(failure(text))") }

  @Test func depthOfNesting() {
    #expect(failure(String(repeating: "<a>", count: 100_000)).contains("deep"))
  }

  /// Down, then up by growing at one side alone, then down: never "down, then down".
  @Test func growthIsNoMotion() throws {
    let boxes =
      (0..<5).map { [40, 30 + 4 * $0, 60, 50 + 4 * $0] } + (0..<5).map { [40, 38 - 8 * $0, 60, 66] }
      + (0..<5).map { [40, 10 + 4 * $0, 60, 70 + 4 * $0] }
    let text = "{\"width\": 100, \"height\": 100, \"regions\": [{\"label\": \"ball\", \"boxes\": \(boxes)}]}"
    #expect(try !encode(text, "a.json").texts.joined().contains("then down"))
  }

  /// Where it gets to is told first.
  @Test func netMotionFirst() throws {
    let lefts = [5, 20, 12, 30, 22, 45, 38, 60]
    let boxes = lefts.map { [$0, 40, $0 + 10, 50] }
    let text = "{\"width\": 100, \"height\": 100, \"regions\": [{\"label\": \"ball\", \"boxes\": \(boxes)}]}"
    let sentence = try encode(text, "a.json").texts.last ?? ""
    #expect(sentence.contains("moves right by about 55 % of the width, back and forth on the way"), "\(sentence)")
  }
}
