import A2CPluginKit

/// What an input turned out to be.
enum DepthInput {
  /// With what the pictures look like instead; `nil` where nothing speaks against depth.
  case depth(any DepthSource, PictureLook? = nil)
  /// In colours that are of no known map, which hides which end is near.
  case colored(Media, PictureLook? = nil)
}

/// Recognises inputs by their content. Every choice is told.
struct DepthSources {
  let host: Host
  let parameters: DepthParameters
  let sink: Sink

  func open(_ path: String) throws -> DepthInput {
    if let arrays = try arrays(path) { return .depth(arrays) }
    let media: Media
    do {
      media = try host.open(path)
    } catch let error where error.kind == .badInput {
      // A file that no decoder knows may be an array under another name.
      guard let bytes = try? host.read(path, limit: Limits.arrayFileBytes), ArraySources.isContentSo(bytes) else {
        throw ForeignDepth.explained(error, path, host)
      }
      return .depth(try ArraySources(host: host, parameters: parameters, sink: sink).open([path], path: path))
    }
    guard media.frameCount > 0 else { throw AdapterError(.badInput, "no frames", place: path) }
    return try pictures(media)
  }

  private func arrays(_ path: String) throws -> ArrayDepth? {
    // A host may read no files; then there are only media.
    guard let files = try? host.files(path) else { return nil }
    if ArraySources.mayBeNamedSo(files) {
      let bytes = try host.read(files[0], limit: Limits.arrayFileBytes)
      guard ArraySources.isContentSo(bytes) else { return nil }
      return try ArraySources(host: host, parameters: parameters, sink: sink).open(files, path: path)
    }
    guard ArraySources.isNamedSo(files) else { return nil }
    if files.count == 1 {
      let bytes = try host.read(files[0], limit: Limits.arrayFileBytes)
      if !ArraySources.isContentSo(bytes), (try? host.open(path)) != nil { return nil }
    }
    return try ArraySources(host: host, parameters: parameters, sink: sink).open(files, path: path)
  }

  private func pictures(_ media: Media) throws -> DepthInput {
    let whole = FramePart(x: 0, y: 0, width: media.width, height: media.height)
    if media.isGray, media.bitDepth == 16 {
      var part = whole
      if parameters.part != .auto { part = SideBySide.part(parameters.part, try media.frame(0)) }
      return .depth(DistancePictures(media: media, part: part))
    }
    let frames = try SpreadFrames.indices(of: media.frameCount, most: Self.looks).map { try media.frame($0) }
    let look = PictureLook.of(frames)
    if parameters.part != .auto {
      let part = SideBySide.part(parameters.part, frames[0])
      return try recognised(media, part, try frames.map { try part.cut($0) }) ?? .colored(media)
    }
    if let found = try recognised(media, whole, frames) {
      // Who says how the values are meant has looked at them.
      guard case .depth(let source, _) = found, source is RenderedPictures, parameters.near == .auto, let look,
        [.blank, .lines, .mask, .photo, .cartoon, .text, .colouredLines, .trails, .skeletons].contains(look)
      else { return found }
      return .depth(source, look)
    }
    if parameters.colorMap == nil, let side = try SideBySide.find(frames) {
      try sink.decide("part", side.name.rawValue, because: "a depth map fills that half, a picture the other")
      switch side.look {
      case .grey, .other: return .depth(RenderedPictures(media: media, part: side.part))
      case .mapped(let fit): return .depth(try mapped(media, side.part, fit))
      }
    }
    return .colored(media, look)
  }

  /// Frames that are looked at: the colours of one alone may say little.
  private static let looks = 3

  /// - Parameter frames: that part of some frames, the first among them.
  private func recognised(_ media: Media, _ part: FramePart, _ frames: [Raster]) throws -> DepthInput? {
    if let name = parameters.colorMap {
      guard name != "none", let map = ColorMapFit.of(name, frames) else { return nil }
      return .depth(MappedPictures(media: media, part: part, map: map))
    }
    if !ColorCheck.isColored(frames[0]) { return .depth(RenderedPictures(media: media, part: part)) }
    // Labels in a few colours that come near a map's are none of its distances.
    guard let fit = ColorMapFit.best(frames), fit.isGradual || fit.isExact else { return nil }
    return .depth(try mapped(media, part, fit))
  }

  private func mapped(_ media: Media, _ part: FramePart, _ fit: ColorMapFit) throws -> MappedPictures {
    try sink.decide("colormap", fit.map.name, because: fit.words)
    return MappedPictures(media: media, part: part, map: fit.map)
  }
}
