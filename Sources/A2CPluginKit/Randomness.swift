/// The host's random numbers: the same whenever the same condition is run with the same seed. An adapter uses no
/// others. The sequence begins anew with each ``Adapter/prepare()`` and each ``Adapter/encode(_:into:)``.
public struct HostRandom: RandomNumberGenerator {
  private let host: UnsafePointer<a2c_host>
  private let bits: @convention(c) (UnsafePointer<a2c_host>?) -> UInt64

  fileprivate init(
    _ host: UnsafePointer<a2c_host>, _ bits: @escaping @convention(c) (UnsafePointer<a2c_host>?) -> UInt64
  ) {
    self.host = host
    self.bits = bits
  }

  public mutating func next() -> UInt64 { bits(host) }
}

extension Host {
  /// The host's random numbers, for `Float.random(in:using:)`, `shuffle(using:)` and the like.
  public var random: HostRandom {
    get throws(AdapterError) {
      guard let bits = `extension`(A2C_EXT_RANDOM, as: a2c_ext_random())?.next else {
        throw AdapterError(.unsupported, "this host has no random numbers")
      }
      return HostRandom(host, bits)
    }
  }

  /// Random numbers from 0 up to, but not including, 1.
  public func randomFloats(_ count: Int) throws(AdapterError) -> [Float] {
    guard let fill = `extension`(A2C_EXT_RANDOM, as: a2c_ext_random())?.floats else {
      throw AdapterError(.unsupported, "this host has no random numbers")
    }
    guard count > 0 else { return [] }
    return [Float](unsafeUninitializedCapacity: count) { values, filled in
      values.initialize(repeating: 0)
      fill(host, values.baseAddress, Int64(count))
      filled = count
    }
  }
}
