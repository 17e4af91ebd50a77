/// The machines that an adapter can have a library for.
package enum Platform: String, CaseIterable, Sendable {
  case linuxX86_64 = "linux-x86_64"
  case linuxAArch64 = "linux-aarch64"
  case macosX86_64 = "macos-x86_64"
  case macosAArch64 = "macos-aarch64"

  /// The machine that this program was built for.
  package static let current: Platform = {
    #if os(Linux) && arch(arm64)
      .linuxAArch64
    #elseif os(Linux)
      .linuxX86_64
    #elseif arch(arm64)
      .macosAArch64
    #else
      .macosX86_64
    #endif
  }()
}

extension Schema where Value == String {
  /// A platform's name.
  static var platform: Schema {
    Schema<Platform>.choice().map(expected: "a platform", placeholder: "") { $0.rawValue }
  }
}
