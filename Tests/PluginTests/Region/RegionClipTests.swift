import Support
import TestSupport
import Testing

/// Generated boxes over time in every form, with what is true of them.
@Suite struct RegionClipTests {
  enum Form: Int, CaseIterable { case coco, plain, normalised, mot, yolo, labelMe, listed }

  private func whole(_ value: Double) -> Int { Int(value.rounded()) }

  /// Left, top, width, height in pixels.
  private func box(_ shape: AreaScene.Shape, _ w: Double, _ h: Double) -> [Int] {
    let (left, top) = (whole((shape.x - shape.halfWidth) * w), whole((shape.y - shape.halfHeight) * h))
    return [
      left, top, whole((shape.x + shape.halfWidth) * w) - left, whole((shape.y + shape.halfHeight) * h) - top,
    ]
  }

  /// Writes a scene; the path, the names of its things and the parameters.
  private func write(
    _ scene: AreaScene, _ form: Form, _ scratch: ScratchFolder, _ number: Int
  ) -> (path: String, names: [String], parameters: String) {
    let (w, h) = (640.0, 480.0)
    let names = Array(["dog", "cat", "bird"].prefix(scene.things.count))
    let frames = 0..<AreaScene.frames
    func boxes(_ thing: AreaScene.Thing) -> [[Int]?] { thing.frames.map { $0.map { box($0, w, h) } } }
    func text(_ box: [Int]?) -> String { box.map { "[\($0.map(String.init).joined(separator: ","))]" } ?? "null" }
    switch form {
    case .coco:
      var annotations: [String] = []
      for (index, thing) in scene.things.enumerated() {
        for (frame, box) in boxes(thing).enumerated() where box != nil {
          annotations.append(
            #"{"id":\#(annotations.count),"image_id":\#(frame + 7),"category_id":\#(index + 3),"track_id":\#(index),"#
              + #""bbox":\#(text(box))}"#)
        }
      }
      let images = frames.map { #"{"id":\#($0 + 7),"width":640,"height":480,"file_name":"f\#($0).jpg"}"# }
      let categories = names.enumerated().map { #"{"id":\#($0 + 3),"name":"\#($1)"}"# }
      let json = """
        {"images":[\(images.joined(separator: ","))],"categories":[\(categories.joined(separator: ","))],
        "annotations":[\(annotations.joined(separator: ","))]}
        """
      return (scratch.write(json, to: "\(number).json"), names, "{}")
    case .plain:
      let regions = zip(names, scene.things).map { name, thing in
        #"{"label":"\#(name)","boxes":[\#(boxes(thing).map(text).joined(separator: ","))]}"#
      }
      let json = #"{"width":640,"height":480,"fps":8,"format":"xywh","regions":[\#(regions.joined(separator: ","))]}"#
      return (scratch.write(json, to: "\(number).json"), names, "{}")
    case .normalised:
      let regions = zip(names, scene.things).map { name, thing in
        let list = thing.frames.map { shape in
          shape.map {
            "[\($0.x - $0.halfWidth),\($0.y - $0.halfHeight),\($0.x + $0.halfWidth),\($0.y + $0.halfHeight)]"
          }
            ?? "null"
        }
        return #"{"label":"\#(name)","boxes":[\#(list.joined(separator: ","))]}"#
      }
      // What leaves the picture has coordinates beyond 1.
      let json = #"{"units":"normalised","format":"xyxy","regions":[\#(regions.joined(separator: ","))]}"#
      return (scratch.write(json, to: "\(number).json"), names, "{}")
    case .mot:
      var lines: [String] = []
      for frame in frames {
        for (index, thing) in scene.things.enumerated() {
          guard let box = boxes(thing)[frame] else { continue }
          lines.append("\(frame + 1),\(index + 1),\(box.map(String.init).joined(separator: ",")),0.9,-1,-1,-1")
        }
      }
      // The last frame is there though nothing is in it: a speck in the corner of no interest ends the clip.
      lines.append("\(AreaScene.frames),99,638,478,2,2,1,-1,-1,-1")
      return (
        scratch.write(lines.joined(separator: "\n"), to: "\(number).csv"),
        scene.things.indices.map { "region \($0 + 1)" },
        #"{"width": 640, "height": 480}"#
      )
    case .yolo:
      let folder = scratch.makeFolder("yolo\(number)")
      for frame in frames {
        let lines = scene.things.enumerated().compactMap { index, thing -> String? in
          // YOLO's boxes are cut off at the picture's border.
          thing.frames[frame].map { shape in
            let (l, r) = (max(0, shape.x - shape.halfWidth), min(1, shape.x + shape.halfWidth))
            let (t, b) = (max(0, shape.y - shape.halfHeight), min(1, shape.y + shape.halfHeight))
            return "\(index) \((l + r) / 2) \((t + b) / 2) \(r - l) \(b - t)"
          }
        }
        scratch.write(lines.joined(separator: "\n"), to: "yolo\(number)/\(frame).txt")
      }
      return (folder, names, #"{"labels": [\#(names.map { "\"\($0)\"" }.joined(separator: ","))]}"#)
    case .labelMe:
      let folder = scratch.makeFolder("labelme\(number)")
      for frame in frames {
        let shapes = zip(names, scene.things).compactMap { name, thing -> String? in
          boxes(thing)[frame].map {
            #"{"label":"\#(name)","shape_type":"rectangle","points":[[\#($0[0]),\#($0[1])],[\#($0[0] + $0[2]),\#($0[1] + $0[3])]]}"#
          }
        }
        scratch.write(
          #"{"imageWidth":640,"imageHeight":480,"shapes":[\#(shapes.joined(separator: ","))]}"#,
          to: "labelme\(number)/\(frame).json")
      }
      return (folder, names, "{}")
    case .listed:
      let list = frames.map { frame in
        let inside = zip(names, scene.things).compactMap { name, thing -> String? in
          boxes(thing)[frame].map {
            #"{"label":"\#(name)","xywh":\#(text($0)),"object_id":\#(names.firstIndex(of: name) ?? 0)}"#
          }
        }
        return #"{"frame":\#(frame * 4),"objects":[\#(inside.joined(separator: ","))]}"#
      }
      return (
        scratch.write("[\(list.joined(separator: ","))]", to: "\(number).json"), names,
        #"{"width": 640, "height": 480}"#
      )
    }
  }

  @Test func factsOfTwoHundredClips() throws {
    let scratch = ScratchFolder()
    var random = SeededGenerator(seed: 11)
    var (told, lies, expected, gaps) = (0, [String](), 0, [String]())
    for clip in 0..<203 {
      var scene = AreaScene(&random)
      scene.things = scene.things.map { AreaScene.Thing(isBox: true, frames: $0.frames) }
      let form = try #require(Form(rawValue: clip % Form.allCases.count))
      let (path, names, parameters) = write(scene, form, scratch, clip)
      let result = try PluginHost().encode("Region", "region", [path], parameters)
      #expect(result.frames.first?.frames.count == AreaScene.frames)
      for (index, thing) in scene.things.enumerated() {
        let sentence = result.texts.first { $0.hasPrefix("\(names[index]): ") }
        expected += 1
        gaps += AreaClaims(thing: thing).gaps(sentence).map { "\(clip) \(form): \($0) — \(sentence ?? "nothing")" }
        guard let sentence else { continue }
        told += sentence.components("; ").count
        lies += AreaClaims(thing: thing).lies(sentence).map { part in
          let shapes = thing.frames.compactMap { $0 }.map { "(\($0.x), \($0.y), \($0.halfWidth), \($0.halfHeight))" }
          return "\(clip) \(form): \(sentence) — \(part) — \(shapes)"
        }
      }
    }
    #expect(lies.isEmpty, "\(lies.count) of \(told) false: \(lies.prefix(12).joined(separator: "\n"))")
    #expect(
      Double(gaps.count) < 0.05 * Double(expected),
      "\(gaps.count) of \(expected): \(gaps.prefix(12).joined(separator: "\n"))")
    print("region: \(told) statements, \(lies.count) false; \(gaps.count) of \(expected) things incomplete")
  }
}
