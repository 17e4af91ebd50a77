import Conditions
import Generators
import Glibc
import HTTP
import Manifests
import Media
import Support
import Tensors

/// What this machine and this installation give: looked at, loaded and tried, not guessed.
struct Examination {
  private(set) var findings: [Finding] = []
  /// What holds strangers' adapters back.
  private(set) var fence: [Finding] = []

  /// Whether nothing is missing that runs need.
  var isSound: Bool { !findings.contains { $0.state == .missing } }

  init(_ search: AdapterSearch) {
    findings = [Self.program, Self.machine, Self.media, Self.blas, Self.curl]
    findings += [Self.adapters(search), Self.generators, Self.nano, Self.server] + Self.variables
    fence = Self.triedFence
  }

  // MARK: The program and its libraries

  private static var program: Finding {
    let folder = Program.installation.folder
    guard Program.installation.isLaidOut else {
      let reason = InstallationError.notLaidOut(folder: folder)
      return Finding(name: "program", state: .missing, text: "\(Version.text): \(reason.message)", remedy: reason.hint)
    }
    return Finding(name: "program", state: .ok, text: "\(Version.text) in \(folder)")
  }

  private static var machine: Finding {
    let cores = max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN)))
    let pages = max(0, sysconf(CInt(_SC_PHYS_PAGES)))
    let gibibytes = Double(pages) * Double(sysconf(CInt(_SC_PAGESIZE))) / 0x1p30
    let text = "\(cores) cores, kernels \(Kernels.name), \(Decimal.text(gibibytes, digits: 1)) GiB of memory"
    return Finding(name: "machine", state: .ok, text: text)
  }

  private static var media: Finding {
    do throws(MediaError) {
      try MediaLibraries.load()
      return Finding(name: "FFmpeg", state: .ok, text: "loads")
    } catch {
      return Finding(
        name: "FFmpeg", state: .missing, text: "\(error.message); no clip and no picture can be read",
        remedy: error.hint)
    }
  }

  private static var blas: Finding {
    do throws(BLAS.Unavailable) {
      try BLAS.load()
      return Finding(name: "OpenBLAS", state: .ok, text: "loads")
    } catch {
      return Finding(name: "OpenBLAS", state: .missing, text: error.message, remedy: error.hint)
    }
  }

  private static var curl: Finding {
    do throws(SystemLibrary.Missing) {
      try HTTPLibrary.load()
      return Finding(name: "libcurl", state: .ok, text: "loads")
    } catch {
      return Finding(
        name: "libcurl", state: .note, text: "cannot be loaded (\(error.detail)); no server can write captions",
        remedy: "apt-get install libcurl4, where you want one")
    }
  }

  // MARK: The installation

  private static func adapters(_ search: AdapterSearch) -> Finding {
    do {
      let registry = try AdapterRegistry.standard(options: search.adapterPaths)
      let broken = registry.bundles.filter { $0.problem != nil }
      let places = registry.bundles.map { AdapterPlace($0) }
      let strangers = places.count { $0.isIsolated }
      let text =
        "\(registry.bundles.count) found, \(strangers) of them run in a process of their own, \(broken.count) cannot be "
        + "used, \(registry.rejected.count) left out"
      if registry.bundles.isEmpty {
        return Finding(name: "adapters", state: .missing, text: text, remedy: "make build, or --adapter-path FOLDER")
      }
      let isDoubtful = !broken.isEmpty || !registry.rejected.isEmpty
      return Finding(
        name: "adapters", state: isDoubtful ? .note : .ok, text: text,
        remedy: isDoubtful ? "a2c adapter list says why" : nil)
    } catch {
      return failed("adapters", error)
    }
  }

  private static var generators: Finding {
    do {
      let registry = try GeneratorRegistry.standard()
      let state: Finding.State = registry.ids.isEmpty ? .missing : .ok
      return Finding(name: "generators", state: state, text: "\(registry.ids.count) found")
    } catch {
      return failed("generators", error)
    }
  }

  private static func failed(_ name: String, _ error: any Error) -> Finding {
    let explained = error as? any ExplainedError
    return Finding(
      name: name, state: .missing, text: explained?.description ?? "\(error)", remedy: explained?.hint)
  }

  private static var nano: Finding {
    do throws(InstallationError) {
      return Finding(name: "model nano", state: .ok, text: try Program.installation.file(.models, "nano"))
    } catch {
      return Finding(name: "model nano", state: .note, text: error.message, remedy: "facts writes without a model")
    }
  }

  private static var server: Finding {
    let path = Path.join(Program.installation.folder, "a2c-serve")
    if FileSystem.kind(path) == .file { return Finding(name: "a2c serve", state: .ok, text: path) }
    return Finding(name: "a2c serve", state: .note, text: "is not built", remedy: "make serve, where you want it")
  }

  /// Variables that change what runs do; a key is named and not shown.
  private static var variables: [Finding] {
    let shown = [
      "A2C_ADAPTER_PATH", "A2C_ADAPTERS", "A2C_GENERATOR_PATH", "A2C_TOKENIZER_PATH", "A2C_ISOLATION", "A2C_SERVER",
      "A2C_MODEL", Kernels.variable,
    ]
    let hidden = ["A2C_API_KEY", "OPENAI_API_KEY"]
    return shown.compactMap { name in
      Environment.variable(name).map { Finding(name: name, state: .note, text: "is set: \($0)") }
    }
      + hidden.compactMap { name in
        Environment.variable(name).map { _ in Finding(name: name, state: .note, text: "is set") }
      }
  }

  // MARK: The fence

  private static var triedFence: [Finding] {
    var findings: [Finding]
    do throws(WorkerError) {
      let report = try FenceProbe.report()
      findings = FenceReport.Gap.allCases.map { gap in
        report.gaps.contains(gap)
          ? Finding(name: gap.rawName, state: .note, text: "it can \(gap.text)", remedy: "needs \(gap.remedy)")
          : Finding(name: gap.rawName, state: .ok, text: "it cannot \(gap.text)")
      }
    } catch {
      findings = [
        Finding(
          name: "process", state: .missing, text: "no process can be started for an adapter: \(error.message)",
          remedy: error.hint)
      ]
    }
    findings.append(
      FenceProbe.countsMemory
        ? Finding(name: "memory", state: .ok, text: "it and what it starts are ended above its limit")
        : Finding(
          name: "memory", state: .note, text: "only each process by itself is held to its limit",
          remedy: "needs /proc with children of threads (CONFIG_PROC_CHILDREN)"))
    return findings
  }
}

extension FenceReport.Gap {
  /// What the report calls it.
  fileprivate var rawName: String {
    switch self {
    case .signal: "signals"
    case .look: "environment"
    case .trace: "tracing"
    case .leave: "process group"
    case .write: "writing"
    case .connect: "network"
    case .read: "reading"
    }
  }
}
