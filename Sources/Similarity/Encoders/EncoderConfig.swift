import Support

/// Reads numbers of a `config.json`.
struct EncoderConfig {
  let path: String
  let json: JSON

  /// - Throws: `FileError`, `JSONError`
  init(folder: String) throws {
    path = Path.join(folder, "config.json")
    json = try JSONParser.parse(FileSystem.read(path, limit: Limits.documentBytes), source: path)
  }

  init(path: String, json: JSON) { (self.path, self.json) = (path, json) }

  func int(_ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil) throws(ScoreError) -> Int {
    guard let value = json[key], value != .null else {
      guard let fallback else { throw .configuration(path: path, key: key, problem: "missing") }
      return fallback
    }
    guard let number = value.intValue, range.contains(number) else {
      throw .configuration(
        path: path, key: key, problem: "expected an integer from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func epsilon(_ fallback: Double) throws(ScoreError) -> Float {
    guard let value = json["layer_norm_eps"] else { return Float(fallback) }
    guard let number = value.doubleValue, number > 0, number < 1 else {
      throw .configuration(path: path, key: "layer_norm_eps", problem: "expected a number between 0 and 1")
    }
    return Float(number)
  }

  func checkActivation() throws(ScoreError) {
    let name = json["hidden_act"]?.stringValue ?? "gelu"
    guard name == "gelu" else {
      throw .configuration(path: path, key: "hidden_act", problem: "\(TerminalText.quoted(name)) is not computed here")
    }
  }
}
