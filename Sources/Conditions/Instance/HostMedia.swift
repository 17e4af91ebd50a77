import CA2CPlugin
import Media
import Support

/// Clips and pictures that an adapter reads through the host.
final class HostMedia {
  private struct Opened {
    let source: MediaSource
    /// Keeps its place, so that frames in ascending order are decoded once.
    let reader: FrameReader
  }

  /// The most media open at once.
  private static let most = 64

  private let memory: MemoryFiles?
  /// What was opened in this call by its path. An adapter that looks at a file first and then reads it opens it twice.
  private var sources: [String: MediaSource] = [:]
  private var opened: [OpaquePointer: Opened] = [:]
  /// What is to be known of the media that were opened, each thing once.
  private(set) var notes: [MediaNote] = []
  private var last = 0

  private let clock: HostClock

  init(memory: MemoryFiles? = nil, clock: HostClock = HostClock()) {
    self.memory = memory
    self.clock = clock
  }

  /// - Parameter path: absolute.
  func open(_ path: String) throws(HostError) -> OpaquePointer {
    guard opened.count < Self.most else { throw .argument("more than \(Self.most) media are open") }
    last += 1
    // A handle is a number and no address: one that the adapter makes up is found out, not followed.
    guard let handle = OpaquePointer(bitPattern: last) else { throw .argument("too many media were opened") }
    do throws(MediaError) {
      let source: MediaSource
      let clock = clock
      if let kept = try memory?.media(path) {
        source = kept
      } else if let known = sources[path] {
        source = known
      } else {
        source = try MediaSource.open(path, isInterrupted: { clock.isLate })
        if sources.count < Self.most { sources[path] = source }
      }
      opened[handle] = Opened(source: source, reader: try source.reader(isInterrupted: { clock.isLate }))
      for note in source.info.notes { add(note) }
    } catch {
      throw .media(error)
    }
    return handle
  }

  func info(_ handle: OpaquePointer?) throws(HostError) -> a2c_media_info {
    let info = try find(handle).source.info
    var record = a2c_media_info()
    record.struct_size = UInt32(MemoryLayout<a2c_media_info>.size)
    switch info.kind {
    case .picture: record.kind = A2C_MEDIA_PICTURE
    case .sequence: record.kind = A2C_MEDIA_SEQUENCE
    case .clip: record.kind = A2C_MEDIA_CLIP
    }
    record.width = Int32(clamping: info.width)
    record.height = Int32(clamping: info.height)
    record.frame_count = Int64(info.frameCount)
    record.frames_per_second = info.framesPerSecond
    record.bit_depth = Int32(clamping: info.bitDepth)
    record.is_gray = info.isGray ? 1 : 0
    record.has_alpha = info.hasAlpha ? 1 : 0
    record.is_indexed = info.isIndexed ? 1 : 0
    record.rate_is_assumed = info.isRateAssumed ? 1 : 0
    return record
  }

  func read(
    _ handle: OpaquePointer?, index: Int64, layout: Int32, into: UnsafeMutablePointer<UInt8>, capacity: Int64
  ) throws(HostError) {
    let medium = try find(handle)
    guard let layout = RasterConversion.layout(layout) else { throw .argument("unknown layout \(layout)") }
    guard index >= 0, index < Int64(medium.source.info.frameCount) else {
      throw .argument("frame \(index) of \(medium.source.info.frameCount) was asked for")
    }
    let frame: RawPicture
    do throws(MediaError) {
      frame = try medium.reader.frame(Int(index), layout: layout)
      if let note = medium.reader.note { add(note) }
    } catch {
      throw .media(error)
    }
    guard Int64(frame.bytes.count) <= capacity else {
      throw .argument("a frame needs \(frame.bytes.count) bytes, the buffer has \(capacity)")
    }
    frame.bytes.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { into.update(from: base, count: bytes.count) }
    }
  }

  func close(_ handle: OpaquePointer?) {
    guard let handle else { return }
    opened[handle] = nil
  }

  func closeAll() {
    opened = [:]
    sources = [:]
  }

  /// The notes so far, which are then forgotten.
  func takeNotes() -> [MediaNote] {
    defer { notes = [] }
    return notes
  }

  private func add(_ note: MediaNote) {
    // What was found by decoding says more than what was announced.
    if let known = notes.firstIndex(where: { $0.key == note.key }), note.key == "decoded" {
      notes[known] = note
    } else if !notes.contains(note), notes.count < 16 {
      notes.append(note)
    }
  }

  private func find(_ handle: OpaquePointer?) throws(HostError) -> Opened {
    guard let handle, let medium = opened[handle] else { throw .argument("the medium is not open") }
    return medium
  }
}
