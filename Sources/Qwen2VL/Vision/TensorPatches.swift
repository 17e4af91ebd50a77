import Support
package import Tensors

/// How maps of any channel count become rows for an encoder with the vision tower's architecture
/// (the paper, section 6.1: "input channel of 96, patch size of 16").
package struct TensorPacking: Sendable, Equatable {
  /// Channels of the maps: 6 for Plücker maps.
  package var channels: Int
  /// Blocks of unshuffle × unshuffle pixels become channels, as `torch.nn.functional.pixel_unshuffle` orders them.
  package var unshuffle: Int
  /// Consecutive maps stacked into one token's channels.
  package var framesPerToken: Int

  package init(channels: Int, unshuffle: Int, framesPerToken: Int) {
    self.channels = channels
    self.unshuffle = unshuffle
    self.framesPerToken = framesPerToken
  }

  /// Channels that the encoder sees.
  package var packedChannels: Int { channels * unshuffle * unshuffle * framesPerToken }

  /// - Parameters:
  ///   - maps: n × channels × height × width numbers
  /// - Returns: rows [t·h·w, C·T·P·P] in merge order and their grid. A number of maps that does not fill the last step is
  ///   filled up by repeating the last map.
  package func cut(
    _ maps: [Float], count: Int, height: Int, width: Int, _ config: TowerConfig
  ) throws(ModelError) -> (Matrix, PatchGrid) {
    let side = unshuffle * config.patch * config.merge
    guard count > 0, height > 0, width > 0, height % side == 0, width % side == 0 else {
      throw .input("maps of \(width)×\(height) are no multiple of \(side) pixels")
    }
    guard packedChannels == config.channels else {
      throw .input("maps give \(packedChannels) channels where the encoder reads \(config.channels)")
    }
    guard maps.count == Checked.product(count, channels, height, width) else {
      throw .input("\(maps.count) numbers do not fill \(count) maps of \(channels)×\(height)×\(width)")
    }
    let (patch, steps) = (config.patch, config.temporalPatch)
    let perStep = steps * framesPerToken
    let grid = PatchGrid(
      t: (count + perStep - 1) / perStep, h: height / unshuffle / patch, w: width / unshuffle / patch)
    let rows = Matrix(rows: grid.count, columns: config.patchNumbers)
    let places = grid.placesInMergeOrder(merge: config.merge)
    maps.withUnsafeBufferPointer { maps in
      for step in 0..<grid.t {
        for (index, place) in places.enumerated() {
          var target = rows.row(step * places.count + index)
          for channel in 0..<config.channels {
            let (stacked, inMap) = channel.quotientAndRemainder(dividingBy: channels * unshuffle * unshuffle)
            let (source, block) = inMap.quotientAndRemainder(dividingBy: unshuffle * unshuffle)
            let (dy, dx) = block.quotientAndRemainder(dividingBy: unshuffle)
            for frame in 0..<steps {
              let map = min((step * steps + frame) * framesPerToken + stacked, count - 1)
              let plane = (map * channels + source) * height * width
              for y in 0..<patch {
                let line = plane + ((place.row * patch + y) * unshuffle + dy) * width + dx
                for x in 0..<patch { target[x] = maps[line + (place.column * patch + x) * unshuffle] }
                target += patch
              }
            }
          }
        }
      }
    }
    return (rows, grid)
  }
}
