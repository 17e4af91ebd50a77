import CA2CPlugin
import Support

/// The statuses of the ABI and the exit statuses they become.
enum StatusCode {
  /// The exit status of what an adapter reported: one of 65, 66, 69, 74 and 130. Success is none, and what an adapter
  /// calls internal is no defect of this program.
  static func exitStatus(_ status: a2c_status) -> ExitStatus {
    switch status {
    case A2C_INVALID_ARGUMENT, A2C_BAD_INPUT: .badInput
    case A2C_MISSING: .missingFile
    case A2C_IO: .io
    case A2C_CANCELLED: .interrupted
    default: .unavailable
    }
  }

  /// A status as the host takes it: cancelled is only what the host has cancelled.
  static func settled(_ status: a2c_status, isCancelled: Bool) -> a2c_status {
    status == A2C_CANCELLED && !isCancelled ? A2C_INTERNAL : status
  }

  static func status(_ exit: ExitStatus) -> a2c_status {
    switch exit {
    case .badInput: A2C_BAD_INPUT
    case .missingFile: A2C_MISSING
    case .io: A2C_IO
    case .unavailable: A2C_UNSUPPORTED
    case .usage: A2C_INVALID_ARGUMENT
    case .interrupted: A2C_CANCELLED
    default: A2C_INTERNAL
    }
  }
}
