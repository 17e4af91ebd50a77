import A2CPluginKit

/// What an input turned out to be.
struct Segmentation {
  let source: any LabelSource
  /// What labels stand for. A label that is not in it is drawn black and not told.
  var classes: [Int32: SegmentClass]
  /// Each label is one thing over time, not all things of a class.
  var areThings: Bool
  /// What kind of labels these are, for the first fact: "ADE20K's classes".
  var title: String?
  /// No pixel is wrong for lossy coding.
  var isExact: Bool
}

enum SegmentationInput {
  case labelled(Segmentation)
  /// Pictures that are no flat colours.
  /// With what they look like instead, where that is clear.
  case pictures(Media, PictureLook? = nil)
}
