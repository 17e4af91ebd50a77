/// Reads an adapter's parameters. A member that is absent or null is `nil`; one that does not fit is an
/// ``AdapterError`` of kind `invalidArgument` whose place is `params.<name>`.
///
/// The host has checked them against the manifest; this is what an adapter checks for itself, so that it can be used
/// with any manifest.
public struct Parameters {
  private let json: JSON

  public init(_ json: JSON) { self.json = json }

  /// One of the words that name the cases of `type`.
  public func choice<T: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: T.Type = T.self
  ) throws(AdapterError) -> T? {
    guard let word = try word(name, among: T.allCases.map(\.rawValue)) else { return nil }
    return T(rawValue: word)
  }

  /// One of the given words.
  public func word(_ name: String, among words: [String]) throws(AdapterError) -> String? {
    guard let value = member(name) else { return nil }
    guard let word = value.stringValue, words.contains(word) else {
      throw Parameters.wrong(name, words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))")
    }
    return word
  }

  /// A number, both ends included.
  public func number(_ name: String, in range: ClosedRange<Double>) throws(AdapterError) -> Double? {
    guard let value = member(name) else { return nil }
    guard let number = value.doubleValue, range.contains(number) else {
      throw Parameters.wrong(name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A whole number, both ends included.
  public func integer(_ name: String, in range: ClosedRange<Int>) throws(AdapterError) -> Int? {
    guard let value = member(name) else { return nil }
    guard let number = value.intValue, range.contains(number) else {
      throw Parameters.wrong(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Frames a second, under the name that every adapter gives it: `fps`.
  public func framesPerSecond() throws(AdapterError) -> Double? { try number("fps", in: 0.01...1000) }

  /// The error for a parameter that does not fit.
  /// - Parameter expected: what it must be: "a whole number".
  public static func wrong(_ name: String, _ expected: String) -> AdapterError {
    AdapterError(.invalidArgument, "\(name) must be \(expected)", place: "params.\(name)")
  }

  private func member(_ name: String) -> JSON? {
    guard let value = json[name], value != .null else { return nil }
    return value
  }
}
