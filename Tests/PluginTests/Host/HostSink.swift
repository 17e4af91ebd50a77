import CA2CPlugin
import Conditions
import Support

/// The sink that records.
enum HostSink {
  static func plugin(_ sink: UnsafePointer<a2c_sink>?) -> PluginHost {
    guard let data = sink?.pointee.sink_data else { preconditionFailure("the adapter passed another sink") }
    return Unmanaged<PluginHost>.fromOpaque(data).takeUnretainedValue()
  }

  static var table: a2c_sink {
    a2c_sink(
      struct_size: UInt32(MemoryLayout<a2c_sink>.size), reserved: 0, sink_data: nil,
      frames_begin: { sink, frames, wanted, error in
        guard let frames, let wanted else { return A2C_INTERNAL }
        let (host, block) = (HostSink.plugin(sink), frames.pointee)
        guard block.count > 0 else { return HostTables.fail(error, A2C_INVALID_ARGUMENT, "no frames") }
        let isVideo = block.flags & A2C_FRAMES_VIDEO != 0
        if isVideo, !(block.frames_per_second > 0) { return HostTables.fail(error, A2C_INVALID_ARGUMENT, "no rate") }
        host.recording.frames.append(
          Recording.Frames(
            count: Int(block.count), framesPerSecond: block.frames_per_second, encoder: String(cString: block.encoder),
            isVideo: isVideo, isNumbered: block.flags & A2C_FRAMES_NUMBERED != 0))
        let indices = host.wants(Int(block.count)).map(Int64.init)
        let buffer = UnsafeMutableBufferPointer<Int64>.allocate(capacity: indices.count)
        _ = buffer.initialize(from: indices)
        host.wanted = buffer
        wanted.pointee.count = Int64(indices.count)
        wanted.pointee.indices = UnsafePointer(buffer.baseAddress)
        return A2C_OK
      },
      frame: { sink, raster, error in
        guard let raster = raster?.pointee, let bytes = raster.bytes, raster.layout == A2C_RGB8 else {
          return HostTables.fail(error, A2C_INTERNAL, "expected rgb8")
        }
        let host = HostSink.plugin(sink)
        let last = host.recording.frames.count - 1
        let position = host.recording.frames[last].frames.count
        guard let wanted = host.wanted, position < wanted.count else {
          return HostTables.fail(error, A2C_INTERNAL, "more frames than wanted")
        }
        host.recording.frames[last].frames.append(
          Recording.Frame(
            index: Int(wanted[position]), width: Int(raster.width), height: Int(raster.height),
            pixels: Array(UnsafeBufferPointer(start: bytes, count: Int(raster.count)))))
        host.pushed += 1
        return A2C_OK
      },
      frames_end: { sink, _ in
        let host = HostSink.plugin(sink)
        host.wanted?.deallocate()
        host.wanted = nil
        return A2C_OK
      },
      tensor: { sink, tensor, _ in
        guard let tensor else { return A2C_INTERNAL }
        let shape = withUnsafeBytes(of: tensor.pointee.shape) { raw in
          (0..<Int(tensor.pointee.dims)).map { Int(raw.load(fromByteOffset: 8 * $0, as: Int64.self)) }
        }
        HostSink.plugin(sink).recording.tensors.append(
          Recording.Tensor(
            values: Array(UnsafeBufferPointer(start: tensor.pointee.values, count: Int(tensor.pointee.count))),
            shape: shape, encoder: String(cString: tensor.pointee.encoder)))
        return A2C_OK
      },
      tokens: { _, _, _ in A2C_UNSUPPORTED },
      text: { sink, fact, _ in
        guard let fact else { return A2C_INTERNAL }
        HostSink.plugin(sink).recording.texts.append(String(cString: fact))
        return A2C_OK
      },
      decision: { sink, key, value, reason, _ in
        guard let key, let value, let reason else { return A2C_INTERNAL }
        HostSink.plugin(sink).recording.decisions.append(
          Recording.Decision(
            key: String(cString: key), value: String(cString: value), reason: String(cString: reason)))
        return A2C_OK
      },
      claim: { sink, claim, _ in
        guard let claim = claim?.pointee, let aspect = claim.aspect, let value = claim.value,
          let sentence = claim.sentence
        else { return A2C_INTERNAL }
        HostSink.plugin(sink).recording.claims.append(
          Recording.Claim(
            aspect: String(cString: aspect), value: String(cString: value), sentence: String(cString: sentence),
            certainty: Double(claim.certainty)))
        return A2C_OK
      },
      camera: { sink, camera, error in
        guard let camera = camera?.pointee else { return A2C_INTERNAL }
        let (host, count) = (HostSink.plugin(sink), Int(camera.count))
        let pushed = PushedCamera(
          poses: Array(UnsafeBufferPointer(start: camera.poses, count: 12 * count)),
          lenses: Array(UnsafeBufferPointer(start: camera.lenses, count: 4 * count)),
          times: camera.times.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? [],
          unit: camera.lens_unit == A2C_LENS_PIXELS ? .pixels : .normalised,
          framesPerSecond: camera.frames_per_second,
          source: .init(width: camera.source_width, height: camera.source_height), most: Int(camera.most_maps))
        do {
          var block = try pushed.block(maps: Int(host.facts.camera_max_frames))
          if host.facts.has_camera_encoder != 0 {
            block.mapSize = .init(width: Int(host.facts.camera_width), height: Int(host.facts.camera_height))
          }
          host.recording.add(block)
          return A2C_OK
        } catch {
          return HostTables.fail(nil, A2C_INVALID_ARGUMENT, "\(error)")
        }
      })
  }
}
