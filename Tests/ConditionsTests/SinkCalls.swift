import CA2CPlugin
import Conditions
import Support
import Testing

/// The calls of the sink's C table, as an adapter makes them.
extension SinkTests {
  struct Refusal { let status: a2c_status; let message: String }

  func sink(maxTokens: Int = 10, limits: BlockLimits = BlockLimits()) -> (BlockSink, SinkTable) {
    let sink = BlockSink(destination: .model(facts), limits: limits, maxTokens: maxTokens)
    return (sink, SinkTable(sink))
  }

  func call(_ body: (UnsafeMutablePointer<a2c_error>) -> a2c_status) -> Refusal {
    var record = a2c_error()
    record.struct_size = UInt32(MemoryLayout<a2c_error>.size)
    let status = body(&record)
    return Refusal(status: status, message: FixedText.read(&record.message))
  }

  func tensor(
    _ table: SinkTable, shape: [Int64], values: [Float], count: Int64? = nil, dims: Int32? = nil,
    encoder: String? = "camera"
  ) -> Refusal {
    call { error in
      values.withUnsafeBufferPointer { values in
        withOptional(encoder) { encoder in
          var block = a2c_tensor()
          block.struct_size = UInt32(MemoryLayout<a2c_tensor>.size)
          block.dims = dims ?? Int32(shape.count)
          withUnsafeMutableBytes(of: &block.shape) { raw in
            for (index, side) in shape.prefix(8).enumerated() {
              raw.storeBytes(of: side, toByteOffset: 8 * index, as: Int64.self)
            }
          }
          block.count = count ?? Int64(values.count)
          block.values = values.baseAddress
          block.encoder = encoder
          return table.pointer.pointee.tensor(table.pointer, &block, error)
        }
      }
    }
  }

  func withOptional<R>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> R) -> R {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }

  func tokens(
    _ table: SinkTable, count: Int64, width: Int64 = 4, values: [Float], grid: (Int32, Int32, Int32) = (0, 0, 0)
  ) -> Refusal {
    call { error in
      values.withUnsafeBufferPointer { values in
        var block = a2c_tokens()
        block.struct_size = UInt32(MemoryLayout<a2c_tokens>.size)
        block.count = count
        block.width = width
        block.values = values.baseAddress
        block.grid = grid
        return table.pointer.pointee.tokens(table.pointer, &block, error)
      }
    }
  }

  func begin(
    _ table: SinkTable, count: Int64, rate: Double = 8, encoder: String? = "vision", flags: UInt32 = A2C_FRAMES_VIDEO
  ) -> (Refusal, [Int64]) {
    var wanted = a2c_wanted()
    wanted.struct_size = UInt32(MemoryLayout<a2c_wanted>.size)
    let answer = call { error in
      withOptional(encoder) { encoder in
        var block = a2c_frames()
        block.struct_size = UInt32(MemoryLayout<a2c_frames>.size)
        block.count = count
        block.flags = flags
        block.frames_per_second = rate
        block.encoder = encoder
        return table.pointer.pointee.frames_begin(table.pointer, &block, &wanted, error)
      }
    }
    return (answer, Array(UnsafeBufferPointer(start: wanted.indices, count: Int(wanted.count))))
  }

  func frame(
    _ table: SinkTable, width: Int32, height: Int32, layout: Int32 = A2C_RGB8, stride: Int64? = nil,
    count: Int64? = nil,
    bytes: [UInt8]
  ) -> Refusal {
    call { error in
      bytes.withUnsafeBufferPointer { bytes in
        var raster = a2c_raster()
        raster.struct_size = UInt32(MemoryLayout<a2c_raster>.size)
        raster.layout = layout
        raster.width = width
        raster.height = height
        let pixel: Int64 = [A2C_RGB8: 3, A2C_RGBA8: 4, A2C_GRAY8: 1, A2C_GRAY16: 2][layout] ?? 1
        raster.stride = stride ?? Int64(width) * pixel
        raster.count = count ?? Int64(bytes.count)
        raster.bytes = bytes.baseAddress
        return table.pointer.pointee.frame(table.pointer, &raster, error)
      }
    }
  }

  // MARK: Tensors
}
