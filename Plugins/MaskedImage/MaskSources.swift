import A2CPluginKit

/// Finds out which input is the mask, and how it is to be read.
struct MaskSources {
  let fill: MaskedImageAdapter.Fill
  let sink: Sink

  /// - Parameter media: one or two.
  /// - Returns: the picture or clip, `nil` where there is a mask alone; and the mask.
  func find(_ media: [Media]) throws -> (source: Media?, mask: Mask) {
    guard media.count > 1 else { return try alone(media[0]) }
    let tones = try media.map { try MaskTones($0) }
    var (source, mask) = (0, 1)
    if tones[0].isMask, !tones[1].isMask {
      (source, mask) = (1, 0)
      try sink.decide("mask", "the first input", because: "it has two tones, the second does not")
    } else if !tones[1].isMask, !media[1].hasAlpha {
      try sink.decide(
        "mask", "the second input", because: "it is the mask by its place, though it has more than two tones")
    }
    return (media[source], try read(media[mask], tones[mask], beside: media[source]))
  }

  /// A mask of its own input.
  private func read(_ mask: Media, _ tones: MaskTones, beside source: Media?) throws -> Mask {
    if mask.hasAlpha, tones.isTransparent, !tones.isMask { return try alpha(mask) }
    if tones.high < 128 {
      try sink.decide(
        "threshold", "\(tones.threshold)", because: "the brightest pixel of the mask has \(tones.high) of 255")
    }
    return Mask(
      media: mask, channel: .tone, threshold: tones.threshold,
      fillsWhite: try fillsWhite(mask, threshold: tones.threshold, beside: source))
  }

  /// A picture whose mask is in itself, or a mask alone.
  private func alone(_ media: Media) throws -> (source: Media?, mask: Mask) {
    let tones = try MaskTones(media)
    if media.hasAlpha, tones.isTransparent { return (media, try alpha(media)) }
    if tones.isMask {
      try sink.decide("mask", "the input itself", because: "it has two tones and no picture stands beside it")
      return (nil, try read(media, tones, beside: nil))
    }
    guard tones.greyShare >= 0.005 else {
      throw AdapterError(
        .badInput, "no mask: the picture is not transparent, nor is a part of it grey (128)", place: media.path,
        hint: "give the mask as a second input: inputs: [picture.png, mask.png]")
    }
    try sink.decide(
      "mask", "grey pixels",
      because: "\(PlainWords.percent(tones.greyShare)) of the pixels have the grey of masked areas")
    return (media, Mask(media: media, channel: .grey, threshold: 128, fillsWhite: true))
  }

  private func alpha(_ media: Media) throws -> Mask {
    let fillsOpaque = fill == .white
    if fill == .auto {
      try sink.decide("fill", "transparent", because: "what is transparent is missing in the picture")
    }
    return Mask(media: media, channel: .alpha, threshold: 128, fillsWhite: fillsOpaque)
  }

  /// White is to be made anew, unless the picture itself is blank where the mask is black and not where it is white.
  private func fillsWhite(_ mask: Media, threshold: Int, beside source: Media?) throws -> Bool {
    switch fill {
    case .white: return true
    case .black: return false
    case .auto: break
    }
    if let source {
      let white = Mask(media: mask, channel: .tone, threshold: threshold, fillsWhite: true)
      let bits = try white.bits(0, width: source.width, height: source.height)
      let raster = try source.frame(0)
      let (spreadWhite, spreadBlack) = (Self.spread(raster, bits, true), Self.spread(raster, bits, false))
      if let spreadWhite, let spreadBlack, min(spreadWhite, spreadBlack) < 4, max(spreadWhite, spreadBlack) > 16 {
        let isWhite = spreadWhite < spreadBlack
        try sink.decide(
          "fill", isWhite ? "white" : "black",
          because: "the picture is blank where the mask is \(isWhite ? "white" : "black")")
        return isWhite
      }
    }
    try sink.decide("fill", "white", because: "masks are usually white where the picture is to be made anew")
    return true
  }

  /// Standard deviation of the tones under one side of the mask, `nil` where there are few pixels.
  private static func spread(_ raster: Raster, _ bits: [Bool], _ side: Bool) -> Double? {
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    for (pixel, bit) in bits.enumerated() where bit == side {
      let tone = Double(Mask.tone(raster, pixel))
      sum += tone
      squares += tone * tone
      count += 1
    }
    guard count >= 0.005 * Double(bits.count) else { return nil }
    return max(0, squares / count - sum / count * sum / count).squareRoot()
  }
}
