import Conditions
import Glibc
import Manifests
import Support
import TestSupport
import Testing

/// What holds an adapter's process back, tried on this machine.
@Suite(.enabled(if: BadAdapter.canRun)) struct FenceTests {
  static let report = Result { () throws -> FenceReport in
    guard let program = BadAdapter.program else { throw WorkerError.noWorker(adapter: "") }
    return try FenceProbe.report(program)
  }

  /// Kernels without Landlock leave reading open.
  static let readingIsHeld = (try? report.get())?.gaps.contains(.read) == false

  @Test func filtersHold() throws {
    let gaps = try Self.report.get().gaps
    // Where the kernel has filters, these hold, whatever else it has.
    for gap in [FenceReport.Gap.signal, .trace, .leave, .write, .connect] { #expect(!gaps.contains(gap), "\(gap)") }
  }

  @Test func strictRefusesOrRuns() throws {
    let program = try #require(BadAdapter.program)
    let options = HostOptions(isolation: .strict(program))
    let isWhole = try Self.report.get().gaps.isEmpty
    let error = BadAdapter.error("good", options: options)
    if isWhole {
      #expect(error == nil)
    } else {
      #expect(error?.exitStatus == .unavailable)
      #expect(error?.message.hasPrefix("isolation: strict is asked for") == true)
    }
    let reader = try BadAdapter.reader(options: options)
    let checked = Result { try reader.checkLibrary(BadAdapter.entry("good")) }
    #expect(((try? checked.get()) != nil) == isWhole)
  }

  @Test func theStrongerWishHolds() {
    typealias Isolation = RunIsolation
    for one in Isolation.allCases {
      for other in Isolation.allCases {
        let stronger = Isolation.stronger(one, other)
        #expect(stronger == Isolation.stronger(other, one))
        #expect(stronger == .strict || (one != .strict && other != .strict))
        #expect(stronger != .auto || (one == .auto && other == .auto))
      }
    }
  }

  // MARK: What may be read

  @Test func inputsAreWhatIsGiven() {
    let folder = ScratchFolder()
    for name in ["frames", "elsewhere"] { _ = folder.makeFolder(name) }
    folder.write("1", to: "frames/a_1.png")
    folder.write("2", to: "frames/a_2.png")
    folder.write("3", to: "elsewhere/b.png")
    folder.write("key", to: "elsewhere/id_rsa")
    for (target, name) in [("b.png", "a_3.png"), ("id_rsa", "a_4.png"), ("id_rsa", "key"), ("none.png", "a_5.png")] {
      folder.link("frames/\(name)", to: "\(folder.path)/elsewhere/\(target)")
    }
    let frames = "\(folder.path)/frames"
    #expect(Readable(folder: "/b.a2c", inputs: [frames]).places == ["/b.a2c", frames, "\(frames)/a_3.png"])
    let pattern = Readable(folder: "/b.a2c", inputs: ["\(frames)/a_%d.png"])
    #expect(pattern.listed == [frames])
    #expect(pattern.places.starts(with: ["/b.a2c", "\(frames)/a_1.png", "\(frames)/a_2.png"]))
    #expect(Readable(folder: "/b.a2c", inputs: ["/nowhere/at.all"]).places == ["/b.a2c"])
  }

  @Test func readableCrossesTheWire() throws {
    let readable = Readable(folder: "/b.a2c", inputs: ["/dev", "/dev/null"])
    #expect(Readable(readable.json) == readable)
    #expect(Readable(.object([])) == nil)
  }

  // MARK: Counting

  @Test func aProcessTreeCountsItself() {
    let tree = ProcessTree(of: getpid(), most: 64)
    #expect(tree.processes.first == getpid())
    #expect(tree.memory() >= tree.exactMemory())
    #expect(tree.exactMemory() > 1 << 20)
    let gone = ProcessTree(of: 1 << 29, most: 64)
    #expect(gone.memory() == 0 && gone.exactMemory() == 0)
  }
}
