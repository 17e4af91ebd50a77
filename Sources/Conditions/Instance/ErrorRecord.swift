import CA2CPlugin
import Support

/// The C error record, from the host's side.
enum ErrorRecord {
  /// Bytes up to the end of `hint`, the last member of the first version.
  private static let leastSize = (MemoryLayout<a2c_error>.offset(of: \.hint) ?? 0) + 256

  struct Content {
    let status: a2c_status
    let message: String
    let place: String?
    let hint: String?
  }

  /// Calls an adapter's function with a fresh record.
  /// - Returns: what went wrong, `nil` where nothing did.
  static func call(_ body: (UnsafeMutablePointer<a2c_error>) -> a2c_status) -> Content? {
    var record = a2c_error()
    record.struct_size = UInt32(MemoryLayout<a2c_error>.size)
    let status = body(&record)
    guard status != A2C_OK else { return nil }
    let message = text(&record.message)
    return Content(
      status: status, message: message.isEmpty ? "status \(status) without a message" : message,
      place: nonEmpty(text(&record.place)), hint: nonEmpty(text(&record.hint)))
  }

  /// Fills the adapter's record (which may be absent or of an older size) and returns the error's status.
  static func fill(
    _ record: UnsafeMutablePointer<a2c_error>?, _ error: any ExplainedError, status: a2c_status? = nil
  ) -> a2c_status {
    let status = status ?? StatusCode.status(error.exitStatus)
    guard let record, Int(record.pointee.struct_size) >= leastSize else { return status }
    record.pointee.status = status
    FixedText.write(error.place ?? "", into: &record.pointee.place)
    FixedText.write(error.message, into: &record.pointee.message)
    FixedText.write(error.hint ?? "", into: &record.pointee.hint)
    return status
  }

  private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static func text<T>(_ array: inout T) -> String { TerminalText.safe(FixedText.read(&array)) }
}
