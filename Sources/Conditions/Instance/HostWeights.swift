import CA2CPlugin
import Support
import Tensors

/// Safetensors files of an adapter's bundle that it reads through the host.
final class HostWeights {
  private final class Opened {
    let file: SafetensorsFile
    let names: [String]
    /// The same names as C has them, made when they are asked for.
    var texts: [Int: UnsafeMutablePointer<CChar>] = [:]

    init(_ file: SafetensorsFile) {
      self.file = file
      names = file.names
    }

    deinit { for text in texts.values { text.deallocate() } }

    func text(_ index: Int) -> UnsafePointer<CChar> {
      if let text = texts[index] { return UnsafePointer(text) }
      let bytes = Array(names[index].utf8CString)
      let text = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      text.initialize(from: bytes, count: bytes.count)
      texts[index] = text
      return UnsafePointer(text)
    }
  }

  /// The most files open at once.
  private static let most = 64

  private let folder: String
  private var opened: [OpaquePointer: Opened] = [:]
  private var last = 0

  init(folder: String) { self.folder = folder }

  /// - Returns: a handle, and how many tensors there are.
  func open(_ path: String) throws(HostError) -> (handle: OpaquePointer, count: Int) {
    guard opened.count < Self.most else { throw .argument("more than \(Self.most) files of weights are open") }
    let shown = TerminalText.safe(path, limit: 200)
    guard Path.staysInside(path) else { throw .argument("'\(shown)' leads out of the adapter's bundle") }
    let full = Path.join(folder, path)
    guard let real = FileSystem.realPath(full) else { throw .file(.missing(path: full)) }
    guard let base = FileSystem.realPath(folder), real.hasPrefix(base + "/") else {
      throw .argument("'\(shown)' is a symbolic link out of the adapter's bundle")
    }
    last += 1
    // A handle is a number and no address: one that the adapter makes up is found out, not followed.
    guard let handle = OpaquePointer(bitPattern: last) else { throw .argument("too many files were opened") }
    do throws(WeightsError) {
      let file = Opened(try SafetensorsFile(real))
      opened[handle] = file
      return (handle, file.names.count)
    } catch {
      throw .weights(error)
    }
  }

  func info(_ handle: OpaquePointer?, _ index: Int64) throws(HostError) -> a2c_weight_info {
    let (file, index) = try find(handle, index)
    let view = try view(file, index)
    guard view.shape.count <= Int(A2C_MAX_DIMS) else {
      throw .argument("tensor \(TerminalText.quoted(view.name)) has \(view.shape.count) dimensions")
    }
    var record = a2c_weight_info()
    record.struct_size = UInt32(MemoryLayout<a2c_weight_info>.size)
    record.type = Self.code(view.type)
    record.name = file.text(index)
    record.count = Int64(view.count)
    record.dims = Int32(view.shape.count)
    withUnsafeMutableBytes(of: &record.shape) { raw in
      for (place, side) in view.shape.enumerated() {
        raw.storeBytes(of: Int64(side), toByteOffset: 8 * place, as: Int64.self)
      }
    }
    return record
  }

  func index(_ handle: OpaquePointer?, of name: String) throws(HostError) -> Int {
    let file = try find(handle)
    if let index = file.names.firstIndex(of: name) { return index }
    let suggestion = Suggestion.closest(to: name, among: file.names)
    throw .weights(.noSuchTensor(path: file.file.path, name: name, suggestion: suggestion))
  }

  /// Converts numbers of a tensor.
  func read(
    _ handle: OpaquePointer?, _ index: Int64, from first: Int64, count: Int64, into: UnsafeMutablePointer<Float>
  ) throws(HostError) {
    let (file, index) = try find(handle, index)
    let view = try view(file, index)
    guard first >= 0, count >= 0, let end = Checked.sum(Int(first), Int(count)), end <= view.count else {
      throw .argument("\(count) numbers from \(first) on were asked for of a tensor of \(view.count)")
    }
    do throws(WeightsError) {
      try file.file.checkUnchanged()
    } catch {
      throw .weights(error)
    }
    view.copyFloats(from: Int(first), into: UnsafeMutableBufferPointer(start: into, count: Int(count)))
  }

  func close(_ handle: OpaquePointer?) {
    if let handle { opened[handle] = nil }
  }

  private func view(_ file: Opened, _ index: Int) throws(HostError) -> WeightView {
    do throws(WeightsError) {
      return try file.file.weight(file.names[index])
    } catch {
      throw .weights(error)
    }
  }

  private func find(_ handle: OpaquePointer?) throws(HostError) -> Opened {
    guard let handle, let file = opened[handle] else { throw .argument("the file of weights is not open") }
    return file
  }

  private func find(_ handle: OpaquePointer?, _ index: Int64) throws(HostError) -> (Opened, Int) {
    let file = try find(handle)
    guard index >= 0, index < Int64(file.names.count) else {
      throw .argument("tensor \(index) of \(file.names.count) was asked for")
    }
    return (file, Int(index))
  }

  private static func code(_ type: ElementType) -> Int32 {
    switch type {
    case .f64: A2C_F64
    case .f32: A2C_F32
    case .f16: A2C_F16
    case .bf16: A2C_BF16
    case .i64: A2C_I64
    case .i32: A2C_I32
    case .i16: A2C_I16
    case .i8: A2C_I8
    case .u64: A2C_U64
    case .u32: A2C_U32
    case .u16: A2C_U16
    case .u8: A2C_U8
    case .bool: A2C_BOOL
    }
  }
}
