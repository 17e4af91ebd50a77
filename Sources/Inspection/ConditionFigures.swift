package import Conditions
package import Media
package import Support

/// What a condition looks like to those who read it, as pictures for a page that is put together elsewhere.
package enum ConditionFigures {
  /// Frames of one block that are shown.
  private static let frames = 8

  /// A list of objects: `{kind: "frames", …, frames: [{src, time, width, height}]}` with pictures as data URIs, and
  /// `{kind: "drawing", title, svg}`.
  /// - Throws: `MediaError` where a picture cannot be encoded.
  package static func json(_ condition: FramedCondition, name: String) throws(MediaError) -> JSON {
    var figures: [JSON] = []
    for block in condition.source.blocks {
      switch block {
      case .frames(let frames): figures.append(try json(frames))
      case .camera(let path): figures += track(path, name)
      case .tensor, .tokens, .text: continue
      }
    }
    return .array(figures)
  }

  private static func json(_ block: FrameBlock) throws(MediaError) -> JSON {
    var shown: [JSON] = []
    for place in FrameSelection.spread(block.pictures.count, most: frames) {
      let picture = block.pictures[place]
      let source = block.sourceIndices.indices.contains(place) ? block.sourceIndices[place] : place
      let time = block.isVideo ? FrameSelection.time(source, framesPerSecond: block.framesPerSecond) : nil
      shown.append(
        .object([
          "src": .string("data:image/png;base64," + Base64.text(try PNG.encode(picture))),
          "width": .int(picture.width), "height": .int(picture.height), "time": time.map { .string($0) },
        ]))
    }
    return .object([
      "kind": "frames", "video": .bool(block.isVideo), "count": .int(block.pictures.count),
      "role": block.role.map { .string($0) }, "frames": .array(shown),
    ])
  }

  private static func track(_ path: CameraBlock, _ name: String) -> [JSON] {
    guard let track = CameraTrack(path) else { return [] }
    let view = TrackView(track)
    return TrackView.Side.allCases.map { side in
      let svg = SVGDrawing.html(view.drawing(side), description: "The path of \(name), \(side.title.lowercased())")
      return .object([
        "kind": "drawing", "title": .string(side.title), "svg": .string(svg.source), "summary": .string(track.summary),
      ])
    }
  }
}
