/// The C error record, written and read.
enum ErrorRecord {
  /// Bytes up to the end of `hint`, the last member of the first version.
  private static let leastSize = (MemoryLayout<a2c_error>.offset(of: \.hint) ?? 0) + 256

  /// Calls a C function with a fresh record and throws what it reports.
  static func call(_ body: (UnsafeMutablePointer<a2c_error>) -> a2c_status) throws(AdapterError) {
    var record = a2c_error()
    record.struct_size = UInt32(MemoryLayout<a2c_error>.size)
    let status = body(&record)
    guard status != A2C_OK else { return }
    let message = FixedText.read(&record.message)
    throw AdapterError(
      kind(status), message.isEmpty ? "the host reported status \(status) and no message" : message,
      place: nonEmpty(FixedText.read(&record.place)), hint: nonEmpty(FixedText.read(&record.hint)))
  }

  /// Fills the caller's record (which may be absent) from a thrown error and returns its status.
  static func fill(_ record: UnsafeMutablePointer<a2c_error>?, _ error: any Error) -> a2c_status {
    let status: a2c_status
    var (message, place, hint) = (String(describing: error), String?.none, String?.none)
    switch error {
    case let error as AdapterError:
      status = code(error.kind)
      (message, place, hint) = (error.message, error.place, error.hint)
    case let error as any ExplainedError:
      status = code(error.exitStatus)
      (message, place, hint) = (error.message, error.place, error.hint)
    case is CancellationError:
      status = A2C_CANCELLED
    default:
      status = A2C_INTERNAL
    }
    if let record, Int(record.pointee.struct_size) >= leastSize {
      record.pointee.status = status
      FixedText.write(place ?? "", into: &record.pointee.place)
      FixedText.write(message, into: &record.pointee.message)
      FixedText.write(hint ?? "", into: &record.pointee.hint)
    }
    return status
  }

  static func kind(_ status: a2c_status) -> AdapterError.Kind {
    switch status {
    case A2C_INVALID_ARGUMENT: .invalidArgument
    case A2C_UNSUPPORTED: .unsupported
    case A2C_BAD_INPUT: .badInput
    case A2C_MISSING: .missing
    case A2C_IO: .io
    case A2C_NO_MEMORY: .noMemory
    case A2C_CANCELLED: .cancelled
    case A2C_TIMEOUT: .timeout
    default: .internal
    }
  }

  static func code(_ kind: AdapterError.Kind) -> a2c_status {
    switch kind {
    case .invalidArgument: A2C_INVALID_ARGUMENT
    case .unsupported: A2C_UNSUPPORTED
    case .badInput: A2C_BAD_INPUT
    case .missing: A2C_MISSING
    case .io: A2C_IO
    case .noMemory: A2C_NO_MEMORY
    case .cancelled: A2C_CANCELLED
    case .timeout: A2C_TIMEOUT
    case .internal: A2C_INTERNAL
    }
  }

  private static func code(_ status: ExitStatus) -> a2c_status {
    switch status {
    case .missingFile: A2C_MISSING
    case .io: A2C_IO
    case .unavailable: A2C_UNSUPPORTED
    case .usage: A2C_INVALID_ARGUMENT
    case .interrupted: A2C_CANCELLED
    case .badInput: A2C_BAD_INPUT
    default: A2C_INTERNAL
    }
  }

  private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
