import Support

/// Reads a model's `config.json`, naming file and key in every error.
struct ConfigReader {
  let path: String
  private let scope: String
  /// Objects to look a key up in, the most specific first.
  private let objects: [JSON]

  init(path: String, json: JSON) {
    self.path = path
    self.scope = ""
    self.objects = [json]
  }

  private init(path: String, scope: String, objects: [JSON]) {
    self.path = path
    self.scope = scope
    self.objects = objects
  }

  /// The reader of a nested object, `nil` where there is none.
  func nested(_ key: String) -> ConfigReader? {
    guard let object = value(key), object.members != nil else { return nil }
    return ConfigReader(path: path, scope: scope + key + ".", objects: [object])
  }

  /// A reader that looks into `key` first and then into this object: released files keep the text model's keys at the
  /// top, newer ones in `text_config`.
  func preferring(_ key: String) -> ConfigReader {
    guard let object = value(key), object.members != nil else { return self }
    return ConfigReader(path: path, scope: scope, objects: [object] + objects)
  }

  func value(_ key: String) -> JSON? {
    for object in objects {
      if let value = object[key], value != .null { return value }
    }
    return nil
  }

  func error(_ key: String, _ problem: String) -> ModelError {
    .configuration(path: path, key: scope + key, problem: problem)
  }

  /// An integer within `range`; the first of `keys` that exists counts.
  func int(_ keys: String..., in range: ClosedRange<Int>, default fallback: Int? = nil) throws(ModelError) -> Int {
    for key in keys {
      guard let found = value(key) else { continue }
      guard let number = found.intValue, range.contains(number) else {
        throw error(key, "expected an integer from \(range.lowerBound) to \(range.upperBound), found \(found.text())")
      }
      return number
    }
    guard let fallback else { throw error(keys[0], "missing") }
    return fallback
  }

  /// A finite number above zero, no larger than what single precision can be computed with.
  func positive(_ keys: String..., most: Double = 1e30, default fallback: Double? = nil) throws(ModelError) -> Double {
    for key in keys {
      guard let found = value(key) else { continue }
      guard let number = found.doubleValue, number.isFinite, number > 0, number <= most else {
        throw error(key, "expected a number above zero and at most \(most), found \(found.text())")
      }
      return number
    }
    guard let fallback else { throw error(keys[0], "missing") }
    return fallback
  }

  /// Throws where `key` is there and names another way of computing than the one that is written here.
  func expect(_ key: String, _ name: String) throws(ModelError) {
    guard let found = value(key), found.stringValue != name else { return }
    throw error(key, "expected '\(name)', which is what is computed, found \(found.text())")
  }

  /// Checks the ids of special tokens that the object itself names: each has a row in the table of tokens.
  func checkTokens(vocabulary: Int) throws(ModelError) {
    for member in objects.first?.members ?? [] where member.key.hasSuffix("_token_id") && member.value != .null {
      let ids = (member.value.arrayValue ?? [member.value]).map(\.intValue)
      let isPadding = member.key == "pad_token_id"
      // Padding of -1 is written where there is none.
      guard ids.allSatisfy({ id in id.map { (0..<vocabulary).contains($0) || (isPadding && $0 == -1) } ?? false })
      else {
        throw error(
          member.key,
          "expected ids below vocab_size (\(vocabulary)), found \(TerminalText.safe(member.value.text(), limit: 100))")
      }
    }
  }

  func bool(_ key: String, default fallback: Bool) throws(ModelError) -> Bool {
    guard let found = value(key) else { return fallback }
    guard let flag = found.boolValue else { throw error(key, "expected true or false, found \(found.text())") }
    return flag
  }
}
