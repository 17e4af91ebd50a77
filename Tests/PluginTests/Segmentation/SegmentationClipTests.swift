import CA2CPlugin
import Support
import TestSupport
import Testing

/// Generated clips in every form, with what is true of them.
@Suite struct SegmentationClipTests {
  /// How the same scene is written.
  enum Form: Int, CaseIterable {
    case objects, palette, grey, ade, shifted, smeared, own, runs, array
  }

  /// A clip as an adapter gets it, and what its things may be called.
  struct Written {
    var media: MemoryMedia?
    var file: (name: String, bytes: [UInt8])?
    var names: [String]
    /// Names of what is behind, with their labels' share of the picture.
    var behind: [String] = []
  }

  private static let davis: [[UInt8]] = [[0, 0, 0], [128, 0, 0], [0, 128, 0], [128, 128, 0]]
  private static let odd: [[UInt8]] = [[9, 9, 9], [200, 10, 60], [31, 41, 59], [77, 78, 200]]
  private static let pure: [[UInt8]] = [[0, 0, 0], [255, 0, 0], [0, 255, 0], [0, 0, 255]]
  /// ADE20K: person, car, animal on sky and grass; and what stands one before them.
  private static let ade: [[UInt8]] = [[150, 5, 61], [0, 102, 200], [255, 0, 122], [6, 230, 230], [4, 250, 7]]
  private static let before: [[UInt8]] = [
    [235, 255, 7], [204, 70, 3], [245, 0, 255], [180, 120, 120], [230, 230, 230],
  ]

  private func write(_ scene: AreaScene, _ form: Form, _ random: inout SeededGenerator) -> Written {
    let (w, h) = (AreaScene.width, AreaScene.height)
    let frames = (0..<AreaScene.frames).map(scene.labels)
    let numbers = Array(1...scene.things.count)
    func media(_ content: MemoryMedia.Content, _ kind: Int32 = A2C_MEDIA_SEQUENCE) -> MemoryMedia {
      MemoryMedia(kind: kind, width: w, height: h, framesPerSecond: 8, content: content)
    }
    /// Things on sky above and grass below.
    func landscape(_ inks: [[UInt8]]) -> [[UInt8]] {
      frames.map { labels in
        labels.enumerated().flatMap { pixel, label in
          label > 0 ? inks[Int(label) - 1] : pixel / w < h * 2 / 5 ? inks[3] : inks[4]
        }
      }
    }
    switch form {
    case .objects:
      return Written(media: media(.indexed(frames, palette: Self.davis)), names: numbers.map { "object \($0)" })
    case .palette:
      return Written(media: media(.indexed(frames, palette: Self.odd)), names: numbers.map { "label \($0)" })
    case .grey: return Written(media: media(.gray8(frames)), names: numbers.map { "label \($0)" })
    case .ade:
      return Written(
        media: media(.rgb(landscape(Self.ade))), names: ["person", "car", "animal"], behind: ["sky", "grass"])
    case .shifted:
      return Written(
        media: media(.rgb(landscape(Self.before))), names: ["person", "car", "animal"], behind: ["sky", "grass"])
    case .smeared:
      return Written(
        media: media(.rgb(landscape(Self.ade).map { smear($0, w, h, &random) }), A2C_MEDIA_CLIP),
        names: ["person", "car", "animal"], behind: ["sky", "grass"])
    case .own:
      return Written(
        media: media(.rgb(frames.map { $0.flatMap { Self.pure[Int($0)] } })),
        names: ["the red area", "the green area", "the blue area"])
    case .runs:
      return Written(file: ("masks.json", Array(coco(frames, numbers).utf8)), names: ["dog", "cat", "bird"])
    case .array:
      return Written(
        file: ("masks.npy", NumpyBytes.array([frames.count, h, w], "|u1", frames.flatMap { $0 })),
        names: numbers.map { "object \($0)" })
    }
  }

  /// What lossy coding does: edges run into each other, and all wavers a little.
  private func smear(_ pixels: [UInt8], _ w: Int, _ h: Int, _ random: inout SeededGenerator) -> [UInt8] {
    var output = pixels
    for row in 0..<h {
      for column in 0..<w {
        for channel in 0..<3 {
          var sum = 0
          for dx in -1...1 { sum += Int(pixels[3 * (row * w + min(w - 1, max(0, column + dx))) + channel]) }
          let noise = Int(random.next() % 9) - 4
          output[3 * (row * w + column) + channel] = UInt8(min(255, max(0, sum / 3 + noise)))
        }
      }
    }
    return output
  }

  /// COCO annotations with uncompressed runs and track numbers.
  private func coco(_ frames: [[UInt8]], _ numbers: [Int]) -> String {
    let (w, h) = (AreaScene.width, AreaScene.height)
    var annotations: [String] = []
    for (frame, labels) in frames.enumerated() {
      for number in numbers where labels.contains(UInt8(number)) {
        var runs = [0]
        var value = false
        for column in 0..<w {
          for row in 0..<h {
            let isSet = labels[row * w + column] == UInt8(number)
            if isSet != value {
              runs.append(0)
              value = isSet
            }
            runs[runs.count - 1] += 1
          }
        }
        let counts = runs.map(String.init).joined(separator: ",")
        annotations.append(
          #"{"image_id":\#(frame),"category_id":\#(number),"track_id":\#(number),"#
            + #""segmentation":{"size":[\#(h),\#(w)],"counts":[\#(counts)]}}"#)
      }
    }
    let images = frames.indices.map { #"{"id":\#($0),"width":\#(w),"height":\#(h),"file_name":"\#($0).jpg"}"# }
    let categories = zip(numbers, ["dog", "cat", "bird"]).map { #"{"id":\#($0),"name":"\#($1)"}"# }
    return """
      {"images":[\(images.joined(separator: ","))],"annotations":[\(annotations.joined(separator: ","))],
      "categories":[\(categories.joined(separator: ","))]}
      """
  }

  private func encode(_ written: Written, _ scratch: ScratchFolder) throws -> Recording {
    let host = PluginHost()
    if let media = written.media {
      host.media["/clip.png"] = media
      return try host.encode("Segmentation", "segmentation", ["/clip.png"])
    }
    let file = try #require(written.file)
    return try host.encode("Segmentation", "segmentation", [scratch.write(file.bytes, to: file.name)])
  }

  @Test func factsOfTwoHundredClips() throws {
    let scratch = ScratchFolder()
    var random = SeededGenerator(seed: 4)
    var (told, lies, expected, gaps, unnamed) = (0, [String](), 0, [String](), 0)
    for clip in 0..<207 {
      let scene = AreaScene(&random)
      let form = try #require(Form(rawValue: clip % Form.allCases.count))
      let written = write(scene, form, &random)
      let result = try encode(written, scratch)
      if result.decision("classes") == "none", [.ade, .shifted, .smeared].contains(form) {
        unnamed += 1
        continue
      }
      let isOfClasses = !written.behind.isEmpty
      for fact in result.texts.dropFirst() {
        guard let index = written.names.firstIndex(where: { fact.hasPrefix("\($0): ") }) else {
          told += 1
          let isKnown = written.behind.contains { fact.hasPrefix("\($0): ") }
          if !isKnown { lies.append("\(clip) \(form): \(fact)") }
          continue
        }
        let false_ = AreaClaims(thing: scene.things[index]).lies(fact)
        told += fact.components("; ").count
        lies += false_.map {
          "\(clip) \(form): \(fact) — \($0) — \(scene.things[index].frames.compactMap { $0 }.map { "(\($0.x), \($0.y), \($0.halfWidth), \($0.halfHeight))" })"
        }
      }
      let overview = try #require(result.texts.first)
      (told, lies) = (told + 1, lies + overviewLies(overview, scene, written).map { "\(clip) \(form): \($0)" })
      for (index, thing) in scene.things.enumerated() {
        let sentence = result.texts.first { $0.hasPrefix("\(written.names[index]): ") }
        if isOfClasses, thing.frames.contains(nil) { continue }
        expected += 1
        gaps += AreaClaims(thing: thing).gaps(sentence).map { "\(clip) \(form): \($0) — \(sentence ?? "nothing")" }
      }
    }
    #expect(lies.isEmpty, "\(lies.count) of \(told) false: \(lies.prefix(12).joined(separator: "\n"))")
    #expect(
      Double(gaps.count) < 0.05 * Double(expected),
      "\(gaps.count) of \(expected): \(gaps.prefix(12).joined(separator: "\n"))")
    #expect(unnamed < 10, "\(unnamed) clips without class names")
    print(
      "segmentation: \(told) statements, \(lies.count) false; \(gaps.count) of \(expected) things incomplete;",
      "\(unnamed) without class names")
  }

  /// Names and shares of "…, largest first: person 12 %, sky 40 %.".
  private func overviewLies(_ overview: String, _ scene: AreaScene, _ written: Written) -> [String] {
    guard let list = overview.components("largest first: ").dropFirst().first?.dropLast() else {
      return scene.things.isEmpty ? [] : [overview]
    }
    var last = 101.0
    return list.components(", ").filter { entry in
      let words = entry.components(" ").dropLast()
      guard let share = words.last.flatMap(Double.init) else { return true }
      let name = words.dropLast().joined(separator: " ").replacing(" under", "")
      defer { last = share }
      if share > last + 0.5 { return true }
      guard let index = written.names.firstIndex(of: name) else { return !written.behind.contains(name) }
      let count = (0..<AreaScene.frames).reduce(0) { sum, frame in
        sum + scene.labels(frame).count { $0 == UInt8(index + 1) }
      }
      let truth = 100 * Double(count) / Double(AreaScene.frames * AreaScene.width * AreaScene.height)
      return abs(truth - share) > 1.5
    }
  }
}

extension String {
  fileprivate func replacing(_ text: String, _ other: String) -> String { components(text).joined(separator: other) }
}
