import Captioning
import Conditions
import Manifests
import Media
import Support

/// What the encoders see of one condition, block by block.
struct BlockFigures {
  private let inspection: Inspection
  private let index: Int
  private let condition: FramedCondition

  init(_ inspection: Inspection, _ index: Int) {
    self.inspection = inspection
    self.index = index
    condition = inspection.conditions[index]
  }

  func html() throws(MediaError) -> HTML {
    var pieces: [HTML] = []
    var pictures: [HTML] = []
    func flush() {
      if !pictures.isEmpty { pieces.append(stills(pictures)) }
      pictures = []
    }
    for (number, block) in condition.source.blocks.enumerated() {
      let run = condition.runs.first { $0.block == number }
      switch block {
      case .text: continue
      case .frames(let frames) where !frames.isVideo: pictures += try picture(number, frames, run)
      case .frames(let frames):
        flush()
        pieces.append(try video(frames, run))
      case .camera(let path):
        flush()
        pieces.append(try camera(path, run))
      case .tensor(let tensor):
        flush()
        pieces.append(try self.tensor(tensor, run))
      case .tokens(let tokens):
        flush()
        pieces.append(self.tokens(tokens, run))
      }
    }
    flush()
    return .joined(pieces)
  }

  private var name: String { ConditionSection.name(condition) }

  /// What became of a block, in a line.
  private func line(_ what: String, _ run: FramedCondition.Run?) -> HTML {
    .element("p", ["class": "flow"]) {
      HTML.element("b") { what }
      if let run {
        " → \(run.encoder.map { "\($0.rawValue) encoder" } ?? "the adapter's own encoder") → "
        HTML.element("b") { "\(run.embeddings.count) tokens" }
        if let grid = run.embeddings.grid { " in a grid of \(Self.words(grid))" }
        ", between "
        frameTokens(run)
      }
    }
  }

  /// The tokens that stand around a run in the prompt, and where they stand in for others, which.
  private func frameTokens(_ run: FramedCondition.Run) -> HTML {
    let names = ["begin", "end"].map { "\(inspection.label(index)).\(run.block).\($0)" }
    let found = names.compactMap { name in inspection.prompt.spans.first { $0.name == name }?.text }
    let (begin, end) = found.count == 2 ? (found[0], found[1]) : (run.begin, run.end)
    return .joined([
      .element("code") { begin }, .text(" and "), .element("code") { end },
      .text(begin == run.begin ? "" : ", which stand in for \(run.begin) and \(run.end)"),
    ])
  }

  /// Pictures that stand one after the other, each with its own frame tokens.
  private func stills(_ figures: [HTML]) -> HTML {
    let runs = condition.runs.filter { run in
      if case .frames(let frames) = condition.source.blocks[run.block] { !frames.isVideo } else { false }
    }
    return .element("div", ["class": "block"]) {
      if let first = runs.first {
        HTML.element("p", ["class": "flow"]) {
          HTML.element("b") { figures.count == 1 ? "A picture" : "\(figures.count) pictures" }
          " → \(first.encoder?.rawValue ?? "own") encoder → "
          HTML.element("b") { "\(runs.reduce(0) { $0 + $1.embeddings.count }) tokens" }
          figures.count == 1 ? ", between " : ", each picture's between "
          frameTokens(first)
        }
      }
      HTML.element("div", ["class": "gallery pictures"]) { .joined(figures) }
    }
  }

  static func words(_ grid: Grid) -> String { "\(grid.t) × \(grid.h) × \(grid.w)" }

  private func picture(
    _ number: Int, _ frames: FrameBlock, _ run: FramedCondition.Run?
  ) throws(MediaError) -> [HTML] {
    var figures: [HTML] = []
    for picture in frames.pictures {
      let size = "\(picture.width)×\(picture.height)"
      let tokens =
        run.map(\.embeddings).map { tokens in
          tokens.grid.map { ", \($0.h) × \($0.w) tokens" } ?? ", \(tokens.count) tokens"
        } ?? ""
      let description = "Block \(number) of \(name) as the \(Self.encoder(run, frames)) encoder sees it, \(size) pixels"
      figures.append(
        try figure(picture, description, run?.embeddings.grid, most: 640) {
          HTML.element("b") { pictureNumber(number).map { "Picture \($0)" } ?? "Picture" }
          " \(size)\(tokens)"
        })
    }
    return figures
  }

  /// The number that a picture has in the prompt, counted through all conditions.
  private func pictureNumber(_ block: Int) -> Int? {
    guard condition.runs.first(where: { $0.block == block })?.isNumbered == true else { return nil }
    let earlier = inspection.conditions[..<index].reduce(0) { $0 + $1.runs.count { $0.isNumbered } }
    return earlier + condition.runs.count { $0.isNumbered && $0.block <= block }
  }

  private func video(_ frames: FrameBlock, _ run: FramedCondition.Run?) throws(MediaError) -> HTML {
    guard let first = frames.pictures.first else { return .empty }
    let count = frames.pictures.count
    let shown = FrameSelection.of(count, pixelsEach: first.width * first.height)
    var figures: [HTML] = []
    for place in shown {
      let source = frames.sourceIndices.indices.contains(place) ? frames.sourceIndices[place] : place
      let time = FrameSelection.time(source, framesPerSecond: frames.framesPerSecond)
      let description =
        "Frame \(source)\(time.map { " at \($0)" } ?? "") of \(name) as the \(Self.encoder(run, frames)) encoder sees it"
      figures.append(
        try figure(frames.pictures[place], description, run?.embeddings.grid) {
          HTML.element("b") { "Frame \(source)" }
          if let time { " \(time)" }
          if let grid = run?.embeddings.grid {
            HTML.element("span", ["class": "slice"]) { "t \(TokenGrid.slice(place, of: count, grid))" }
          }
        })
    }
    return .element("div", ["class": "block"]) {
      line("\(count) frames of \(first.width)×\(first.height)", run)
      if shown.count < count { HTML.element("p", ["class": "small"]) { "\(shown.count) of the \(count) are shown." } }
      HTML.element("div", ["class": "gallery"]) { .joined(figures) }
    }
  }

  private func tensor(_ tensor: TensorBlock, _ run: FramedCondition.Run?) throws(MediaError) -> HTML {
    let shape = tensor.shape.map(String.init).joined(separator: " × ")
    let maps = try mapGallery(tensor, run)
    return .element("div", ["class": "block"]) {
      line("A tensor of \(shape)", run)
      maps
    }
  }

  private func camera(_ path: CameraBlock, _ run: FramedCondition.Run?) throws(MediaError) -> HTML {
    let maps = try path.maps.map { (maps) throws(MediaError) in try mapGallery(maps, run) }
    let count = path.poses.count
    let seen = path.mapSize.map { ", \(path.shown.count) of them as maps of \($0.width)×\($0.height)" } ?? ""
    return .element("div", ["class": "block"]) {
      line((count == 1 ? "A camera pose" : "A camera path of \(count) poses") + seen, run)
      if let track = CameraTrack(path) { CameraFigures(track, name: name).html }
      if let maps { maps }
    }
  }

  /// Both halves of some maps in false colours.
  private func mapGallery(_ tensor: TensorBlock, _ run: FramedCondition.Run?) throws(MediaError) -> HTML {
    guard tensor.shape.count == 4, tensor.shape[1] == 6 else { return .empty }
    let shown = FrameSelection.spread(tensor.shape[0], most: 6)
    var figures: [HTML] = []
    for (half, channels) in [(MapPicture.Half.first, "1 to 3"), (.second, "4 to 6")] {
      for index in shown {
        guard let picture = MapPicture.picture(tensor, index, half) else { continue }
        figures.append(
          try figure(picture, "Channels \(channels) of map \(index) of \(name) in false colours", run?.embeddings.grid)
          {
            HTML.element("b") { "\(index)" }
            " channels \(channels)"
          })
      }
    }
    guard !figures.isEmpty else { return .empty }
    return .element("details", ["class": "part"]) {
      HTML.element("summary") { "The maps as the encoder sees them (\(shown.count) of \(tensor.shape[0]))" }
      HTML.element("p", ["class": "small"]) {
        "Six numbers for each pixel, three at a time as red, green and blue; grey is zero."
      }
      HTML.element("div", ["class": "gallery"]) { .joined(figures) }
    }
  }

  private func tokens(_ tokens: Embeddings, _ run: FramedCondition.Run?) -> HTML {
    .element("div", ["class": "block"]) {
      line("\(tokens.count) tokens of \(tokens.width) numbers, made by the adapter", run)
    }
  }

  private func figure(
    _ picture: Picture, _ description: String, _ grid: Grid?, most: Int = 248, @HTMLBuilder _ caption: () -> HTML
  ) throws(MediaError) -> HTML {
    let image = try InlinePicture.html(picture, description: description)
    let caption = caption()
    // Small pictures are shown at twice their size, large ones at what a contact sheet has room for.
    let width = min(picture.width <= 160 ? picture.width * 2 : picture.width, most)
    return .element(
      "figure",
      [
        "class": width > picture.width ? "enlarged" : nil,
        "style": "--width:\(width)px;--own:\(picture.width)px",
      ]
    ) {
      HTML.element("div", ["class": "picture"]) {
        image
        if let grid { TokenGrid.overlay(grid) }
      }
      HTML.element("figcaption") { caption }
    }
  }

  private static func encoder(_ run: FramedCondition.Run?, _ frames: FrameBlock) -> String {
    (run?.encoder ?? frames.encoder).rawValue
  }
}
