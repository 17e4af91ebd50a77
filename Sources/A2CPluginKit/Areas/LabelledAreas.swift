/// Boxes and masks with labels, frame by frame, as a file of annotations holds them.
public struct LabelledAreas: Sendable {
  /// How the four numbers of a box are meant.
  public enum BoxForm: String, Sendable, CaseIterable {
    /// Left, top, width, height.
    case xywh
    /// Left, top, right, bottom.
    case xyxy
    /// Middle across, middle down, width, height.
    case cxcywh
  }

  /// What coordinates are counted in.
  public enum Unit: String, Sendable, CaseIterable {
    case pixels
    /// Shares of the picture's sides.
    case normalised
  }

  public enum Shape: Sendable, Equatable {
    /// Four numbers; ``LabelledAreas/boxForm`` says which.
    case box([Double])
    /// Outlines that together make the area.
    case polygons([[Double]])  // x, y, x, y …
    case runs(MaskRuns)
  }

  public struct Item: Sendable, Equatable {
    /// Index into ``LabelledAreas/objects``.
    public var object: Int
    public var shape: Shape

    public init(object: Int, shape: Shape) { (self.object, self.shape) = (object, shape) }
  }

  public struct Object: Sendable, Hashable {
    /// Its number in the file, where it has one.
    public var number: Int?
    public var label: String?

    public init(number: Int?, label: String?) { (self.number, self.label) = (number, label) }
  }

  /// The name of the file format, for people.
  public var format: String
  /// Pixels of the picture; `nil` where the file does not tell.
  public var width: Int?
  public var height: Int?
  public var framesPerSecond: Double?
  public var objects: [Object] = []
  public var frames: [[Item]] = []
  /// `nil` where the file does not tell.
  public var boxForm: BoxForm?
  public var unit: Unit?
  /// Each object is one thing over time, not all things of a class.
  public var areThings = true

  public init(format: String) { self.format = format }

  private var indices: [Object: Int] = [:]

  /// The index of an object, made where it is new.
  mutating func index(_ object: Object) -> Int {
    if let known = indices[object] { return known }
    objects.append(object)
    indices[object] = objects.count - 1
    return objects.count - 1
  }

  /// Adds an item; frames up to its own are made.
  public mutating func add(_ shape: Shape, of object: Object, frame: Int) throws(AdapterError) {
    guard (0..<Limits.clipFrames).contains(frame) else {
      throw AdapterError(.badInput, "frame \(frame) is outside of the limit of \(Limits.clipFrames) frames")
    }
    while frames.count <= frame { frames.append([]) }
    frames[frame].append(Item(object: index(object), shape: shape))
  }

  /// Appends the frames of another file; objects with the same number and label are the same.
  public mutating func append(_ other: LabelledAreas) throws(AdapterError) {
    guard frames.count + max(1, other.frames.count) <= Limits.clipFrames else {
      throw AdapterError(.badInput, "more than \(Limits.clipFrames) frames", hint: "cut the clip")
    }
    width = width ?? other.width
    height = height ?? other.height
    boxForm = boxForm ?? other.boxForm
    unit = unit ?? other.unit
    guard width == other.width ?? width, height == other.height ?? height else {
      throw AdapterError(.badInput, "the frames have different sizes")
    }
    for frame in other.frames.isEmpty ? [[]] : other.frames {
      frames.append(frame.map { Item(object: index(other.objects[$0.object]), shape: $0.shape) })
    }
  }
}
