/// Camera moves as Chinese prompts and captions tell them.
enum IdeographMoves {
  /// Longer words first: `向左平移` is no `平移`.
  private static let words: [(String, CameraMove)] = [
    ("推进", CameraMove(.dolly, "forward")), ("推近", CameraMove(.dolly, "forward")),
    ("前推", CameraMove(.dolly, "forward")), ("向前移动", CameraMove(.dolly, "forward")),
    ("前移", CameraMove(.dolly, "forward")), ("拉远", CameraMove(.dolly, "back")),
    ("后拉", CameraMove(.dolly, "back")), ("拉开", CameraMove(.dolly, "back")),
    ("后退", CameraMove(.dolly, "back")), ("向后移动", CameraMove(.dolly, "back")),
    ("左平移", CameraMove(.truck, "left")), ("左移", CameraMove(.truck, "left")),
    ("左滑动", CameraMove(.truck, "left")), ("右平移", CameraMove(.truck, "right")),
    ("右移", CameraMove(.truck, "right")), ("右滑动", CameraMove(.truck, "right")),
    ("左摇", CameraMove(.pan, "left")), ("左转", CameraMove(.pan, "left")), ("右摇", CameraMove(.pan, "right")),
    ("右转", CameraMove(.pan, "right")), ("上摇", CameraMove(.tilt, "up")), ("下摇", CameraMove(.tilt, "down")),
    ("上升", CameraMove(.pedestal, "up")), ("升起", CameraMove(.pedestal, "up")),
    ("下降", CameraMove(.pedestal, "down")), ("放大", CameraMove(.zoom, "in")), ("缩小", CameraMove(.zoom, "out")),
    ("环绕", CameraMove(.arc)), ("围绕", CameraMove(.arc)), ("固定", CameraMove(.static)),
    ("静止", CameraMove(.static)), ("手持", CameraMove(.handheld)), ("跟随", CameraMove(.follow)),
    ("跟拍", CameraMove(.follow)),
  ]
  /// A sentence about something else names none of them: a balloon rises too.
  private static let cameras = ["镜头", "机位", "摄像机", "摄影机", "相机", "画面", "运镜"]

  /// The moves of a sentence in its order, each with where it stands.
  /// - Parameter isCamera: the sentence is known to be about the camera.
  static func moves(_ sentence: String, isCamera: Bool) -> [CameraMove] {
    guard sentence.contains(where: { $0 >= "\u{4E00}" && $0 <= "\u{9FFF}" }),
      isCamera || cameras.contains(where: { sentence.contains($0) })
    else { return [] }
    var found: [(String.Index, CameraMove)] = []
    for (word, move) in words {
      guard let range = sentence.firstRange(of: word), !found.contains(where: { $0.0 == range.lowerBound }) else {
        continue
      }
      found.append((range.lowerBound, move))
    }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
