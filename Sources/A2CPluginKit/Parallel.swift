import Synchronization

extension Host {
  /// How many pieces ``parallel(_:_:)`` works on at once, at least 1. A result must not depend on it.
  public var parallelWidth: Int {
    guard let width = `extension`(A2C_EXT_PARALLEL, as: a2c_ext_parallel())?.width else { return 1 }
    return max(1, Int(width(host)))
  }

  /// Calls `body` once for each index in `0..<count`, in any order, on several of the host's threads at the same time;
  /// returns when the last call has. Where the host has no threads to give, one after the other. For
  /// ``Adapter/prepare()`` and ``Adapter/encode(_:into:)``; inside `body`, of the host only what any thread may use.
  /// - Throws: what the call with the lowest index threw; no further ones are begun then.
  public func parallel(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    guard let run = `extension`(A2C_EXT_PARALLEL, as: a2c_ext_parallel())?.run else {
      for index in 0..<max(count, 0) { try body(index) }
      return
    }
    let work = ParallelWork(body)
    do throws(AdapterError) {
      try withExtendedLifetime(work) { () throws(AdapterError) in
        try ErrorRecord.call { record in
          run(
            host, Int64(count), Unmanaged.passUnretained(work).toOpaque(),
            { context, index in
              guard let context else { return A2C_INTERNAL }
              return Unmanaged<ParallelWork>.fromOpaque(context).takeUnretainedValue().call(Int(index))
            }, record)
        }
      }
    } catch {
      throw work.failure ?? error
    }
  }

  /// Memory that the host frees when the running ``Adapter/prepare()`` or ``Adapter/encode(_:into:)`` has returned: zero,
  /// and its address a multiple of 64. A Swift array is simpler; this one is for C code that wants a place.
  public func scratch(bytes count: Int) throws(AdapterError) -> UnsafeMutableRawBufferPointer {
    guard let take = `extension`(A2C_EXT_SCRATCH, as: a2c_ext_scratch())?.take else {
      throw AdapterError(.unsupported, "this host gives no scratch memory")
    }
    var place: UnsafeMutableRawPointer?
    try ErrorRecord.call { take(host, Int64(count), &place, $0) }
    return UnsafeMutableRawBufferPointer(start: place, count: count)
  }
}

/// What ``Host/parallel(_:_:)`` hands to the host: the body, and the first error of it.
private final class ParallelWork: Sendable {
  private let body: @Sendable (Int) throws -> Void
  private let failed = Mutex<(index: Int, error: any Error)?>(nil)

  init(_ body: @escaping @Sendable (Int) throws -> Void) { self.body = body }

  var failure: (any Error)? { failed.withLock { $0?.error } }

  func call(_ index: Int) -> a2c_status {
    do {
      try body(index)
      return A2C_OK
    } catch {
      failed.withLock { failed in
        if index < failed?.index ?? .max { failed = (index, error) }
      }
      return ErrorRecord.fill(nil, error)
    }
  }
}
