import CA2CPlugin
import Glibc
import Manifests
import Support
import Synchronization

/// Checks of one instance's life, and of several beside each other.
enum LifeChecks {
  static func creates(_ subject: ValidationSubject) throws -> String {
    try ProbedInstance(subject).destroy()
    return "create, destroy"
  }

  static func unknownIDIsRefused(_ subject: ValidationSubject) throws -> String {
    let library = try subject.library()
    let bundle = try subject.bundle()
    let parameters = try subject.parameters().text()
    let services = HostServices(
      adapter: bundle.id, folder: bundle.folder, facts: subject.facts, options: HostOptions(isolation: .none),
      logLimit: 100)
    subject.stage("create")
    for id in [bundle.id + "x", String(bundle.id.dropLast()), ""] {
      var made: UnsafePointer<a2c_adapter>?
      let refusal = ErrorRecord.call { record in
        library.functions.create?(library.entry, id, services.pointer, parameters, &made, record) ?? A2C_INTERNAL
      }
      guard refusal != nil else {
        throw Finding.failed(
          "create made an instance of '\(id)'", hint: "compare the whole id with that of the descriptor")
      }
      guard made == nil else { throw Finding.failed("create failed and left a pointer behind") }
    }
    return "refused"
  }

  static func createDestroyRepeated(_ subject: ValidationSubject) throws -> String {
    for _ in 0..<100 { try ProbedInstance(subject).destroy() }
    return "100 times"
  }

  static func worksWithoutExtensions(_ subject: ValidationSubject) throws -> String {
    HostChanges.offered = Set(try subject.bundle().manifest.requires)
    let instance: ProbedInstance
    do {
      instance = try ProbedInstance(subject) { HostChanges.poor($0) }
      try instance.prepare()
    } catch let refused as ProbedInstance.Refused {
      return "refused in \(refused.function): \(refused.refusal.message)"
    }
    var said = "prepared"
    if !subject.inputs.isEmpty {
      switch try instance.encode(subject.inputs) {
      case .blocks: said = "blocks"
      case .refused(let refusal): said = "refused: \(refusal.message)"
      }
    }
    instance.unprepare()
    instance.destroy()
    return said
  }

  static func encodesSample(_ subject: ValidationSubject) throws -> String {
    guard !subject.inputs.isEmpty else {
      throw Finding.skipped(
        "there is no sample of what it reads", hint: "put one into samples/ of the bundle, or give --input FILE")
    }
    let blocks = try subject.freshBlocks()
    return blocks.map(BlockWords.text).joined(separator: "; ")
  }

  static func lifeTwice(_ subject: ValidationSubject) throws -> String {
    let instance = try ProbedInstance(subject)
    for _ in 0..<2 {
      try instance.prepare()
      for _ in 0..<2 {
        _ = try instance.blocks(subject.inputs)
        instance.reset()
        instance.reset()
      }
      instance.unprepare()
    }
    instance.destroy()
    return "2 × (prepare, 2 × (encode, reset), unprepare)"
  }

  static func extensionsInEveryState(_ subject: ValidationSubject) throws -> String {
    let asked = Asked()
    // Inside encode, whenever the adapter looks whether it shall stop.
    let options = HostOptions(
      isCancelled: {
        asked.ask("encoding")
        return false
      }, isolation: .none)
    let instance = try ProbedInstance(subject, options)
    asked.instance = instance
    asked.ask("created")
    try instance.prepare()
    asked.ask("prepared")
    _ = try instance.encode(subject.inputs)
    asked.ask("prepared")
    instance.reset()
    instance.unprepare()
    asked.ask("created")
    instance.destroy()
    asked.instance = nil
    if let state = asked.wrong { throw Finding.failed("an unknown extension is not NULL while \(state)") }
    return "created, prepared, encoding"
  }

  static func newerHost(_ subject: ValidationSubject) throws -> String {
    let usual = try subject.freshBlocks()
    let instance = try ProbedInstance(subject) { HostChanges.grown($0) }
    try instance.prepare()
    let answer = try instance.encode(
      subject.inputs, sink: { HostChanges.grown($0) }, stride: MemoryLayout<a2c_input>.stride + 24)
    instance.unprepare()
    instance.destroy()
    guard answer.blocks == usual else {
      throw Finding.failed(
        "it gives other blocks to a host whose structs are longer",
        hint: "step through inputs with A2C_INPUT_AT, and compare no struct_size for equality")
    }
    return "the same blocks"
  }

  static func cancels(_ subject: ValidationSubject) throws -> String {
    let isOn = Atomic<Bool>(false)
    let looks = Atomic<Int>(0)
    let options = HostOptions(
      isCancelled: {
        looks.wrappingAdd(1, ordering: .relaxed)
        return isOn.load(ordering: .relaxed)
      }, isolation: .none)
    return try subject.withPrepared(options) { instance in
      isOn.store(true, ordering: .relaxed)
      let start = ResourceUse.seconds
      let answer = try instance.encode(subject.inputs)
      let time = ResourceUse.seconds - start
      guard time < 2 else {
        throw Finding.warning(
          "it went on for \(Int(time * 1000)) ms", hint: "ask a2c.progress/1 is_cancelled ten times a second")
      }
      switch answer {
      case .refused(let refusal) where refusal.status == A2C_CANCELLED: return "cancelled"
      case .refused(let refusal):
        throw Finding.warning("it says '\(refusal.message)'", hint: "return A2C_CANCELLED where it was cancelled")
      case .blocks:
        return looks.load(ordering: .relaxed) == 0 ? "it is done before it asks" : "it was done by then"
      }
    }
  }

  static func twoInstances(_ subject: ValidationSubject) throws -> String {
    let usual = try subject.freshBlocks()
    let results = Mutex<[Result<[Block], any Error>]>([])
    WorkerThread.run(2) { _ in
      let result = Result {
        try subject.withPrepared { instance in try (0..<3).map { _ in try instance.blocks(subject.inputs) } }
      }
      results.withLock { results in
        switch result {
        case .success(let list): results += list.map { .success($0) }
        case .failure(let error): results.append(.failure(error))
        }
      }
    }
    for result in results.withLock({ $0 }) where try result.get() != usual {
      throw Finding.failed(
        "two instances at the same time give other blocks than one",
        hint: "keep nothing in global or static variables, or put a lock around it")
    }
    return "the same blocks"
  }

  static func resetEqualsFresh(_ subject: ValidationSubject) throws -> String {
    let usual = try subject.freshBlocks()
    return try subject.withPrepared { instance in
      _ = try instance.encode(subject.inputs.map { _ in subject.request.scratch + "/missing" })
      instance.reset()
      guard try instance.blocks(subject.inputs) == usual else {
        throw Finding.failed("after an input that failed, and a reset, the sample becomes other blocks")
      }
      instance.reset()
      guard try instance.blocks(subject.inputs) == usual else {
        throw Finding.failed("the second encode of the sample gives other blocks than the first")
      }
      return "the same blocks"
    }
  }
}

/// Asks an instance for extensions that nobody has.
private final class Asked: @unchecked Sendable {
  // checked: the adapter asks the host from the test's own thread, or from others while that one waits.
  var instance: ProbedInstance?
  private(set) var wrong: String?

  func ask(_ state: String) {
    guard let instance else { return }
    for id in ["a2c.nothing/1", ""] where instance.find(id) != nil { wrong = state }
  }
}

/// Other hosts than the usual one, for a process that runs one test.
enum HostChanges {
  // Set before there is an instance, read by it.
  nonisolated(unsafe) static var offered: Set<String> = []

  /// A host that has only the extensions `offered`.
  static func poor(_ host: UnsafePointer<a2c_host>) -> UnsafePointer<a2c_host> {
    let copy = UnsafeMutablePointer<a2c_host>.allocate(capacity: 1)
    copy.initialize(to: host.pointee)
    copy.pointee.get_extension = { _, id in
      guard let id = CText.text(id, limit: 256), HostChanges.offered.contains(id) else { return nil }
      return HostTables.find(id)
    }
    return UnsafePointer(copy)
  }

  /// The same struct in the form of a later host: longer, with members that nobody knows today.
  static func grown<T>(_ table: UnsafePointer<T>) -> UnsafePointer<T> {
    let (size, more) = (MemoryLayout<T>.size, 64)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size + more, alignment: 16)
    memory.copyMemory(from: table, byteCount: size)
    (memory + size).initializeMemory(as: UInt8.self, repeating: 0xEE, count: more)
    memory.storeBytes(of: UInt32(size + more), as: UInt32.self)
    return UnsafePointer(memory.bindMemory(to: T.self, capacity: 1))
  }
}

/// Blocks in a few words.
enum BlockWords {
  static func text(_ block: Block) -> String {
    switch block {
    case .frames(let frames):
      (frames.isVideo ? "\(frames.pictures.count) frames" : "a picture") + " for the \(frames.encoder.rawValue) encoder"
    case .tensor(let tensor): "a tensor \(tensor.shape) for the \(tensor.encoder.rawValue) encoder"
    case .camera(let path): "a camera path of \(path.poses.count) poses"
    case .tokens(let tokens): "\(tokens.count) tokens"
    case .text(let fact): "text: \(TerminalText.safe(fact, limit: 80))"
    }
  }
}
