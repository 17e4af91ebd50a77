package import Media
package import Tensors

/// Cuts pictures into the rows that the vision tower reads (upstream: `Qwen2VLImageProcessor._preprocess`).
package enum PicturePatches {
  /// Mean and standard deviation of the three colours (CLIP's), of values in 0…1.
  static let mean: [Float] = [0.48145466, 0.4578275, 0.40821073]
  static let deviation: [Float] = [0.26862954, 0.26130258, 0.27577711]

  /// - Parameters:
  ///   - pictures: of one size, each side a multiple of patch × merge. A number that is no multiple of the temporal
  ///     patch is filled up by repeating the last.
  /// - Returns: rows [t·h·w, channels · temporalPatch · patch · patch] in merge order, each in (C, T, H, W) order, and
  ///   their grid.
  package static func cut(_ pictures: [Picture], _ config: TowerConfig) throws(ModelError) -> (Matrix, PatchGrid) {
    guard let first = pictures.first else { throw .input("no pictures to encode") }
    let side = config.patch * config.merge
    guard config.channels == 3 else { throw .input("this encoder reads \(config.channels) channels, not pictures") }
    guard pictures.allSatisfy({ $0.width == first.width && $0.height == first.height }) else {
      throw .input("the frames of one clip differ in size")
    }
    guard first.width % side == 0, first.height % side == 0 else {
      throw .input("a picture of \(first.width)×\(first.height) is no multiple of \(side) pixels")
    }
    let (patch, steps) = (config.patch, config.temporalPatch)
    let grid = PatchGrid(
      t: (pictures.count + steps - 1) / steps, h: first.height / patch, w: first.width / patch)
    let rows = Matrix(rows: grid.count, columns: config.patchNumbers)
    let places = grid.placesInMergeOrder(merge: config.merge)
    let values = normalisedValues
    for step in 0..<grid.t {
      for frame in 0..<steps {
        let picture = pictures[min(step * steps + frame, pictures.count - 1)]
        picture.pixels.withUnsafeBufferPointer { pixels in
          for (index, place) in places.enumerated() {
            let row = rows.row(step * places.count + index)
            for channel in 0..<3 {
              var target = row + (channel * steps + frame) * patch * patch
              for y in 0..<patch {
                var source = ((place.row * patch + y) * picture.width + place.column * patch) * 3 + channel
                for x in 0..<patch {
                  target[x] = values[channel * 256 + Int(pixels[source])]
                  source += 3
                }
                target += patch
              }
            }
          }
        }
      }
    }
    return (rows, grid)
  }

  /// (value / 255 − mean) / deviation for the 3 × 256 cases, in f32 as upstream computes it.
  private static let normalisedValues: [Float] = (0..<3).flatMap { channel in
    (0..<256).map { value in
      (Float(value) * Float(1.0 / 255.0) - mean[channel]) / deviation[channel]
    }
  }
}
