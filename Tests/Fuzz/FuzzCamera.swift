import A2CPluginKit

/// Compiled into the camera adapter's module: reads bytes as a camera path, and makes of it what the adapter emits. The
/// first byte chooses a file name, since some formats are known by it; the rest stands for every companion too.
public func fuzzCamera(_ bytes: [UInt8]) throws {
  let names = [
    "path.txt", "images.bin", "cameras.bin", "images.txt", "poses_bounds.npy", "transforms.json", "poses.npz",
    "shot.chan", "trajectory.log",
  ]
  // Text and JSON start with their own first byte, so that plain files are seeds.
  let chosen = bytes.first.map { Int($0) } ?? 0
  let content = chosen < names.count ? Array(bytes.dropFirst()) : bytes
  let file = try PathFile(
    path: chosen < names.count ? names[chosen] : names[0], bytes: content, companion: { _ in content })
  var (path, _) = try PathFormats.read(file, format: nil)
  PathChecks.unscaled(&path)
  try PathChecks.check(path, file: file.path)
  guard let poses = RelativePath.cameraToFirst(path.poses, path.convention) else { return }
  _ = PathPicture.draw(RelativePath.sample(32, of: poses.count).map { poses[$0] })
  if poses.count > 1 {
    let curves = PathCurves(poses, lenses: path.poses.map(\.intrinsics))
    _ = PathWords.describe(PathMoves(curves), seconds: path.seconds)
  }
  let lenses = try Lenses(path, CameraParameters(.object([]))) { _, _, _ in }
  let lens = LensScaling.pixels(lenses.lenses[0], unit: lenses.unit, source: lenses.source, width: 6, height: 4)
  var values: [Float] = []
  PluckerMap(width: 6, height: 4, lens: lens, cameraToWorld: poses[poses.count - 1]).append(to: &values)
}
