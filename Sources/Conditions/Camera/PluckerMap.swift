import Support

/// The Plücker map of one pose: for each pixel the line of sight as moment and direction.
///
/// As in CameraCtrl (and VideoX-Fun: videox_fun/data/utils.py): pixel centres at +0.5, directions of length 1, the moment
/// `origin × direction` in channels 0–2, the direction in channels 3–5.
struct PluckerMap {
  let width, height: Int
  /// The lens in pixels of this map.
  let lens: Intrinsics
  /// From the camera to the axes the map is told in.
  let cameraToWorld: RigidMotion

  /// The six numbers of the pixel in `row` and `column`: moment, then direction.
  @inline(__always)
  private func line(row: Int, column: Int) -> (moment: Vector3, direction: Vector3) {
    let seen = Vector3(
      x: (Double(column) + 0.5 - lens.cx) / lens.fx, y: (Double(row) + 0.5 - lens.cy) / lens.fy, z: 1)
    let direction = cameraToWorld.rotation * (seen * (1 / seen.length))
    return (cameraToWorld.translation.cross(direction), direction)
  }

  /// Appends the map.  // [6, height, width]
  func append(to values: inout [Float]) {
    let plane = height * width
    let start = values.count
    values.append(contentsOf: repeatElement(0, count: 6 * plane))
    values.withUnsafeMutableBufferPointer { output in
      for row in 0..<height {
        for column in 0..<width {
          let (moment, direction) = line(row: row, column: column)
          let at = start + row * width + column
          output[at] = Float(moment.x)
          output[at + plane] = Float(moment.y)
          output[at + 2 * plane] = Float(moment.z)
          output[at + 3 * plane] = Float(direction.x)
          output[at + 4 * plane] = Float(direction.y)
          output[at + 5 * plane] = Float(direction.z)
        }
      }
    }
  }
}

extension CameraBlock {
  /// The shape of ``maps``: shown × 6 × height × width; the sides are 0 where the model has no camera encoder.
  package var mapShape: [Int] { [shown.count, ModelFacts.cameraChannels, mapSize?.height ?? 0, mapSize?.width ?? 0] }

  /// The Plücker maps of the poses that are shown.
  /// - Returns: `nil` where the model has no camera encoder, or the maps are not finite.
  package var maps: TensorBlock? {
    guard let mapSize, let count = Checked.product(mapShape), count > 0 else { return nil }
    let (width, height) = (mapSize.width, mapSize.height)
    var values: [Float] = []
    values.reserveCapacity(count)
    for index in shown {
      PluckerMap(
        width: width, height: height, lens: lensInPixels(of: index, width: width, height: height),
        cameraToWorld: poses[index]
      ).append(to: &values)
    }
    guard values.allSatisfy(\.isFinite) else { return nil }
    return TensorBlock(values: values, shape: mapShape, encoder: .camera)
  }
}
