import Manifests
import Support

/// Small files that an adapter reads through the host.
final class HostFiles {
  struct Opened {
    let handle: OpaquePointer
    let bytes: UnsafeMutableBufferPointer<UInt8>
    let count: Int
  }

  /// The most files open at once.
  private static let most = 1024
  /// The most that may be read at once, in bytes.
  private static let mostBytes = 1 << 30

  private let folder: String
  private let memory: MemoryFiles?
  private var opened: [OpaquePointer: Opened] = [:]
  private var last = 0

  init(folder: String, memory: MemoryFiles? = nil) {
    self.folder = folder
    self.memory = memory
  }

  deinit { closeAll() }

  /// A relative path names a file of the bundle.
  func absolute(_ path: String) -> String { Path.join(folder, path) }

  func open(_ path: String, limit: Int64) throws(HostError) -> Opened {
    guard opened.count < Self.most else { throw .argument("more than \(Self.most) files are open") }
    guard limit >= 0 else { throw .argument("a file was asked for with a limit of \(limit) bytes") }
    guard Path.isAbsolute(path) || Path.staysInside(path) else {
      throw .argument("'\(TerminalText.safe(path, limit: 200))' leads out of the adapter's bundle")
    }
    let content: [UInt8]
    do throws(FileError) {
      if let kept = try memory?.read(path, limit: limit) {
        content = kept
      } else {
        content = try FileSystem.read(absolute(path), limit: min(Int(limit), Self.mostBytes))
      }
    } catch {
      throw .file(error)
    }
    last += 1
    // A handle is a number and no address: one that the adapter makes up is found out, not followed.
    guard let handle = OpaquePointer(bitPattern: last) else { throw .argument("too many files were opened") }
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(content.count, 1))
    _ = bytes.initialize(from: content)
    let file = Opened(handle: handle, bytes: bytes, count: content.count)
    opened[handle] = file
    return file
  }

  func close(_ handle: OpaquePointer?) {
    guard let handle, let file = opened.removeValue(forKey: handle) else { return }
    file.bytes.deallocate()
  }

  func closeAll() {
    for file in opened.values { file.bytes.deallocate() }
    opened = [:]
  }

  /// What a path stands for; see `a2c_ext_files.list`.
  func list(_ path: String) throws(HostError) -> [String] {
    if let files = memory?.list(path) { return files }
    let path = absolute(path)
    switch FileSystem.kind(path) {
    case .file: return [path]
    case .folder:
      let names = try listed { () throws(FileError) in try FileSystem.listInputs(path) }
      let files = names.map { Path.join(path, $0) }.filter { FileSystem.kind($0) == .file }
      guard files.isEmpty else { return files }
      throw .noFiles(
        path: path, isFolder: true, folders: names.filter { FileSystem.kind(Path.join(path, $0)) == .folder })
    case .other: throw .file(.notRegular(path: path, kind: "a device or pipe"))
    case nil: break
    }
    guard let pattern = try? FramePattern(path) else { throw .file(.missing(path: path)) }
    let files = try listed { () throws(FileError) in try pattern.files() }
    if files.isEmpty { throw .noFiles(path: path) }
    return files
  }

  private func listed(_ body: () throws(FileError) -> [String]) throws(HostError) -> [String] {
    do throws(FileError) {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}
