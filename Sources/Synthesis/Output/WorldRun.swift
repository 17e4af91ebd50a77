import Dispatch
import Glibc
import Support
import Synchronization

/// Writes many samples: several at once, each appearing whole or not at all, so that a run that was broken off goes on
/// where it stopped.
package struct WorldRun: Sendable {
  package let count: Int
  package let seed: UInt64
  package let size: ConditionMaker.Size
  /// Taken in turn; sample `i` gets set `i % sets.count`.
  package let sets: [(name: String, kinds: [ConditionKind])]
  package let folder: String
  /// Whether conditions that a sample does not use are written too.
  package let writesAll: Bool

  package init(
    count: Int, seed: UInt64, size: ConditionMaker.Size, sets: [(name: String, kinds: [ConditionKind])], folder: String,
    writesAll: Bool
  ) {
    self.count = count
    self.seed = seed
    self.size = size
    self.sets = sets
    self.folder = folder
    self.writesAll = writesAll
  }

  /// The folder of a sample: `000017`.
  package func name(_ index: Int) -> String {
    let text = "\(index)"
    return String(repeating: "0", count: max(0, 6 - text.count)) + text
  }

  /// - Parameters:
  ///   - jobs: samples that are made at the same time
  ///   - progress: called after each sample, from any thread, with how many there are by now
  /// - Returns: what the samples consist of, those that stood there before included.
  package func write(jobs: Int, progress: @escaping @Sendable (Int) -> Void) throws -> Statistics {
    try agree()
    let next = Mutex(0)
    let done = Mutex(0)
    let failure = Mutex<(any Error)?>(nil)
    let run = self
    DispatchQueue.concurrentPerform(iterations: min(max(1, jobs), 256)) { _ in
      let builder = SampleBuilder(run.size)
      while failure.withLock({ $0 == nil }) {
        let index = next.withLock { value in
          value += 1
          return value - 1
        }
        guard index < run.count else { return }
        do {
          try run.write(index, builder)
        } catch {
          failure.withLock { $0 = $0 ?? error }
          return
        }
        progress(
          done.withLock { value in
            value += 1
            return value
          })
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return statistics()
  }

  private func write(_ index: Int, _ builder: SampleBuilder) throws {
    let target = Path.join(folder, name(index))
    if FileSystem.exists(Path.join(target, "facts.json")) { return }
    let sample = builder.sample(seed: seed, index: index, kinds: sets[index % sets.count].kinds)
    try StagedFolder.build(target) { folder in
      try SampleWriter.write(sample, builder.maker, to: folder, all: writesAll)
    }
  }

  /// Counts the samples without drawing them.
  package func statistics() -> Statistics {
    var statistics = Statistics()
    for index in 0..<count {
      let set = sets[index % sets.count]
      let scene = World.scene(seed: seed, index: index, personFirst: set.kinds.contains(.pose))
      let text = SampleBuilder.text(of: scene, kinds: set.kinds)
      statistics.add(scene, set: set.name, kinds: set.kinds, prompt: text.prompt, caption: text.caption)
    }
    return statistics
  }

  /// Writes `world.json`, or finds that it says the same.
  private func agree() throws {
    let path = Path.join(folder, "world.json")
    let text =
      JSON.object([
        "world": "run/1", "seed": .int(Int(clamping: seed)), "side": .int(size.side), "frames": .int(size.frames),
        "identity_side": .int(size.identitySide), "sets": .array(sets.map { .string($0.name) }),
        "all_conditions": .bool(writesAll),
      ]).text(pretty: true) + "\n"
    if FileSystem.exists(path) {
      guard try FileSystem.read(path, limit: 1 << 20) == Array(text.utf8) else {
        throw SynthesisError.otherRun(folder: folder)
      }
    } else {
      try makeFolder(folder)
      try StagedFile.write(Array(text.utf8), to: path)
    }
  }

  private func makeFolder(_ path: String) throws {
    if FileSystem.kind(path) == .folder { return }
    let outer = Path.parent(path)
    if outer != path { try makeFolder(outer) }
    guard mkdir(path, 0o777) == 0 || FileSystem.kind(path) == .folder else {
      throw FileError.system(path: path, action: "make the folder", code: errno)
    }
  }
}
