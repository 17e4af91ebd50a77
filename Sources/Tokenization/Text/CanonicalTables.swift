/// What NFC needs to know of each character, as of the Unicode version of the reference's normaliser.
///
/// Hugging Face tokenizers normalises by Unicode 9.0. Normalisation is stable: a later version gives another result only
/// for characters assigned since, and those count as unassigned here (they neither move nor combine).
struct CanonicalTables: Sendable {
  static let shared = CanonicalTables()
  private static let newest = (9, 0)

  /// The one or two characters of a canonical decomposition; a second of 0 stands for none.
  private let decompositions: [UInt32: (first: UInt32, second: UInt32)]
  /// The character that a pair (first in the upper half) composes to.
  private let compositions: [UInt64: UInt32]
  /// Characters that some character before them composes with.
  private let seconds: Set<UInt32>
  /// ``isInert(_:)`` of the characters below U+10000.
  private let plane0: [Bool]

  private init() {
    var decompositions: [UInt32: (first: UInt32, second: UInt32)] = [:]
    var compositions: [UInt64: UInt32] = [:]
    var seconds = Set(Hangul.vowels)
    seconds.formUnion(Hangul.finals)
    for entry in CanonicalData.entries.utf8.split(separator: UInt8(ascii: " ")) {
      let composes = entry.contains(UInt8(ascii: "="))
      let numbers = entry.split { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "+") }
        .compactMap { UInt32(Substring($0), radix: 16) }
      guard numbers.count >= 2 else { continue }
      let second = numbers.count > 2 ? numbers[2] : 0
      decompositions[numbers[0]] = (numbers[1], second)
      if composes {
        compositions[UInt64(numbers[1]) << 32 | UInt64(second)] = numbers[0]
        seconds.insert(second)
      }
    }
    self.decompositions = decompositions
    self.compositions = compositions
    self.seconds = seconds
    plane0 = (UInt32(0)..<0x10000).map { value in
      guard value >= 0x300 else { return true }
      return Self.combiningClass(value) == 0 && !seconds.contains(value)
        && (decompositions[value].map { compositions[UInt64($0.first) << 32 | UInt64($0.second)] == value } ?? true)
    }
  }

  /// Whether NFC never changes the character or anything across the border before it.
  func isInert(_ value: UInt32) -> Bool {
    if value < 0x10000 { return plane0[Int(value)] }
    // Most supplementary characters in use (emoji, rare ideographs) stand where no character is affected.
    if (0x1F000..<0x2F800).contains(value) { return true }
    return Self.combiningClass(value) == 0 && !seconds.contains(value) && decompositions[value] == nil
  }

  /// The canonical combining class; 0 for characters assigned after the reference's version.
  static func combiningClass(_ value: UInt32) -> UInt8 {
    guard value >= 0x300, let properties = Unicode.Scalar(value)?.properties else { return 0 }
    let kind = properties.canonicalCombiningClass.rawValue
    guard kind != 0, let age = properties.age, (age.major, age.minor) <= newest else { return 0 }
    return kind
  }

  /// Appends the full canonical decomposition.
  func decompose(_ value: UInt32, into output: inout [UInt32]) {
    if Hangul.decompose(value, into: &output) { return }
    guard let (first, second) = decompositions[value] else {
      output.append(value)
      return
    }
    // Only the first part of a decomposition is ever decomposed further, to a depth of three.
    decompose(first, into: &output)
    if second != 0 { output.append(second) }
  }

  /// The character that two compose to.
  func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    Hangul.compose(first, second) ?? compositions[UInt64(first) << 32 | UInt64(second)]
  }
}

/// Hangul syllables are composed by arithmetic (The Unicode Standard, section 3.12).
enum Hangul {
  static let vowels: Range<UInt32> = 0x1161..<0x1176
  /// Final consonants; the number of syllables per vowel is one more, for none.
  static let finals: Range<UInt32> = 0x11A8..<0x11C3
  private static let initials: Range<UInt32> = 0x1100..<0x1113
  private static let syllables: Range<UInt32> = 0xAC00..<0xD7A4

  static func decompose(_ value: UInt32, into output: inout [UInt32]) -> Bool {
    guard syllables.contains(value) else { return false }
    let index = value - syllables.lowerBound
    output.append(initials.lowerBound + index / (21 * 28))
    output.append(vowels.lowerBound + index / 28 % 21)
    if index % 28 != 0 { output.append(finals.lowerBound - 1 + index % 28) }
    return true
  }

  static func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if initials.contains(first), vowels.contains(second) {
      return syllables.lowerBound + ((first - initials.lowerBound) * 21 + second - vowels.lowerBound) * 28
    }
    if syllables.contains(first), (first - syllables.lowerBound) % 28 == 0, finals.contains(second) {
      return first + second - finals.lowerBound + 1
    }
    return nil
  }
}
