import CA2CPlugin
import Support
import TestSupport
import Testing

/// What region files are taken for, and what is drawn of them.
@Suite struct RegionInputTests {
  private let scratch = ScratchFolder()

  private func encode(_ text: String, _ name: String, _ parameters: String = "{}") throws -> Recording {
    try PluginHost().encode("Region", "region", [scratch.write(text, to: name)], parameters)
  }

  @Test func outlinesAreDrawn() throws {
    let result = try encode(
      #"{"width":100,"height":80,"regions":[{"label":"dog","box":[20,20,40,60]}]}"#, "a.json", #"{"box": "xyxy"}"#)
    let frame = try #require(result.frames.first?.frames.first)
    #expect((frame.width, frame.height) == (100, 80))
    #expect(frame.color(20, 40) == [230, 40, 40])
    #expect(frame.color(30, 40) == [0, 0, 0])
    #expect(frame.color(70, 40) == [0, 0, 0])
    #expect(result.texts.first == "A layout of 1 region: dog (red).")
    #expect(result.texts.last == "dog: at the left; about 10 % of the picture.")
  }

  @Test func boxesArePlacedByContent() throws {
    // Both readings fit the first file; 90 beyond 60 is no corner in the second; 80 + 90 leaves the third's picture.
    let both = try encode(#"{"width":200,"height":200,"boxes":[[10,10,60,60]]}"#, "a.json")
    #expect(both.decision("box") == "xyxy")
    #expect(both.decisions.contains { $0.key == "box" && $0.reason.contains("settles") })
    #expect(try encode(#"{"width":200,"height":200,"boxes":[[90,10,60,60]]}"#, "b.json").decision("box") == "xywh")
    #expect(try encode(#"{"width":120,"height":120,"boxes":[[80,80,90,90]]}"#, "c.json").decision("box") == "xyxy")
  }

  @Test func unitsAreFound() throws {
    #expect(
      try encode(#"{"phrases":["a cat"],"boxes":[[0.1,0.2,0.4,0.9]]}"#, "a.json").decision("units") == "normalised")
    let pixels = try encode("10,10,60,60 80,20,110,90", "b.txt")
    #expect(pixels.decision("units") == "pixels")
    #expect(pixels.decision("format") == "layout boxes")
    // The picture's size is not known: nothing is said of places.
    #expect(pixels.texts == ["A layout of 2 regions: region 1 (red), region 2 (green)."])
  }

  @Test func polygonsAndMasks() throws {
    let polygon = try encode(
      #"{"annotations":[{"image_id":1,"category_id":1,"segmentation":[[10,10,50,10,50,50,10,50]]}],"#
        + #""images":[{"id":1,"width":100,"height":100,"file_name":"a.png"}],"categories":[{"id":1,"name":"kite"}]}"#,
      "a.json")
    #expect(polygon.texts.last == "kite: at the upper left; about 16 % of the picture.")
    let mask = try encode(#"[{"segmentation":{"size":[3,4],"counts":"32103"},"area":4}]"#, "b.json")
    #expect(mask.texts.count == 2)
  }

  /// VGG Image Annotator: pictures by name, shapes of several kinds, lists and maps of regions.
  @Test func via() throws {
    func picture(_ name: String, _ x: Int, _ isOld: Bool) -> String {
      let dog =
        #"{"shape_attributes":{"name":"rect","x":\#(x),"y":40,"width":20,"height":20},"#
        + #""region_attributes":{"class":"dog"}}"#
      let sun =
        #"{"shape_attributes":{"name":"circle","cx":150,"cy":20,"r":10},"region_attributes":{"what":{"sun":true}}}"#
      let regions = isOld ? #"{"0":\#(dog),"1":\#(sun)}"# : "[\(dog),\(sun)]"
      return #""\#(name)123":{"filename":"\#(name)","size":123,"regions":\#(regions),"file_attributes":{}}"#
    }
    let size = #"{"width": 200, "height": 100}"#
    for isOld in [false, true] {
      let pictures = (0..<12).reversed().map { picture("f\($0).png", 20 + 10 * $0, isOld) }.joined(separator: ",")
      let bare = try encode("{\(pictures)}", "via.json", size)
      #expect(bare.decision("format") == "VIA regions")
      #expect(bare.frames.first?.count == 12)
      #expect(
        bare.texts.contains { $0.contains("dog") && $0.contains("moves") && $0.contains("right") }, "\(bare.texts)")
      #expect(bare.texts.contains { $0.hasPrefix("sun") }, "\(bare.texts)")
      let project = try encode(#"{"_via_settings":{},"_via_img_metadata":{\#(pictures)}}"#, "project.json", size)
      #expect(project.texts == bare.texts)
    }
    let wrong =
      #"{"a":{"filename":"a","regions":[{"shape_attributes":{"name":"polygon","all_points_x":[1,2],"all_points_y":[1]}}]}}"#
    #expect { _ = try encode(wrong, "w.json") } throws: { ($0 as? PluginFailure)?.message.contains("three") == true }
  }

  @Test(arguments: [
    ("{", "a.json"), ("[]", "b.json"), (#"{"regions":[]}"#, "c.json"), ("hello", "d.txt"), ("1,2,3", "e.txt"),
    (#"{"regions":[{"box":[1,2,3]}]}"#, "f.json"), (#"{"regions":[{"box":[1,2,"x",4]}]}"#, "g.json"),
    (#"[{"segmentation":{"size":[3,4],"counts":"32"}}]"#, "h.json"),
    (#"[{"segmentation":{"size":[3000000,4],"counts":"32"}}]"#, "i.json"),
    (#"[{"segmentation":{"size":[3,4],"counts":[5,-1,8]}}]"#, "j.json"),
    (#"{"width":-5,"height":5,"regions":[{"box":[1,2,3,4]}]}"#, "k.json"),
    (#"{"annotations":[{"image_id":5,"bbox":[1,2,3,4]}],"images":[{"id":1}]}"#, "l.json"),
  ]) func wrongFiles(_ text: String, _ name: String) {
    #expect { _ = try encode(text, name) } throws: { ($0 as? PluginFailure)?.status == A2C_BAD_INPUT }
  }

  @Test func missingFile() {
    #expect {
      _ = try PluginHost().encode("Region", "region", ["/nowhere/a.json"])
    } throws: { ($0 as? PluginFailure)?.status == A2C_MISSING }
  }
}
