/// NumPy files for tests.
enum NumpyBytes {
  static func array(_ shape: [Int], _ type: String, _ data: [UInt8]) -> [UInt8] {
    let extents = shape.map { "\($0)," }.joined(separator: " ")
    var header = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': (\(extents)), }".utf8)
    while (header.count + 11) % 64 != 0 { header.append(32) }
    header.append(10)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count & 255), UInt8(header.count >> 8)] + header + data
  }

  static func floats(_ shape: [Int], _ values: [Float]) -> [UInt8] {
    array(shape, "<f4", values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } })
  }
}
