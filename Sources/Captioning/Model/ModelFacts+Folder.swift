package import Conditions
package import Manifests
import Media
package import Qwen2VL
import Support

extension ModelFacts {
  /// Sizes and sampling of a model in this process, in four layers of which each later one wins: the class's own
  /// values, `preprocessor_config.json`, `a2c.yaml`, the run manifest. Where a largest value comes to stand below a
  /// least one, it counts.
  /// - Throws: ``ModelError/configuration(path:key:problem:)``, `FileError`, `JSONError`.
  package init(_ config: Qwen2VLConfig, _ manifest: ModelManifest?, folder: String, limits: RunLimits) throws {
    let vision = config.vision
    self.init(
      tokenWidth: config.text.width, factor: vision.patch * vision.merge, temporalPatch: vision.temporalPatch)
    try applyPreprocessor(Path.join(folder, "preprocessor_config.json"))
    if let manifest { apply(manifest) }
    apply(limits)
  }

  private mutating func applyPreprocessor(_ path: String) throws {
    guard FileSystem.exists(path) else { return }
    let file = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
    picture.minPixels = try Self.pixels(file, "min_pixels", "shortest_edge", path) ?? picture.minPixels
    picture.maxPixels = try Self.pixels(file, "max_pixels", "longest_edge", path) ?? picture.maxPixels
  }

  private mutating func apply(_ limits: RunLimits) {
    picture.maxPixels = limits.imagePixels ?? picture.maxPixels
    picture.minPixels = min(picture.minPixels, picture.maxPixels)
    video.maxPixels = limits.videoPixels ?? video.maxPixels
    video.minPixels = min(video.minPixels, video.maxPixels)
    sampling.fps = limits.fps ?? sampling.fps
    sampling.maxFrames = limits.frames ?? sampling.maxFrames
    sampling.minFrames = min(sampling.minFrames, sampling.maxFrames)
  }

  /// A number of pixels under either of the keys that versions of transformers write: `min_pixels`, or `shortest_edge`
  /// in `size`.
  private static func pixels(_ file: JSON, _ key: String, _ side: String, _ path: String) throws(ModelError) -> Int? {
    for (name, value) in [(key, file[key]), ("size.\(side)", file["size"]?[side])] {
      guard let value, value != .null else { continue }
      guard let count = value.intValue, (1...Limits.picturePixels).contains(count) else {
        throw .configuration(path: path, key: name, problem: "expected a number of pixels, found \(value.text())")
      }
      return count
    }
    return nil
  }
}
