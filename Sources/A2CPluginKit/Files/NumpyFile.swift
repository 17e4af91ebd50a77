/// A file of NumPy arrays: one (`.npy`), or several with names in an archive (`.npz`, of `numpy.savez` and
/// `numpy.savez_compressed`). What it is, its first bytes tell.
public struct NumpyFile: Sendable {
  private enum Content {
    case array(NumpyArray)
    case archive(ZipArchive, limit: Int)
  }

  private let content: Content
  /// The arrays' names in the order of the file, without `.npy`; none for a single array.
  public let names: [String]

  /// Whether a file that begins so is one.
  public static func isNumpy(_ head: some Sequence<UInt8>) -> Bool {
    let head = Array(head.prefix(6))
    return head == NumpyHeader.magic || head.starts(with: ZipArchive.magic)
  }

  /// Reads a file's content. An archive's arrays are unpacked when they are asked for.
  /// - Parameter limit: bytes of one unpacked array.
  /// - Throws: ``NumpyProblem``.
  public init(_ bytes: [UInt8], limit: Int = Limits.arrayBytes) throws(NumpyProblem) {
    if bytes.starts(with: NumpyHeader.magic) {
      content = .array(try NumpyArray(npy: bytes, limit: limit))
      names = []
    } else if bytes.starts(with: ZipArchive.magic) {
      let archive = try ZipArchive(bytes)
      content = .archive(archive, limit: limit)
      names = archive.members.map(\.name).filter { $0.hasSuffix(Self.suffix) }.map {
        String($0.dropLast(Self.suffix.count))
      }
      if names.isEmpty { throw .noArrays }
    } else {
      throw .notNumpy
    }
  }

  /// One array.
  /// - Parameter name: of the archive's arrays; not looked at where the file is a single array. Where it is absent, the
  ///   archive's first array.
  /// - Throws: ``NumpyProblem``.
  public func array(_ name: String? = nil) throws(NumpyProblem) -> NumpyArray {
    switch content {
    case .array(let array): return array
    case .archive(let archive, let limit):
      let name = name ?? names.first ?? ""
      // As Python does: of two members with one name, the later counts.
      guard let member = archive.members.last(where: { $0.name == name + Self.suffix }) else {
        throw .noSuchArray(name, among: names)
      }
      let bytes = try archive.content(member, limit: limit + Limits.arrayHeaderBytes)
      do throws(NumpyProblem) {
        return try NumpyArray(npy: bytes, limit: limit)
      } catch {
        throw .member(member.name, error)
      }
    }
  }

  private static let suffix = ".npy"
}

extension Host {
  /// Reads a file of NumPy arrays.
  /// - Throws: ``AdapterError`` where the file cannot be read, ``NumpyError`` where its content is wrong.
  public func numpy(_ path: String, limit: Int = Limits.arrayFileBytes) throws -> NumpyFile {
    let bytes = try read(path, limit: limit)
    do throws(NumpyProblem) {
      return try NumpyFile(bytes)
    } catch {
      throw NumpyError(path: path, problem: error)
    }
  }
}
