import A2CPluginKit

/// Compiled into the camera adapter's module: reads bytes as a camera path, and makes of it what the adapter emits. The
/// first byte chooses a file name, since some formats are known by it, or moves in words; the rest stands for every
/// companion too.
public func fuzzCamera(_ bytes: [UInt8]) throws {
  let names = [
    "path.txt", "images.bin", "cameras.bin", "images.txt", "poses_bounds.npy", "transforms.json", "poses.npz",
    "shot.chan", "trajectory.log",
  ]
  // Text and JSON start with their own first byte, so that plain files are seeds.
  let chosen = bytes.first.map { Int($0) } ?? 0
  let content = chosen <= names.count ? Array(bytes.dropFirst()) : bytes
  let file = try PathFile(
    path: chosen < names.count ? names[chosen] : names[0], bytes: content, companion: { _ in content })
  var (path, _) = try PathFormats.read(file, format: chosen == names.count ? MovesText.id : nil)
  PathChecks.unscaled(&path)
  try PathChecks.check(path, file: file.path)
  _ = try Lenses(path, CameraParameters(.object([]))) { _, _, _ in }
  guard let poses = PosesFromFirst.cameraToFirst(path.poses, path.convention) else { return }
  _ = PathPicture.draw(EvenSpread.indices(32, of: poses.count).map { poses[$0] })
  guard poses.count > 1, !PathMoves.areSeparateViews(poses) else { return }
  let first = path.poses.first.flatMap { path.convention.worldToCamera($0.matrix)?.inverse?.rotation }
  let curves = PathCurves(poses, lenses: path.poses.map(\.intrinsics), first: first ?? .identity)
  _ = PathWords.describe(PathMoves(curves), seconds: path.seconds)
}
