import A2CPluginKit

/// Finds the depth map in pictures that show it beside, or below, the picture it was made from.
struct SideBySide {
  /// What one part of a picture looks like.
  enum Look { case grey, mapped(ColorMapFit), other }

  let part: FramePart
  let name: DepthParameters.Part
  let look: Look

  /// Width of the white strip that Depth-Anything-V2 puts between the two.
  private static let strip = 50
  /// A grey half may have this share of coloured pixels, its partner must have that.
  private static let (mostColored, leastColored) = (0.005, 0.08)

  /// Of a picture beside a map drawn in colours, no more than this share lies on the map.
  private static let mostMapped = 0.6

  /// - Parameter frames: of layout rgb8, neither grey nor drawn with one map as a whole; at least one.
  static func find(_ frames: [Raster]) throws -> SideBySide? {
    for (names, parts) in cuts(frames[0]) {
      let halves = try parts.map { part in try frames.map { try part.cut($0) } }
      let shares = halves.map { ColorCheck.share($0[0]) }
      // Only who writes maps beside pictures puts that strip between them; without it both halves show one scene.
      let isSure = names[0] == .left && hasStrip(frames[0])
      func isPair(_ own: Int, _ other: Int) -> Bool {
        isSure || EdgeMatch(picture: halves[other][0], map: halves[own][0]).isOneScene
      }
      for (own, other) in [(1, 0), (0, 1)] {
        if shares[own] <= mostColored, shares[other] >= leastColored, isPair(own, other) {
          return SideBySide(part: parts[own], name: names[own], look: .grey)
        }
      }
      for (own, other) in [(1, 0), (0, 1)] {
        guard let fit = ColorMapFit.best(halves[own]), ColorMapFit.share(fit.map, halves[other]) <= mostMapped,
          // A map has more shades than a picture of a few colours.
          PictureLook.of(halves[own]) != .flatColours, isPair(own, other)
        else { continue }
        return SideBySide(part: parts[own], name: names[own], look: .mapped(fit))
      }
    }
    return nil
  }

  /// The part that a parameter names.
  static func part(_ name: DepthParameters.Part, _ frame: Raster) -> FramePart {
    let whole = FramePart(x: 0, y: 0, width: frame.width, height: frame.height)
    let gap = hasStrip(frame) ? strip : 0
    let (width, height) = (max(1, (frame.width - gap) / 2), max(1, frame.height / 2))
    return switch name {
    case .auto, .whole: whole
    case .left: FramePart(x: 0, y: 0, width: width, height: frame.height)
    case .right: FramePart(x: frame.width - width, y: 0, width: width, height: frame.height)
    case .top: FramePart(x: 0, y: 0, width: frame.width, height: height)
    case .bottom: FramePart(x: 0, y: frame.height - height, width: frame.width, height: height)
    }
  }

  private static func cuts(_ frame: Raster) -> [([DepthParameters.Part], [FramePart])] {
    var found: [([DepthParameters.Part], [FramePart])] = []
    if frame.width >= 32 { found.append(([.left, .right], [part(.left, frame), part(.right, frame)])) }
    if frame.height >= 32 { found.append(([.top, .bottom], [part(.top, frame), part(.bottom, frame)])) }
    return found
  }

  /// Whether a white strip stands in the middle.
  private static func hasStrip(_ frame: Raster) -> Bool {
    guard frame.width > 2 * strip, (frame.width - strip) % 2 == 0 else { return false }
    let start = (frame.width - strip) / 2
    // Two columns at its sides may be mixed by a codec.
    for row in stride(from: 0, to: frame.height, by: max(1, frame.height / 64)) {
      for column in (start + 2)..<(start + strip - 2) {
        let at = 3 * (row * frame.width + column)
        if frame.bytes[at..<(at + 3)].contains(where: { $0 < 245 }) { return false }
      }
    }
    return true
  }
}
