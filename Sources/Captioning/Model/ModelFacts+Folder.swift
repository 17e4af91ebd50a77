package import Conditions
package import Manifests
import Media
package import Qwen2VL
import Support

extension ModelFacts {
  /// Sizes and sampling of an embedded model: the class's own values, then those of `preprocessor_config.json`, then
  /// those of `a2c.yaml`, then the run manifest's. Where a largest value comes to stand below a least one, it counts.
  /// - Throws: ``ModelError/configuration(path:key:problem:)``, `FileError`, `JSONError`.
  package init(_ config: Qwen2VLConfig, _ manifest: ModelManifest?, folder: String, limits: RunLimits) throws {
    let vision = config.vision
    self.init(
      tokenWidth: config.text.width, manifest: manifest, factor: vision.patch * vision.merge,
      temporalPatch: vision.temporalPatch)
    let path = Path.join(folder, "preprocessor_config.json")
    if FileSystem.exists(path) {
      let file = try JSONParser.parse(FileSystem.read(path, limit: Limits.jsonBytes), source: path)
      let least = try Self.pixels(file, "min_pixels", "shortest_edge", path)
      let most = try Self.pixels(file, "max_pixels", "longest_edge", path)
      picture.minPixels = manifest?.vision.image.minPixels ?? least ?? picture.minPixels
      picture.maxPixels = manifest?.vision.image.maxPixels ?? most ?? picture.maxPixels
    }
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
