import ArgumentParser
import Manifests
import Support

/// The video that generators are asked for.
struct VideoOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Size of the video, 720x1280, or proportions, 9:16; overrides the manifest's.", valueName: "size"))
  var size: VideoShape?

  @Option(help: "Length of the video in seconds; overrides the manifest's.")
  var seconds: Double?

  @Option(help: "Frames a second of the video; overrides the manifest's.")
  var fps: Double?

  @Option(help: "Frames of the video, instead of --seconds.")
  var frames: Int?

  @Option(help: "Where the video begins in the conditions' clips, in seconds.")
  var start: Double?

  @Option(
    help: ArgumentHelp(
      "Two kinds of control, pose,depth, as one clip where a generator takes one: the second shows where the first is not.",
      valueName: "kinds"))
  var combine: String?

  func validate() throws {
    if let combine, Self.kinds(combine).count != 2 {
      throw ValidationError("--combine: two kinds with a comma between them, such as pose,depth")
    }
    if let seconds, !(seconds > 0 && seconds <= VideoRequest.mostSeconds) {
      throw ValidationError("--seconds: above 0, up to \(Int(VideoRequest.mostSeconds))")
    }
    if let fps, !(fps > 0 && fps <= 1000) { throw ValidationError("--fps: above 0, up to 1000") }
    if let frames, !(1...Limits.clipFrames).contains(frames) {
      throw ValidationError("--frames: from 1 to \(Limits.clipFrames)")
    }
    if let start, !(start >= 0 && start <= 86_400) { throw ValidationError("--start: from 0 to 86400") }
    if seconds != nil, frames != nil { throw ValidationError("give --seconds or --frames, not both") }
  }

  private static func kinds(_ text: String) -> [String] {
    let kinds = text.split(separator: ",").map(String.init)
    return Set(kinds).count == kinds.count ? kinds : []
  }

  /// Puts what the command line says over the manifest's wishes.
  func settle(_ run: inout RunManifest) {
    if let combine { run.combine = Self.kinds(combine) }
    settle(&run.video)
  }

  private func settle(_ request: inout VideoRequest) {
    request.size = size ?? request.size
    request.fps = fps ?? request.fps
    request.start = start ?? request.start
    if let seconds { (request.seconds, request.frames) = (seconds, nil) }
    if let frames { (request.seconds, request.frames) = (nil, frames) }
  }
}

extension VideoShape: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
