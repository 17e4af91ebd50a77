import A2CPluginKit

/// A known set of classes with their colours.
enum ClassSet: String, CaseIterable {
  /// ADE20K's 150 classes.
  case ade20k
  /// ADE20K's classes, each in the colour of the class before it, the first in black. Scripts that put black in front of
  /// the palette for "other" and look it up by numbers that count from 0 write such pictures; many follow the ControlNet
  /// examples of the diffusers library in that.
  case ade20kShifted = "ade20k-shifted"
  /// Cityscapes' 19 training classes.
  case cityscapes
  /// Pascal VOC's 21 classes.
  case voc
  /// Objects by number, in the colours that VOC and DAVIS give to numbers.
  case objects

  /// What a person calls it.
  var title: String {
    switch self {
    case .ade20k: "ADE20K"
    case .ade20kShifted: "ADE20K shifted by one"
    case .cityscapes: "Cityscapes"
    case .voc: "Pascal VOC"
    case .objects: "the DAVIS palette"
    }
  }

  /// The classes; a class's place in the list is its label.
  var classes: [SegmentClass] {
    switch self {
    case .ade20k: Self.ade20kClasses
    case .ade20kShifted: Self.shiftedClasses
    case .cityscapes: Self.cityscapesClasses
    case .voc: Self.vocClasses
    case .objects: Self.objectClasses
    }
  }

  /// The colours the input's classes are in: with ``ade20kShifted`` not those of ``classes``.
  var foundInks: [Ink] {
    self == .ade20kShifted
      ? [.black] + ADE20K.classes.dropLast().map(\.ink) : classes.map(\.ink)
  }

  private static let unlabelled = SegmentClass("not labelled", .black, isNothing: true)
  private static let ade20kClasses = ADE20K.classes + [unlabelled]
  private static let shiftedClasses = ADE20K.classes

  private static let cityscapesClasses: [SegmentClass] =
    """
    road 804080 ob-
    sidewalk F423E8 ob-
    building 464646 o--
    wall 66669C o--
    fence BE9999 o--
    pole 999999 o--
    traffic light FAAA1E o--
    traffic sign DCDC00 o--
    vegetation 6B8E23 o--
    terrain 98FB98 ob-
    sky 4682B4 ot-
    person DC143C --m
    rider FF0000 --m
    car 00008E o-m
    truck 000046 o-m
    bus 003C64 o-m
    train 005064 o-m
    motorcycle 0000E6 o-m
    bicycle 770B20 --m
    """
    .split(separator: "\n").compactMap { SegmentClass(row: $0) } + [unlabelled]

  private static let vocNames = [
    "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "dining table", "dog",
    "horse", "motorbike", "person", "potted plant", "sheep", "sofa", "train", "television",
  ]

  private static let vocClasses =
    [SegmentClass("background", .black, isNothing: true)]
    + vocNames.enumerated().map { SegmentClass($1, numbered($0 + 1), moves: true) }

  private static let objectClasses =
    [SegmentClass("background", .black, isNothing: true)]
    + (1..<256).map { SegmentClass("object \($0)", numbered($0), moves: true) }

  /// The colour of a number in VOC and DAVIS: its bits are dealt to red, green and blue in turn, from the high bit down.
  static func numbered(_ number: Int) -> Ink {
    var (rest, channels) = (number, [UInt8](repeating: 0, count: 3))
    for shift in stride(from: 7, through: 0, by: -1) {
      for channel in 0..<3 { channels[channel] |= UInt8(rest >> channel & 1) << UInt8(shift) }
      rest >>= 3
    }
    return Ink(channels[0], channels[1], channels[2])
  }
}
