/// One input of a condition.
public struct Input: Sendable, Equatable {
  /// Absolute: a file, a folder, or a printf pattern such as `/clips/frame_%04d.png`.
  public let path: String

  public init(path: String) { self.path = path }
}

extension [Input] {
  /// The only input of a condition that has one.
  /// - Parameters:
  ///   - what: what it is, for the error: "a depth condition is one clip, sequence or picture".
  ///   - hint: what to do with several.
  /// - Throws: ``AdapterError`` of kind `invalidArgument` where there are none or several.
  public func only(_ what: String, hint: String) throws(AdapterError) -> Input {
    guard let input = first, count == 1 else {
      throw AdapterError(.invalidArgument, "\(count) inputs; \(what)", hint: hint)
    }
    return input
  }
}
