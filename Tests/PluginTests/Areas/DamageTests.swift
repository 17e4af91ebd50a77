import Support
import TestSupport
import Testing

/// Damaged files give an error or something valid, never a trap.
@Suite struct AreaDamageTests {
  private static let runs = #"{"size":[12,16],"counts":[20,4,8,4,8,4,144]}"#

  static let files: [(library: String, id: String, name: String, bytes: [UInt8])] = {
    let coco =
      #"{"images":[{"id":1,"width":16,"height":12,"file_name":"a"}],"categories":[{"id":1,"name":"dog"}],"#
      + #""annotations":[{"image_id":1,"category_id":1,"segmentation":\#(runs)},"#
      + #"{"image_id":1,"category_id":1,"segmentation":[[1,1,9,1,9,9]]}]}"#
    let packed = #"{"masklet":[[{"size":[480,640],"counts":"Tag0\\9d5000lQc8"}]]}"#
    let boxes = #"{"width":64,"height":48,"regions":[{"label":"a","boxes":[[1,2,30,40],[4,2,33,40]]}]}"#
    let labels = NumpyBytes.array([2, 6, 8], "|u1", (0..<96).map { UInt8($0 / 20) })
    let tracks = NumpyBytes.floats([5, 4, 2], (0..<40).map { Float($0 * 7 % 50) })
    let flow = NumpyBytes.floats([2, 8, 8, 2], (0..<256).map { Float($0 % 5) - 2 })
    var flo: [UInt8] = Array("PIEH".utf8) + [8, 0, 0, 0, 6, 0, 0, 0]
    for index in 0..<96 { flo += withUnsafeBytes(of: Float(index % 7).bitPattern.littleEndian) { Array($0) } }
    let json = #"{"width":64,"height":48,"tracks":[[[1,2],[3,4],[5,6]],[[9,9],null,[8,7]]]}"#
    let cvat =
      "<annotations><meta><task><size>9</size></task></meta><track id='0' label='a'><box frame='0' xtl='1' ytl='1' xbr='9'"
      + " ybr='9'/><polygon frame='4' points='1,2;3,4;9,1'/></track></annotations>"
    let voc =
      "<?xml version='1.0'?><annotation><size><width>64</width><height>48</height></size><object><name>a&lt;</name>"
      + "<bndbox><xmin>1</xmin><ymin>2</ymin><xmax>30</xmax><ymax>40</ymax></bndbox></object></annotation>"
    let framesFirst = "[[[1,2],[30,40]],[[2,2],[30,41]],[[3,2],null],[[4,2],[30,44]]]"
    let via =
      #"{"a.png9":{"filename":"a.png","size":9,"regions":[{"shape_attributes":{"name":"rect","x":2,"y":3,"width":20,"#
      + #""height":30},"region_attributes":{"class":"dog"}},{"shape_attributes":{"name":"circle","cx":40,"cy":30,"r":8},"#
      + #""region_attributes":{}}],"file_attributes":{}}}"#
    return [
      ("Region", "region", "via.json", Array(via.utf8)),
      ("Region", "region", "cvat.xml", Array(cvat.utf8)), ("Region", "region", "voc.xml", Array(voc.utf8)),
      ("Tracks", "tracks", "frames.json", Array(framesFirst.utf8)),
      ("Segmentation", "segmentation", "coco.json", Array(coco.utf8)),
      ("Segmentation", "segmentation", "packed.json", Array(packed.utf8)),
      ("Segmentation", "segmentation", "labels.npy", labels), ("Region", "region", "coco.json", Array(coco.utf8)),
      ("Region", "region", "boxes.json", Array(boxes.utf8)),
      ("Region", "region", "yolo.txt", Array("0 0.5 0.5 0.2 0.2\n1 0.2 0.3 0.1 0.1\n".utf8)),
      ("Region", "region", "mot.csv", Array("1,1,10,20,30,40,1,-1,-1,-1\n2,1,12,20,30,40,1,-1,-1,-1\n".utf8)),
      ("Tracks", "tracks", "tracks.npy", tracks), ("Tracks", "tracks", "flow.npy", flow),
      ("Tracks", "tracks", "a.flo", flo), ("Tracks", "tracks", "tracks.json", Array(json.utf8)),
      ("Tracks", "tracks", "line.txt", Array("1, 2\n3, 4\n50, 60\n".utf8)),
    ]
  }()

  @Test(arguments: files.indices) func damage(_ index: Int) throws {
    let file = Self.files[index]
    let scratch = ScratchFolder()
    let whole = scratch.write(file.bytes, to: file.name)
    _ = try PluginHost().encode(file.library, file.id, [whole])
    for bytes in DamagedFiles.of(file.bytes) {
      do {
        let path = scratch.write(bytes, to: file.name)
        let result = try PluginHost().encode(file.library, file.id, [path])
        #expect(!result.frames.isEmpty)
      } catch let failure as PluginFailure {
        #expect(!failure.message.isEmpty)
      }
    }
  }
}
