import CA2CPlugin
import Support

/// The statuses of the ABI and the exit statuses they become.
enum StatusCode {
  static func exitStatus(_ status: a2c_status) -> ExitStatus {
    switch status {
    case A2C_OK: .ok
    case A2C_INVALID_ARGUMENT, A2C_BAD_INPUT: .badInput
    case A2C_MISSING: .missingFile
    case A2C_IO: .io
    case A2C_CANCELLED: .interrupted
    case A2C_UNSUPPORTED, A2C_NO_MEMORY, A2C_TIMEOUT: .unavailable
    default: .internalFault
    }
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
