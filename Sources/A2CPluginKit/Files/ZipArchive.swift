import Support

/// A zip archive (PKWARE APPNOTE 6.3, sections 4.3 and 4.4) as far as `.npz` needs it: members that are stored or
/// deflated. Sizes and places are the central directory's; what is encrypted or of the large form is refused.
struct ZipArchive: Sendable {
  struct Member: Sendable, Equatable {
    let name: String
    /// 0 stored, 8 deflated.
    let method: Int
    let isEncrypted: Bool
    let checksum: UInt32
    /// Bytes in the file.
    let packed: Int
    /// Bytes of the content.
    let size: Int
    /// Where the local header begins.
    let start: Int
  }

  static let magic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  let members: [Member]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws(NumpyProblem) {
    self.bytes = bytes
    let (start, count) = try Self.directory(bytes)
    guard count <= Limits.archiveMembers else { throw .tooManyMembers }
    var reader = ByteReader(bytes[start...])
    var members: [Member] = []
    for _ in 0..<count { members.append(try Self.member(&reader)) }
    self.members = members.filter { !$0.name.hasSuffix("/") }
  }

  /// Where the directory begins and how many members it has: said by the record at the end, behind which at most a
  /// comment of 65535 bytes stands.
  private static func directory(_ bytes: [UInt8]) throws(NumpyProblem) -> (start: Int, count: Int) {
    let size = 22
    let lowest = max(0, bytes.count - size - Int(UInt16.max))
    var at = bytes.count - size
    while at >= lowest {
      defer { at -= 1 }
      guard bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 0x05, bytes[at + 3] == 0x06 else { continue }
      var reader = ByteReader(bytes[(at + 4)...])
      guard let disk: UInt16 = reader.little(), let directoryDisk: UInt16 = reader.little(),
        let here: UInt16 = reader.little(), let total: UInt16 = reader.little(),
        let length: UInt32 = reader.little(), let start: UInt32 = reader.little(),
        let comment: UInt16 = reader.little(), Int(comment) == reader.remaining
      else { continue }
      if total == .max || length == .max || start == .max { throw .largeArchive }
      guard disk == 0, directoryDisk == 0, here == total else {
        throw .directory("the archive is one of several parts")
      }
      guard Int(start) + Int(length) <= at else { throw .directory("it reaches behind its end") }
      return (Int(start), Int(total))
    }
    throw .noDirectory
  }

  private static func member(_ reader: inout ByteReader) throws(NumpyProblem) -> Member {
    guard let signature: UInt32 = reader.little(), signature == 0x0201_4B50, reader.take(4) != nil,
      let flags: UInt16 = reader.little(), let method: UInt16 = reader.little(), reader.take(4) != nil,
      let checksum: UInt32 = reader.little(), let packed: UInt32 = reader.little(), let size: UInt32 = reader.little(),
      let nameCount: UInt16 = reader.little(), let extraCount: UInt16 = reader.little(),
      let commentCount: UInt16 = reader.little(), reader.take(8) != nil, let start: UInt32 = reader.little(),
      let name = reader.take(Int(nameCount)), reader.take(Int(extraCount)) != nil,
      reader.take(Int(commentCount)) != nil
    else { throw .directory("a member's record is broken") }
    if packed == .max || size == .max || start == .max { throw .largeArchive }
    return Member(
      name: String(decoding: name, as: UTF8.self), method: Int(method), isEncrypted: flags & 1 != 0,
      checksum: checksum, packed: Int(packed), size: Int(size), start: Int(start))
  }

  /// A member's content, whose size and checksum are the directory's.
  /// - Parameter limit: bytes; checked before memory is taken.
  func content(_ member: Member, limit: Int) throws(NumpyProblem) -> [UInt8] {
    guard !member.isEncrypted else { throw .encrypted(member: member.name) }
    guard member.size <= limit else { throw .tooLarge(limit: limit) }
    guard member.start < bytes.count else { throw .directory("a member lies behind the end of the file") }
    // The local header repeats name and sizes; only how long it is counts here.
    var reader = ByteReader(bytes[member.start...])
    guard let signature: UInt32 = reader.little(), signature == 0x0403_4B50, reader.take(22) != nil,
      let nameCount: UInt16 = reader.little(), let extraCount: UInt16 = reader.little(),
      reader.take(Int(nameCount)) != nil, reader.take(Int(extraCount)) != nil, let packed = reader.take(member.packed)
    else { throw .directory("a member lies behind the end of the file") }
    let content: [UInt8]
    switch member.method {
    case 0:
      guard member.packed == member.size else { throw .directory("a stored member has two sizes") }
      content = Array(packed)
    case 8:
      do throws(InflateProblem) {
        content = try Inflate.unpack(packed, size: member.size)
      } catch {
        throw .deflate(error, member: member.name)
      }
    default: throw .method(member.method, member: member.name)
    }
    guard CRC32.of(content) == member.checksum else { throw .checksum(member: member.name) }
    return content
  }
}
