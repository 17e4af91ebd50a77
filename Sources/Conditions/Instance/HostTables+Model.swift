import CA2CPlugin
import Support

/// Weights of the adapter's bundle, encoders of the model.
extension HostTables {
  nonisolated(unsafe) static let weights = table(
    a2c_ext_weights(
      struct_size: size(a2c_ext_weights.self), reserved: 0,
      open: { host, path, out, count, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let path = CText.text(path), let out, let count else {
            throw .argument("weights.open was called with a NULL")
          }
          let file = try services.weights.open(path)
          out.pointee = file.handle
          count.pointee = Int64(file.count)
        }
      },
      info: { host, weights, index, info, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let info else {
            throw .argument("weights.info was called with a NULL")
          }
          var record = try services.weights.info(weights, index)
          record.struct_size = info.pointee.struct_size
          answer(record, into: info, room: info.pointee.struct_size)
        }
      },
      find: { host, weights, name, index, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let name = CText.text(name), let index else {
            throw .argument("weights.find was called with a NULL")
          }
          index.pointee = Int64(try services.weights.index(weights, of: name))
        }
      },
      floats: { host, weights, index, first, count, into, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let into else {
            throw .argument("weights.floats was called with a NULL")
          }
          try services.weights.read(weights, index, from: first, count: count, into: into)
        }
      },
      close: { host, weights in HostServices.of(host)?.weights.close(weights) }))

  nonisolated(unsafe) static let encoders = table(
    a2c_ext_encoders(
      struct_size: size(a2c_ext_encoders.self), reserved: 0,
      count: { host in HostServices.of(host)?.encoders.count ?? 0 },
      info: { host, index, info, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let info else {
            throw .argument("encoders.info was called with a NULL")
          }
          var record = try services.encoders.info(index)
          record.struct_size = info.pointee.struct_size
          answer(record, into: info, room: info.pointee.struct_size)
        }
      },
      grid: { host, frames, width, height, out, error in
        reporting(error) { () throws(HostError) in
          guard let services = HostServices.of(host), let frames, let out else {
            throw .argument("encoders.grid was called with a NULL")
          }
          let grid = try services.encoders.grid(known(frames, as: a2c_frames()), width: width, height: height)
          (out[0], out[1], out[2]) = (Int32(clamping: grid.t), Int32(clamping: grid.h), Int32(clamping: grid.w))
        }
      }))
}
