/// Weights of the adapter's own: a safetensors file of its bundle, mapped and checked by the host. Closed when the last
/// reference goes, at the latest when the adapter ends.
public final class Weights {
  /// One tensor of the file.
  public struct Tensor: Sendable, Equatable {
    public let name: String
    /// Row-major.
    public let shape: [Int]
    /// Numbers: the product of the shape.
    public let count: Int
    let index: Int64
  }

  /// What the adapter opened.
  public let path: String
  /// In the order of the file.
  public let tensors: [Tensor]

  private let host: UnsafePointer<a2c_host>
  private let functions: a2c_ext_weights
  private let handle: OpaquePointer

  init(_ host: UnsafePointer<a2c_host>, _ functions: a2c_ext_weights, _ path: String) throws(AdapterError) {
    guard let open = functions.open, let info = functions.info, let close = functions.close, functions.floats != nil
    else { throw AdapterError(.unsupported, "this host reads no weights") }
    var handle: OpaquePointer?
    var count: Int64 = 0
    try ErrorRecord.call { open(host, path, &handle, &count, $0) }
    guard let handle else { throw AdapterError(.internal, "the host opened nothing", place: path) }
    var tensors: [Tensor] = []
    do throws(AdapterError) {
      for index in 0..<max(count, 0) {
        var facts = a2c_weight_info()
        facts.struct_size = UInt32(MemoryLayout<a2c_weight_info>.size)
        try ErrorRecord.call { info(host, handle, index, &facts, $0) }
        tensors.append(Tensor(facts, index))
      }
    } catch {
      close(host, handle)
      throw error
    }
    self.host = host
    self.functions = functions
    self.path = path
    self.handle = handle
    self.tensors = tensors
  }

  deinit { functions.close?(host, handle) }

  /// The tensor of a name.
  /// - Throws: ``AdapterError`` (bad input) where the file has none, with the names it has in the hint.
  public func tensor(_ name: String) throws(AdapterError) -> Tensor {
    guard let found = tensors.first(where: { $0.name == name }) else {
      let names = tensors.prefix(8).map(\.name).joined(separator: ", ")
      throw AdapterError(.badInput, "there is no tensor '\(name)'", place: path, hint: "it has \(names)")
    }
    return found
  }

  /// A tensor's numbers as floats, whatever their type in the file.
  /// - Parameter shape: what the tensor must have; -1 where any size will do.
  public func floats(_ name: String, shape: [Int]? = nil) throws(AdapterError) -> [Float] {
    let tensor = try tensor(name)
    if let shape {
      let fits = shape.count == tensor.shape.count && zip(shape, tensor.shape).allSatisfy { $0 < 0 || $0 == $1 }
      guard fits else {
        throw AdapterError(.badInput, "'\(name)' has the shape \(tensor.shape), expected \(shape)", place: path)
      }
    }
    return try floats(tensor, from: 0, count: tensor.count)
  }

  /// Some of a tensor's numbers: `count` from number `first` on.
  public func floats(_ tensor: Tensor, from first: Int, count: Int) throws(AdapterError) -> [Float] {
    guard first >= 0, count >= 0, let end = Checked.sum(first, count), end <= tensor.count else {
      throw AdapterError(.internal, "numbers \(first) and \(count) more of \(tensor.count) were asked for", place: path)
    }
    var values = [Float](repeating: 0, count: count)
    guard count > 0, let read = functions.floats else { return values }
    try values.withUnsafeMutableBufferPointer { buffer throws(AdapterError) in
      try ErrorRecord.call {
        read(host, handle, tensor.index, Int64(first), Int64(count), buffer.baseAddress, $0)
      }
    }
    return values
  }
}

extension Weights.Tensor {
  fileprivate init(_ facts: a2c_weight_info, _ index: Int64) {
    var facts = facts
    let dims = max(0, min(Int(facts.dims), Int(A2C_MAX_DIMS)))
    shape = withUnsafeBytes(of: &facts.shape) { raw in
      (0..<dims).map { Int(raw.loadUnaligned(fromByteOffset: 8 * $0, as: Int64.self)) }
    }
    name = facts.name.map { String(cString: $0) } ?? ""
    count = Int(facts.count)
    self.index = index
  }
}

extension Host {
  /// Opens a safetensors file of the adapter's bundle; for ``Adapter/prepare()`` and ``Adapter/encode(_:into:)``. May be
  /// kept as long as the adapter lives.
  /// - Throws: ``AdapterError`` where the file is missing, leads out of the bundle or is no sound safetensors file.
  public func weights(_ path: String) throws(AdapterError) -> Weights {
    guard let functions = `extension`(A2C_EXT_WEIGHTS, as: a2c_ext_weights()) else {
      throw AdapterError(.unsupported, "this host reads no weights")
    }
    return try Weights(host, functions, path)
  }
}
