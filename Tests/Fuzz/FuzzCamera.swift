import A2CPluginKit

/// Compiled into the camera adapter's module: reads bytes as a camera path, and makes of it what the adapter emits.
public func fuzzCamera(_ bytes: [UInt8]) throws {
  let (path, _) = try PathFormats.read(bytes, path: "path.txt", format: nil)
  try PathChecks.check(path, file: "path.txt")
  guard let poses = RelativePath.cameraToFirst(path.poses) else { return }
  _ = PathPicture.draw(poses)
  if poses.count > 1 { _ = PathWords.describe(PathMotion(poses, lenses: path.poses.map(\.intrinsics))) }
  let lens = LensScaling.pixels(
    path.poses[0].intrinsics, unit: path.unit, source: path.sourceSize ?? LensScaling.usualSource, width: 6, height: 4)
  var values: [Float] = []
  PluckerMap(width: 6, height: 4, lens: lens, cameraToWorld: poses[poses.count - 1]).append(to: &values)
}
