package import Media
import Support

/// Makes the conditions of scenes, all from the same truth. One for each thread.
package final class ConditionMaker {
  /// How large and how long.
  package struct Size: Sendable, Equatable {
    /// Of clips, in pixels.
    package var side: Int
    package var frames: Int
    /// Of identity pictures, in pixels.
    package var identitySide: Int
    /// Of camera paths.
    package var poses: Int

    /// What the small model reads: nothing is resized on the way to it.
    package static let training = Size(side: 112, frames: 8, identitySide: 84)

    /// - Parameter poses: as many as frames where `nil`
    package init(side: Int, frames: Int, identitySide: Int, poses: Int? = nil) {
      self.side = side
      self.frames = frames
      self.identitySide = identitySide
      self.poses = poses ?? frames
    }

    var rate: Double { Double(frames) / Scene.duration }
    var poseRate: Double { Double(poses) / Scene.duration }
  }

  package let size: Size
  private let clip: Artist
  private let portrait: Artist

  package init(_ size: Size = .training) {
    self.size = size
    clip = Artist(side: size.side)
    portrait = Artist(side: size.identitySide)
  }

  /// One condition of a scene.
  package func make(_ kind: ConditionKind, of scene: Scene) -> ConditionData {
    let rate: JSON = .object([JSON.Member("fps", .double(size.rate))])
    switch kind {
    case .identities:
      let files = IdentityPlan(scene).sheets.enumerated().map { index, sheet in
        SampleFile("identities/\(index + 1).png", .picture(IdentityArtist.picture(sheet, on: portrait)))
      }
      return ConditionData(kind, inputs: files.map(\.name), files: files)
    case .pose:
      let files = (0..<size.frames).map { frame in
        SampleFile(
          "pose/\(number(frame))_keypoints.json",
          .bytes(PoseText.frame(scene, at: Moments.of(frame, size.frames), side: size.side)))
      }
      // Limbs that are two pixels of 112 wide: thin ones are lost on a small model.
      let width = max(1, size.side * 2 / 112)
      return ConditionData(
        kind, inputs: ["pose"],
        parameters: .object([JSON.Member("fps", .double(size.rate)), JSON.Member("line_width", .int(width))]),
        files: files)
    case .camera:
      return ConditionData(
        kind, inputs: ["camera.txt"],
        parameters: .object([
          JSON.Member("fps", .double(size.poseRate)), JSON.Member("width", .int(size.side)),
          JSON.Member("height", .int(size.side)),
        ]), files: [SampleFile("camera.txt", .bytes(CameraText.bytes(scene, frames: size.poses)))])
    case .depth:
      return ConditionData(
        kind, inputs: ["depth"],
        parameters: .object([JSON.Member("near", .string("bright")), JSON.Member("fps", .double(size.rate))]),
        files: frames("depth", scene) { raster, _ in .gray16(Planes.depth(raster, scene), side: size.side) })
    case .segmentation:
      return ConditionData(
        kind, inputs: ["segmentation"],
        parameters: .object([
          JSON.Member("format", .string("labels")), JSON.Member("classes", .string("ade20k")),
          JSON.Member("fps", .double(size.rate)),
        ]),
        files: frames("segmentation", scene) { raster, _ in .indexed(Planes.labels(raster), side: size.side) })
    case .normal:
      return ConditionData(
        kind, inputs: ["normal"], parameters: rate,
        files: frames("normal", scene) { raster, _ in .picture(Planes.normals(raster)) })
    case .sketch:
      Stage.draw(scene, at: 0.5, on: clip.raster)
      return ConditionData(
        kind, inputs: ["sketch.png"], files: [SampleFile("sketch.png", .picture(Planes.sketch(clip.raster)))])
    case .style:
      // Another scene in the same style.
      var other = World.scene(seed: scene.seed ^ 0x57_59_1E, index: scene.index)
      other.style = scene.style
      return ConditionData(
        kind, inputs: ["style.png"], files: [SampleFile("style.png", .picture(clip.picture(other, at: 0.5)))])
    case .masked: return masked(scene)
    case .firstFrame:
      return ConditionData(
        kind, inputs: ["first.png"], parameters: .object([JSON.Member("times", .array([.int(0)]))]),
        files: [SampleFile("first.png", .picture(clip.picture(scene, at: 0)))])
    }
  }

  /// The frames of the clip itself.
  package func video(_ scene: Scene) -> [Picture] {
    (0..<size.frames).map { clip.picture(scene, at: Moments.of($0, size.frames), frame: $0) }
  }

  private func masked(_ scene: Scene) -> ConditionData {
    var pictures: [SampleFile] = []
    var masks: [SampleFile] = []
    for frame in 0..<size.frames {
      var picture = clip.picture(scene, at: Moments.of(frame, size.frames), frame: frame)
      var mask = Picture(width: size.side, height: size.side, fill: (0, 0, 0))
      for (at, isMain) in Planes.mask(clip.raster, object: 1).enumerated() where isMain {
        for channel in 0..<3 {
          picture.pixels[3 * at + channel] = 127
          mask.pixels[3 * at + channel] = 255
        }
      }
      pictures.append(SampleFile("masked/\(number(frame)).png", .picture(picture)))
      masks.append(SampleFile("mask/\(number(frame)).png", .picture(mask)))
    }
    return ConditionData(
      .masked, inputs: ["masked", "mask"], parameters: .object([JSON.Member("fps", .double(size.rate))]),
      files: pictures + masks)
  }

  private func frames(
    _ folder: String, _ scene: Scene, _ content: (RenderTarget, Int) -> SampleFile.Content
  ) -> [SampleFile] {
    (0..<size.frames).map { frame in
      Stage.draw(scene, at: Moments.of(frame, size.frames), on: clip.raster)
      return SampleFile("\(folder)/\(number(frame)).png", content(clip.raster, frame))
    }
  }

  private func number(_ frame: Int) -> String {
    let text = "\(frame)"
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
