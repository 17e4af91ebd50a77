import Manifests
import Support

/// Checks for which nothing of the adapter runs.
enum FileChecks {
  static func manifestSchema(_ subject: ValidationSubject) throws -> String {
    let manifest = try subject.bundle().manifest
    try HostServices.check(manifest)
    return "\(manifest.id) \(manifest.version)"
  }

  static func pathsInsideBundle(_ subject: ValidationSubject) throws -> String { try subject.bundle().libraryPath() }

  static func hashMatches(_ subject: ValidationSubject) throws -> String {
    let bundle = try subject.bundle()
    guard let expected = bundle.manifest.platformLibrary?.sha256 else {
      throw Finding.skipped("the manifest names none")
    }
    let path = try bundle.libraryPath()
    let found = try SHA256.hexDigest(ofFile: path)
    guard found == expected else { throw LoadError.hash(file: path, expected: expected, found: found) }
    return found
  }

  static func libraryForThisMachine(_ subject: ValidationSubject) throws -> String {
    let bundle = try subject.bundle()
    try DynamicLibrary.check(bundle.libraryPath(), adapter: bundle.id)
    return Platform.current.rawValue
  }

  static func singleExport(_ subject: ValidationSubject) throws -> String {
    let symbols = try symbols(subject)
    let entry = try subject.bundle().manifest.entry
    guard symbols.exported.contains(entry) else {
      throw LoadError.noEntry(file: try subject.bundle().libraryPath(), symbol: entry)
    }
    let others = symbols.exported.filter {
      $0 != entry && !["_init", "_fini", "__bss_start", "_end", "_edata"].contains($0)
    }
    guard others.isEmpty else {
      throw Finding.warning(
        "\(others.count) more symbols are exported: \(short(others))",
        hint: "compile with -fvisibility=hidden, or link with the version script adapter.map of the kit")
    }
    return entry
  }

  static func neededLibraries(_ subject: ValidationSubject) throws -> String {
    let symbols = try symbols(subject)
    if let relative = symbols.searched.first(where: { !$0.hasPrefix("/") && !$0.hasPrefix("$ORIGIN") }) {
      throw Finding.failed("it looks for libraries in '\(relative)', which is relative to wherever a user is")
    }
    // What every machine has, and what this program ships.
    let usual = [
      "libc.", "libm.", "libgcc_s.", "libstdc++.", "ld-linux", "libpthread.", "libdl.", "librt.", "libswift",
    ]
    let others = symbols.needed.filter { name in !usual.contains { name.hasPrefix($0) } }
    guard others.isEmpty else {
      throw Finding.warning(
        "it needs \(short(others)), which not every machine has",
        hint: "link it into the library, or put it into the bundle with -Wl,-rpath,'$ORIGIN'")
    }
    return symbols.needed.joined(separator: ", ")
  }

  static func noForkExec(_ subject: ValidationSubject) throws -> String {
    let names = Set(try symbols(subject).undefined)
    let starts = names.filter {
      ["fork", "vfork", "system", "popen", "clone", "daemon", "wordexp"].contains($0) || $0.hasPrefix("exec")
        || $0.hasPrefix("posix_spawn")
    }
    guard starts.isEmpty else {
      throw Finding.failed(
        "it can start processes: \(short(starts.sorted()))",
        hint: "an adapter starts none; what they would do has to be done inside it")
    }
    let doubtful = names.intersection([
      "exit", "_exit", "_Exit", "quick_exit", "setlocale", "chdir", "signal", "sigaction", "pthread_create",
      "thrd_create",
      "setenv", "putenv", "umask", "dlopen",
    ])
    guard doubtful.isEmpty else {
      throw Finding.warning(
        "it uses \(short(doubtful.sorted())), which change the process it is a guest in",
        hint: "for threads there is a2c.parallel/1; errors are returned, not exited with")
    }
    return "none of \(names.count) functions"
  }

  static func specialTokens(_ subject: ValidationSubject) throws -> String {
    let tokens = try subject.bundle().manifest.frameTokens
    let reserved = [
      "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|image_pad|>", "<|video_pad|>", "<|vision_pad|>",
      "<|object_ref_start|>", "<|object_ref_end|>", "<|box_start|>", "<|box_end|>", "<|quad_start|>", "<|quad_end|>",
    ]
    for token in [tokens.begin, tokens.end] where reserved.contains(token) {
      throw Finding.failed("\(token) means something else to the model", hint: "name tokens after the adapter")
    }
    let known = ["vision", "motion", "camera"].contains {
      tokens.begin == "<|\($0)_start|>" && tokens.end == "<|\($0)_end|>"
    }
    return "\(tokens.begin) \(tokens.end)"
      + (known ? "" : "; where a model does not know them, those of the vision encoder stand in")
  }

  private static func symbols(_ subject: ValidationSubject) throws -> ELFSymbols {
    let file = try FileSystem.read(subject.bundle().libraryPath(), limit: 1 << 30)
    guard let symbols = ELFSymbols(file) else {
      throw Finding.warning("the library's symbol table cannot be read", hint: "do not strip section headers")
    }
    return symbols
  }

  private static func short(_ names: [String]) -> String {
    names.prefix(5).map { TerminalText.safe($0, limit: 60) }.joined(separator: ", ") + (names.count > 5 ? ", …" : "")
  }
}
