import A2CPluginKit

/// What an input turned out to be.
enum DepthInput {
  case depth(any DepthSource)
  /// Drawn with a colour map, which hides which end is near.
  case colored(Media)
}

/// Recognises inputs. A file format that the host does not decode gets a ``DepthSource`` of its own and a line here.
enum DepthSources {
  static func open(_ path: String, host: Host) throws -> DepthInput {
    let media = try host.open(path)
    guard media.frameCount > 0 else { throw AdapterError(.badInput, "no frames", place: path) }
    if media.isGray, media.bitDepth == 16 { return .depth(DistancePictures(media: media)) }
    if ColorCheck.isColored(try media.frame(0)) { return .colored(media) }
    return .depth(RenderedPictures(media: media))
  }
}
