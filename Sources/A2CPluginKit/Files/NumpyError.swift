/// What is wrong with a file of NumPy arrays.
public enum NumpyProblem: Error, Sendable, Equatable {
  // One array
  case notNumpy
  case version(major: UInt8, minor: UInt8)
  case headerPastEnd
  case headerTooLarge(bytes: Int)
  case header(String)
  case type(String)
  case objects
  case rank
  case tooLarge(limit: Int)
  case dataSize(bytes: Int, needed: Int)
  // An archive
  case noDirectory
  case directory(String)
  case largeArchive
  case tooManyMembers
  case encrypted(member: String)
  case method(Int, member: String)
  case checksum(member: String)
  case deflate(InflateProblem, member: String)
  case noArrays
  case noSuchArray(String, among: [String])
  indirect case member(String, NumpyProblem)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .notNumpy: "neither an array of NumPy (.npy) nor an archive of them (.npz)"
    case .version(let major, let minor): "version \(major).\(minor) of the .npy format is unknown"
    case .headerPastEnd: "the header of the array ends after the file does"
    case .headerTooLarge(let bytes): "a header of \(bytes) bytes is more than the limit of \(Limits.arrayHeaderBytes)"
    case .header(let what): "the header of the array: \(what)"
    case .type(let name): "elements of the type \(Self.quoted(name)) cannot be read"
    case .objects: "an array of Python objects, which can run code when it is opened; it is not read"
    case .rank: "more than \(Limits.tensorRank) dimensions"
    case .tooLarge(let limit): "an array of more than \(limit) bytes"
    case .dataSize(let bytes, let needed): "\(bytes) bytes of data, but type and shape need \(needed)"
    case .noDirectory: "an archive without the directory at its end"
    case .directory(let what): "the directory of the archive: \(what)"
    case .largeArchive: "an archive in the large form (zip64), which is not read"
    case .tooManyMembers: "more than \(Limits.archiveMembers) members in the archive"
    case .encrypted(let member): "the member \(Self.quoted(member)) is encrypted"
    case .method(let method, let member): "the member \(Self.quoted(member)) is packed by method \(method)"
    case .checksum(let member): "the member \(Self.quoted(member)) does not have its checksum"
    case .deflate(let problem, let member): "the member \(Self.quoted(member)): \(problem.message)"
    case .noArrays: "an archive that holds no array"
    case .noSuchArray(let name, _): "the archive holds no array \(Self.quoted(name))"
    case .member(let name, let problem): "the member \(Self.quoted(name)): \(problem.message)"
    }
  }

  /// What to do next, where there is something.
  public var hint: String? {
    switch self {
    case .objects, .type: "save it as numbers, such as array.astype('float32')"
    case .dataSize, .headerPastEnd, .noDirectory, .checksum, .deflate: "is the file complete?"
    case .encrypted, .method, .largeArchive: "write it with numpy.savez or numpy.savez_compressed"
    case .tooLarge: "cut the clip or make the frames smaller"
    case .noSuchArray(_, let names):
      "it holds \(names.prefix(12).map { Self.quoted($0) }.joined(separator: ", "))"
    case .member(_, let problem): problem.hint
    default: nil
    }
  }

  /// Names come from the file: no control characters, and not long.
  private static func quoted(_ name: String) -> String {
    let safe = name.unicodeScalars.prefix(80).map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F ? "?" : String(Character(scalar))
    }
    return "'\(safe.joined())'"
  }
}

/// A file of NumPy arrays cannot be read.
public struct NumpyError: ExplainedError, Equatable {
  public let path: String
  public let problem: NumpyProblem

  public init(path: String, problem: NumpyProblem) {
    self.path = path
    self.problem = problem
  }

  public var message: String { problem.message }
  public var place: String? { path }
  public var hint: String? { problem.hint }
  public var exitStatus: ExitStatus { .badInput }
}
