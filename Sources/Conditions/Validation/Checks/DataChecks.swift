import CA2CPlugin
import CWorker
import Manifests
import Media
import Support

/// Checks of what an adapter makes of good and bad inputs.
enum DataChecks {
  static func outputEqualsManifest(_ subject: ValidationSubject) throws -> String {
    let encoder = try subject.bundle().manifest.encoder
    var found: Set<String> = []
    for block in try subject.freshBlocks() {
      switch block {
      case .frames(let frames): found.insert(frames.encoder.rawValue)
      case .tensor(let tensor): found.insert(tensor.encoder.rawValue)
      case .camera: found.insert(EncoderID.camera.rawValue)
      case .tokens: found.insert(AdapterEncoder.none.rawValue)
      case .text: continue
      }
    }
    let others = found.subtracting([encoder.rawValue]).sorted()
    guard others.isEmpty else {
      throw Finding.failed(
        "the manifest says encoder: \(encoder.rawValue), its blocks are for \(others.joined(separator: ", "))",
        hint: "name the encoder that sees its blocks; none where it emits tokens of its own")
    }
    return found.isEmpty ? "facts only" : encoder.rawValue
  }

  static func deterministic(_ subject: ValidationSubject) throws -> String {
    let first = try subject.freshBlocks()
    // Memory that nobody has written to holds something else from now on.
    cworker_fill_new_memory(0x5C)
    for _ in 0..<3 where try subject.freshBlocks() != first {
      throw Finding.failed(
        "the same sample becomes other blocks the next time",
        hint: "look for memory that is read before it is written, for clocks, and for random numbers of its own")
    }
    return "4 times the same"
  }

  static func missingInput(_ subject: ValidationSubject) throws -> String {
    try expectRefusal(subject, subject.request.scratch + "/there-is-no-such-file\(try ending(subject))")
  }

  static func emptyInput(_ subject: ValidationSubject) throws -> String {
    try expectRefusal(subject, try write([], "empty", subject))
  }

  static func truncatedInput(_ subject: ValidationSubject) throws -> String {
    guard let sample = try sample(subject) else { throw Finding.skipped("the sample is no file") }
    let count = 8
    return try subject.withPrepared { instance in
      for part in 0..<count {
        let bytes = Array(sample[..<(sample.count * part / count)])
        try tryOut(instance, try write(bytes, "truncated-\(part)", subject), subject)
      }
      return "\(count) lengths"
    }
  }

  static func randomInput(_ subject: ValidationSubject) throws -> String {
    let sample = try sample(subject)
    let (first, rounds) = (subject.request.seed, subject.request.rounds)
    return try subject.withPrepared { instance in
      for seed in first..<(first + max(1, rounds)) {
        var numbers = SplitMix(UInt64(truncatingIfNeeded: seed))
        var bytes: [UInt8]
        if let sample, !sample.isEmpty, seed % 2 == 1 {
          bytes = sample
          for _ in 0..<(1 + seed % 16) {
            bytes[Int(numbers.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: numbers.next())
          }
        } else {
          bytes = (0..<Int(numbers.next() % 4096)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        }
        subject.stage("seed \(seed)")
        try tryOut(instance, try write(bytes, "random", subject), subject)
      }
      return "\(max(1, rounds)) inputs from seed \(first) on"
    }
  }

  static func smallestPicture(_ subject: ValidationSubject) throws -> String {
    guard try subject.bundle().manifest.inputs.media.contains(.picture) else {
      throw Finding.skipped("it reads no pictures")
    }
    let path = subject.request.scratch + "/smallest.png"
    try PNG.write(Picture(width: 1, height: 1, fill: (255, 0, 0)), to: path)
    return try subject.withPrepared { instance in
      try tryOut(instance, path, subject)
      return "done"
    }
  }

  /// An input that cannot be read has to be told.
  private static func expectRefusal(_ subject: ValidationSubject, _ path: String) throws -> String {
    try subject.withPrepared { instance in
      let answer = try instance.encode(Array(repeating: path, count: subject.bundle().manifest.inputs.count.min))
      guard case .refused(let refusal) = answer else {
        throw Finding.failed(
          "it succeeded with a file that has nothing in it to read", hint: "return what the host says of the file")
      }
      guard !refusal.message.isEmpty else {
        throw Finding.warning(
          "it returned status \(refusal.status) without a message", hint: "fill the error record, with a2c_fail or so")
      }
      return refusal.message
    }
  }

  /// Whatever comes of it, it has to come back.
  private static func tryOut(_ instance: ProbedInstance, _ path: String, _ subject: ValidationSubject) throws {
    _ = try instance.encode(Array(repeating: path, count: subject.bundle().manifest.inputs.count.min))
    instance.reset()
  }

  private static func sample(_ subject: ValidationSubject) throws -> [UInt8]? {
    guard let path = subject.inputs.first, FileSystem.kind(path) == .file else { return nil }
    return try FileSystem.read(path, limit: 64 << 20)
  }

  private static func ending(_ subject: ValidationSubject) throws -> String {
    if let path = subject.inputs.first {
      let ending = Path.fileExtension(path)
      return ending.isEmpty ? "" : "." + ending
    }
    return switch try subject.bundle().manifest.inputs.media[0] {
    case .picture, .sequence: ".png"
    case .clip: ".mp4"
    case .json: ".json"
    case .text: ".txt"
    case .array: ".npy"
    }
  }

  private static func write(_ bytes: [UInt8], _ name: String, _ subject: ValidationSubject) throws -> String {
    let path = "\(subject.request.scratch)/\(name)\(try ending(subject))"
    try StagedFile.write(bytes, to: path)
    return path
  }
}

/// The same numbers everywhere: SplitMix64.
private struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
