/// Compiled into the module of tensors: reads bytes as the header of a GGUF file.
public func fuzzGGUF(_ bytes: [UInt8]) throws {
  let header = try bytes.withUnsafeBytes { try GGUFHeader(file: $0) }
  for tensor in header.tensors where tensor.range.upperBound > bytes.count { fatalError("a tensor past the end") }
}
