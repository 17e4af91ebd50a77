import A2CPluginKit

/// Pictures and clips of labels: palette indices, grey values or colours.
struct MediaSegments {
  let media: Media
  let parameters: SegmentationParameters
  let names: SegmentNames?
  let sink: Sink
  /// It looks like a drawing with outlines, which flat colours of no known palette do not speak against.
  var isCartoon = false

  /// Frames that are looked at for the labels in use.
  private static let frames = 32
  /// Different grey values beyond which a picture is no map of labels.
  private static let mostLabels = 192
  /// The label of borders and of what was not labelled, in most data sets of palette pictures.
  private static let void: Int32 = 255

  func read() throws -> SegmentationInput {
    let census = try ColorCensus(media)
    let isGray = media.isGray || census.isGray
    let format = parameters.format
    // Palettes and grey are read by number; a lossy clip by its shades.
    let isLossless = media.kind != .clip && (media.isIndexed || media.isGray)
    if format == .labels || (format == .auto && (media.isIndexed || (isGray && isLossless))) {
      if let found = try labelled(census) { return .labelled(found) }
    }
    guard let match = parameters.isUnnamed || isGray ? ownColors(census) : chosen(census) else {
      try sink.decide("format", "pictures", because: "they are no flat colours; they are shown as they are")
      return .pictures(media)
    }
    if isCartoon, match.classes == nil {
      try sink.decide(
        "format", "pictures", because: "they look like \(PictureLook.cartoon.words); they are shown as they are")
      return .pictures(media, .cartoon)
    }
    return .labelled(try colored(match, isGray: isGray))
  }

  // MARK: Indices and grey values

  /// - Returns: `nil` where the values are too many to be labels.
  private func labelled(_ census: ColorCensus) throws -> Segmentation? {
    let layout: PixelLayout = media.isIndexed ? .index8 : media.bitDepth > 8 ? .gray16 : .gray8
    let source = LabelPictures(media: media, layout: layout)
    // For each label the colour it has in the pictures.
    var inks: [Int32: Ink] = [:]
    for index in evenly(Self.frames, of: media.frameCount) {
      let labels = try source.labels(index, isStrict: true)
      let colors = media.isIndexed ? try media.frame(index).bytes : []
      for (pixel, label) in labels.enumerated() where inks[label] == nil {
        inks[label] =
          media.isIndexed
          ? Ink(colors[3 * pixel], colors[3 * pixel + 1], colors[3 * pixel + 2])
          : ClassSet.numbered(Int(label) % 256)
      }
      guard inks.count <= (media.isIndexed ? 256 : Self.mostLabels) else { return nil }
    }
    let used = inks.keys.sorted()
    // The palette of a photograph has no labels.
    if census.isBusy, names == nil, knownSet(inks, used, Self.void) == nil { return nil }
    try sink.decide(
      "format", media.isIndexed ? "palette indices" : "grey labels",
      because: media.isIndexed
        ? "the pictures have a palette; the index counts, not its colour" : "\(used.count) different grey values")
    if !media.isIndexed, used == [0, 255] || used == [255] || used == [0, 65535] { return try mask(source, used) }
    return try named(source, inks, used)
  }

  private func mask(_ source: LabelPictures, _ used: [Int32]) throws -> Segmentation {
    let white = used.last ?? 255
    try sink.decide("classes", "one mask", because: "the pictures are black and white; white is the thing")
    return Segmentation(
      source: source,
      classes: [
        0: SegmentClass("background", .black, isNothing: true),
        white: SegmentClass(names?[1] ?? names?[Int(white)] ?? "the masked area", .white, moves: true),
      ], areThings: true, title: nil, isExact: true)
  }

  private func named(_ source: LabelPictures, _ inks: [Int32: Ink], _ used: [Int32]) throws -> Segmentation {
    var classes: [Int32: SegmentClass] = [:]
    var title: String?
    var areThings = true
    let void = Self.void
    if let names {
      for label in used {
        classes[label] = SegmentClass(names[Int(label)] ?? "label \(label)", inks[label] ?? .white, moves: true)
      }
      try sink.decide("classes", "named", because: "names were given")
      areThings = false
    } else if let (set, first, reason) = knownSet(inks, used, void) {
      title = set.title
      areThings = set == .objects
      for label in used where label != void || set == .objects {
        let index = Int(label) - first
        if set.classes.indices.contains(index) { classes[label] = set.classes[index] }
      }
      try sink.decide("classes", first == 0 ? set.rawValue : "\(set.rawValue) from 1", because: reason)
    } else {
      for label in used {
        classes[label] = SegmentClass("label \(label)", inks[label] ?? .white, moves: true)
      }
      try sink.decide(
        "classes", "none", because: "the labels are of no known set; the parameters classes and names tell one")
    }
    try leaveOut(&classes, used, title)
    return Segmentation(source: source, classes: classes, areThings: areThings, title: title, isExact: true)
  }

  /// The label that stands for nothing.
  private func leaveOut(_ classes: inout [Int32: SegmentClass], _ used: [Int32], _ title: String?) throws {
    let label: Int32
    if let asked = parameters.background {
      label = Int32(clamping: asked)
    } else if title == nil, names == nil, used.count > 1, used.first == 0 {
      label = 0
      try sink.decide("background", "0", because: "labels usually begin at 1; background: -1 keeps it")
    } else {
      return
    }
    if let found = classes[label] { classes[label] = SegmentClass(found.name, .black, isNothing: true) }
  }

  /// The known set whose colours the palette gives to the labels, and the label of its first class.
  private func knownSet(
    _ inks: [Int32: Ink], _ used: [Int32], _ void: Int32
  ) -> (set: ClassSet, first: Int, reason: String)? {
    if parameters.isUnnamed { return nil }
    if let asked = parameters.classes {
      // ADE20K's own annotations count from 1 and keep 0 for anything else; a palette that begins at 0 tells otherwise.
      let isOwn = asked == .ade20k && !(media.isIndexed && fits(inks, used, void, ClassSet.ade20k.classes, from: 0))
      return (asked, isOwn ? 1 : 0, isOwn ? "ADE20K's annotations count from 1" : "the parameter classes")
    }
    guard media.isIndexed else { return nil }
    let reason = "the palette's colours are those of it"
    for first in [0, 1] where fits(inks, used, void, ADE20K.classes, from: first) { return (.ade20k, first, reason) }
    if fits(inks, used, void, ClassSet.cityscapes.classes, from: 0) { return (.cityscapes, 0, reason) }
    if fits(inks, used, void, ClassSet.objects.classes, from: 0) {
      return used.contains(void) && used.allSatisfy({ $0 <= 20 || $0 == void })
        ? (.voc, 0, "\(reason), and 255 is VOC's border") : (.objects, 0, reason)
    }
    return nil
  }

  /// Whether all labels in use have the colours of a set, at least one of them not black.
  private func fits(
    _ inks: [Int32: Ink], _ used: [Int32], _ void: Int32, _ classes: [SegmentClass], from first: Int
  ) -> Bool {
    var isTelling = false
    for label in used where label != void && !(first == 1 && label == 0) {
      let index = Int(label) - first
      guard classes.indices.contains(index), classes[index].ink == inks[label] else { return false }
      if classes[index].ink != .black { isTelling = true }
    }
    return isTelling
  }

  // MARK: Colours

  private func chosen(_ census: ColorCensus) -> PaletteMatch? {
    guard let asked = parameters.classes else { return PaletteMatch.find(census) }
    let found = PaletteMatch.find(census)
    let used = found?.classes.map { $0.foundInks == asked.foundInks } == true ? found?.used : nil
    return PaletteMatch(
      classes: asked, inks: asked.foundInks, isSmeared: found?.isSmeared ?? true, reason: "the parameter classes",
      used: used ?? Set(asked.foundInks))
  }

  private func ownColors(_ census: ColorCensus) -> PaletteMatch? { PaletteMatch.own(census) }

  private func colored(_ match: PaletteMatch, isGray: Bool) throws -> Segmentation {
    var inks = match.inks
    var source = pictures(inks, match)
    try sink.decide(
      "format", match.isSmeared ? "colours, smeared" : "colours",
      because: match.isSmeared
        ? "lossy coding moved the colours; each pixel gets the nearest of the palette" : "the pictures are flat colours"
    )
    var set = match.classes
    if let found = set, found == .ade20k, parameters.classes == nil {
      set = try unshifted(source)
      if let set, set != found {
        inks = set.foundInks
        source = pictures(inks, match)
      }
    } else {
      try sink.decide("classes", set?.rawValue ?? "none", because: match.reason)
    }
    var classes: [Int32: SegmentClass] = [:]
    if let set {
      var byInk: [Ink: Int32] = [:]
      for (index, ink) in inks.enumerated() where set.classes.indices.contains(index) {
        // Two classes of one colour cannot be told apart.
        if let other = byInk[ink], let found = classes[other] {
          classes[other] = SegmentClass("\(found.name) or \(set.classes[index].name)", found.ink)
        } else {
          byInk[ink] = Int32(index)
          classes[Int32(index)] = set.classes[index]
        }
      }
    } else {
      classes = unnamed(inks, isGray: isGray)
    }
    return Segmentation(
      source: source, classes: classes, areThings: set == nil || set == .objects, title: set?.title,
      isExact: !match.isSmeared)
  }

  private func pictures(_ inks: [Ink], _ match: PaletteMatch) -> ColorPictures {
    let palette = inks.enumerated().filter { match.used.contains($0.element) }.map { (ink: $1, label: Int32($0)) }
    return ColorPictures(
      media: media, matcher: ColorMatcher(palette, tolerance: match.isSmeared ? PaletteMatch.tolerance : 0))
  }

  /// ADE20K's colours are also used shifted by one; `nil` where it is not clear which it is.
  private func unshifted(_ source: ColorPictures) throws -> ClassSet? {
    let frames = try evenly(8, of: source.frameCount).map { index in
      AreaSurvey(try source.labels(index, isStrict: true), width: source.width, height: source.height).extents
    }
    let verdict = ShiftCheck.verdict(frames)
    let hint = "classes: ade20k or ade20k-shifted settles it"
    switch verdict.classes {
    case .ade20kShifted:
      try sink.decide(
        "classes", ClassSet.ade20kShifted.rawValue,
        because: "the colours are ADE20K's, and the scene makes sense where each stands for the class behind its own; "
          + hint)
      return .ade20kShifted
    case let found?:
      try sink.decide("classes", found.rawValue, because: "the colours are ADE20K's")
      return found
    case nil:
      try sink.decide(
        "classes", "none",
        because: "the colours are ADE20K's, but whether each stands for its own class or the one behind is not clear; "
          + hint)
      return nil
    }
  }

  /// Colours called by their names; several of one name by their numbers too.
  private func unnamed(_ inks: [Ink], isGray: Bool) -> [Int32: SegmentClass] {
    var counts: [String: Int] = [:]
    for ink in inks { counts[ink.name, default: 0] += 1 }
    var classes: [Int32: SegmentClass] = [:]
    for (index, ink) in inks.enumerated() {
      let isNothing = ink.distance(to: .black) < 24 * 24 && inks.count > 1 && parameters.background != -1
      let numbers = counts[ink.name] ?? 0 > 1 ? " (\(ink.red), \(ink.green), \(ink.blue))" : ""
      classes[Int32(index)] = SegmentClass(
        names?[index] ?? "the \(ink.name) area\(numbers)", ink, moves: true, isNothing: isNothing)
    }
    return classes
  }
}
