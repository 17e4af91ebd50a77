import Glibc
import Support

/// A bundle's command.sh, run with stand-ins of the programs that it calls.
struct CommandRun {
  /// One call of a program: its name, its arguments and what it read from its standard input.
  struct Call {
    let program: String
    let arguments: [String]
    let input: String
  }

  let status: CInt
  let calls: [Call]

  var arguments: [String] { calls.flatMap(\.arguments) }

  /// Writes its name, arguments and input, each ended by a byte that no text has.
  private static let standIn = """
    #!/bin/bash
    printf '%s\\x01' "${0##*/}" "$@" >> "$A2C_CALLS"
    printf '\\x02' >> "$A2C_CALLS"
    if [ "${1:-}" = - ]; then cat >> "$A2C_CALLS"; fi
    printf '\\x03' >> "$A2C_CALLS"

    """

  /// Files that commands read of a checkout.
  private static let checkout = [
    "configs/ltxv-13b-0.9.8-distilled.yaml": "prompt_enhancement_words_threshold: 120\n",
    "configs/exp05_text_depths_wo_style.yaml": "guidances: ['y', 'depth']\n",
  ]

  /// - Parameter folder: the checkout, made here.
  init(_ script: String, in folder: String) throws {
    try Self.prepare(folder)
    let calls = folder + "/calls"
    unlink(calls)
    status = try Self.run(script, in: folder, calls: calls)
    guard FileSystem.exists(calls) else {
      self.calls = []
      return
    }
    self.calls = try FileSystem.read(calls, limit: 1 << 24).split(separator: 3).map { bytes in
      let parts = bytes.split(separator: 2, maxSplits: 1, omittingEmptySubsequences: false)
      let words = parts[0].split(separator: 1, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      return Call(
        program: words.first ?? "", arguments: Array(words.dropFirst().dropLast()),
        input: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "")
    }
  }

  private static func prepare(_ folder: String) throws {
    guard !FileSystem.exists(folder + "/python") else { return }
    mkdir(folder, 0o777)
    mkdir(folder + "/configs", 0o777)
    for (name, text) in checkout { try StagedFile.write(Array(text.utf8), to: "\(folder)/\(name)") }
    for name in ["python", "python3", "torchrun", "uv", "accelerate"] {
      try StagedFile.write(Array(standIn.utf8), to: "\(folder)/\(name)")
      try FileSystem.makeExecutable("\(folder)/\(name)")
    }
  }

  /// Runs a script with the stand-ins first in the search path.
  private static func run(_ script: String, in folder: String, calls: String) throws -> CInt {
    let path = Environment.variable("PATH") ?? "/usr/bin:/bin"
    let environment = [
      "PATH=\(folder):\(path)", "HOME=/", "A2C_CALLS=\(calls)", "A2C_SD15=x", "A2C_MOTION=x", "A2C_CAMERACTRL=x",
    ]
    let words: [String] = ["bash", "-c", #"cd "$1" && exec bash "$2" 2>> "$1/errors""#, "bash", folder, script]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var pid: pid_t = 0
    guard posix_spawn(&pid, "/bin/bash", nil, nil, &arguments, &variables) == 0 else { return -1 }
    var status: CInt = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status >> 8 & 0xFF
  }
}
