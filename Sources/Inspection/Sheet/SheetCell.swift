import Conditions
import Media

/// One thing on the sheet with the label below it.
struct SheetCell {
  enum Content {
    /// A picture, each of its pixels as a square of `scale`.
    case picture(Picture, scale: Int)
    case drawing(LineDrawing)
  }

  var content: Content
  var label: String
  /// Stands at the start of a row.
  var isFirst = false

  var width: Int {
    switch content {
    case .picture(let picture, let scale): picture.width * scale
    case .drawing(let drawing): Int(drawing.width)
    }
  }

  /// Without the label.
  var height: Int {
    switch content {
    case .picture(let picture, let scale): picture.height * scale
    case .drawing(let drawing): Int(drawing.height)
    }
  }

  /// The cells of one condition, in the order of its blocks.
  /// - Parameter most: frames of one clip
  static func of(_ condition: FramedCondition, most: Int, firstPicture: Int) -> [SheetCell] {
    var cells: [SheetCell] = []
    var number = firstPicture
    for (place, block) in condition.source.blocks.enumerated() {
      switch block {
      case .text, .tokens: continue
      case .frames(let frames) where frames.isVideo: cells += video(frames, most)
      case .frames(let frames):
        for picture in frames.pictures {
          let name = frames.isNumbered ? "Picture \(number)" : "block \(place)"
          if frames.isNumbered { number += 1 }
          cells.append(self.picture(picture, "\(name)  \(picture.width)×\(picture.height)"))
        }
      case .camera(let path): cells += views(path) + (path.maps.map(maps) ?? [])
      case .tensor(let tensor): cells += maps(tensor)
      }
    }
    return cells
  }

  private static func video(_ frames: FrameBlock, _ most: Int) -> [SheetCell] {
    FrameSelection.spread(frames.pictures.count, most: most).map { place in
      let source = frames.sourceIndices.indices.contains(place) ? frames.sourceIndices[place] : place
      let time = FrameSelection.time(source, framesPerSecond: frames.framesPerSecond)
      return picture(frames.pictures[place], "frame \(source)" + (time.map { "  \($0)" } ?? ""))
    }
  }

  private static func views(_ path: CameraBlock) -> [SheetCell] {
    guard let track = CameraTrack(path) else { return [] }
    let view = TrackView(track)
    return TrackView.Side.allCases.map { SheetCell(content: .drawing(view.drawing($0)), label: $0.title) }
  }

  private static func maps(_ tensor: TensorBlock) -> [SheetCell] {
    var cells: [SheetCell] = []
    guard tensor.shape.count == 4, tensor.shape[1] == 6 else { return cells }
    for index in FrameSelection.spread(tensor.shape[0], most: 6) {
      guard let picture = MapPicture.picture(tensor, index, .second) else { continue }
      var cell = self.picture(picture, "map \(index), 4 to 6")
      cell.isFirst = index == 0
      cells.append(cell)
    }
    return cells
  }

  /// Small pictures are drawn twice as large.
  private static func picture(_ picture: Picture, _ label: String) -> SheetCell {
    SheetCell(content: .picture(picture, scale: picture.width <= 160 ? 2 : 1), label: label)
  }
}
