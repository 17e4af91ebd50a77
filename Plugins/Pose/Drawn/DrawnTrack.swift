import A2CPluginKit

/// The people of a clip in which skeletons are drawn, read back from the colours of OpenPose's COCO model, DWPose and
/// what draws like them.
struct DrawnTrack {
  /// Points in pixels of the clip.
  let tracks: [PersonTrack]
  /// Frames that were looked at, all of them unless the clip is long.
  let frameCount: Int
  let size: CanvasSize
  /// People at the same time at the most, and whether that many are there all the time.
  let mostPeople: Int
  let isAlwaysAll: Bool
  /// Whether the number of people is sure.
  let isCounted: Bool

  /// Frames that are looked at.
  private static let most = 600
  /// Frames from which the size of the drawing is taken.
  private static let samples = 12
  /// A frame is read where this share of its limbs' colours belongs to people who were found.
  private static let leastExplained = 0.55
  /// Share of the frames that have to be read before anything is said.
  private static let leastRead = 0.8

  /// `nil` where the drawing is of another kind, too small, or too much in it stays unexplained.
  init?(_ media: Media, _ host: Host) throws {
    try self.init(frameCount: media.frameCount, size: CanvasSize(width: media.width, height: media.height)) {
      try host.checkCancellation()
      return try media.frame($0)
    }
  }

  /// - Parameter frame: a frame by its number, of layout rgb8.
  init?(frameCount: Int, size: CanvasSize, frame: (Int) throws -> Raster) rethrows {
    self.size = size
    var radii: [Double] = []
    for index in SpreadFrames.indices(of: frameCount, most: Self.samples) {
      radii += JointDiscs(try Self.map(frame(index))).radii
    }
    guard !radii.isEmpty else { return nil }
    let radius = radii.sorted()[radii.count / 2]
    guard radius >= Self.leastRadius else { return nil }
    var frames: [PoseFrame] = []
    var left: [[[Point]]] = []
    var read = 0
    for index in SpreadFrames.indices(of: frameCount, most: Self.most) {
      let map = Self.map(try frame(index))
      let reader = SkeletonReader(map, JointDiscs(map), radius: radius)
      if reader.explained >= Self.leastExplained { read += 1 }
      frames.append(PoseFrame(people: reader.people, canvas: size))
      left.append(reader.loose)
    }
    guard Double(read) >= Self.leastRead * Double(frames.count) else { return nil }
    // What stands for a moment only is a slip of the reading.
    let usual = frames.count < 8 ? 1 : max(2, frames.count / 8)
    let all = Following.tracks(of: frames)
    var loose = LooseJoints(left, radius: radius)
    let usually = all.filter { $0.people.count >= usual }.sorted { $0.people.count > $1.people.count }
    let tracks = Crossings.settled(usually, &loose, radius: radius)
      .map { Profile.filled(loose.given(to: $0.withoutSlips)) }
    let slips = all.filter { $0.people.count < usual }.reduce(0) { $0 + $1.people.count }
    isCounted = 20 * slips <= frames.count
    self.tracks = tracks
    self.frameCount = frames.count
    mostPeople = frames.indices.map { index in tracks.count { $0.people[index] != nil } }.max() ?? 0
    guard mostPeople > 0 else { return nil }
    let gap = min(PersonTrack.longestGap, frames.count / 16)
    isAlwaysAll =
      tracks.count { track in
        guard let first = track.frames.first, let last = track.frames.last else { return false }
        return first <= gap && last >= frames.count - 1 - gap && 2 * track.people.count >= frames.count
      } == mostPeople
  }

  /// Joints of fewer pixels have lost their colours.
  private static let leastRadius = 1.7

  private static func map(_ raster: Raster) -> ClassMap {
    ClassMap(width: raster.width, height: raster.height, classes: SkeletonColors.classes(raster))
  }
}
