import A2CPluginKit
import Camera
import Captioning
import Chat
import Conditions
import Depth
import Glibc
import Manifests
import Media
import Pose
import Region
import Segmentation
import Support
import Tensors
import Tokenization
import Tracks

/// One reader of files from strangers. It may refuse what it gets, with an error; it must never trap.
private typealias Target = @Sendable ([UInt8]) throws -> Void

private let targets: [String: Target] = [
  "safetensors": { bytes in _ = try bytes.withUnsafeBytes { try SafetensorsHeader(file: $0) } },
  "json": { bytes in
    let json = try JSONParser.parse(bytes)
    // What was read can be written, and reads the same again.
    require(try JSONParser.parse(json.text()) == json, "JSON differs after writing")
    require(try JSONParser.parse(json.text(pretty: true)) == json, "JSON differs after pretty writing")
  },
  "yaml": { bytes in
    try explaining { _ = try RunManifest.parse(bytes: bytes, path: "run.yaml", folder: "/nowhere") }
    try explaining { _ = try AdapterManifest.parse(bytes: bytes, path: "adapter.yaml", folder: "/nowhere") }
    try explaining { _ = try GeneratorManifest.parse(bytes: bytes, path: "generator.yaml", folder: "/nowhere") }
    try explaining { _ = try ModelManifest.parse(bytes: bytes, path: "a2c.yaml", folder: "/nowhere") }
    try explaining { _ = try PromptTemplate.parse(bytes: bytes, path: "prompt.yaml", folder: "/nowhere") }
  },
  "tokenizer": { bytes in
    let tokenizer = try Tokenizer(json: JSONParser.parse(bytes), source: "tokenizer.json")
    _ = tokenizer.decode(tokenizer.encode("A dog's 12 \u{E9}e\u{301}\n\n  <|im_end|> \u{1F600}"))
  },
  "camera": { try fuzzCamera($0) },
  "pose": { try fuzzPose($0) },
  "masks": { try fuzzSegmentation($0) },
  "boxes": { try fuzzRegion($0) },
  "tracks": { try fuzzTracks($0) },
  "media": { try fuzzMedia($0) },
  "arrays": { try fuzzArrays($0) },
  "floatmap": { try fuzzDepth($0) },
  "floatpictures": { try fuzzFloatPictures($0) },
  "gguf": { try fuzzGGUF($0) },
  "config": { try fuzzConfig($0) },
  "claims": { try fuzzClaims($0) },
  "parts": { try fuzzParts($0) },
  "reply": { try fuzzReply($0) },
  "wire": { try fuzzWire($0) },
]

/// Ends the process, which the fuzzer reports.
private func require(_ condition: Bool, _ message: String) {
  if !condition { fatalError(message) }
}

/// Errors are put into words too: what is printed comes from the same strangers.
private func explaining(_ body: () throws -> Void) throws {
  do { try body() } catch let error as any ExplainedError {
    require(!error.message.isEmpty, "an error without a message")
    _ = (error.place, error.hint, error.exitStatus)
  }
}

/// The file that media are read from; it has no name on the disk.
private let scratch: CInt = {
  var path = Array("/tmp/a2c-fuzz-XXXXXX".utf8CString)
  let file = mkstemp(&path)
  require(file >= 0 && unlink(path) == 0, "mkstemp")
  return file
}()

private func fuzzMedia(_ bytes: [UInt8]) throws {
  require(ftruncate(scratch, 0) == 0, "ftruncate")
  require(pwrite(scratch, bytes, bytes.count, 0) == bytes.count, "pwrite")
  let source = try MediaSource.open("/proc/self/fd/\(scratch)")
  let (info, last) = (source.info, source.info.frameCount - 1)
  // What a file claims to be is decoded as long as it stays small: the fuzzer has a limit on memory.
  guard info.width * info.height <= 1 << 22 else { return }
  for picture in try source.pictures(at: last > 0 ? [0, last] : [0]) {
    require(picture.pixels.count == picture.width * picture.height * 3, "a picture of the wrong size")
    _ = try Resampling.bicubic(picture, width: 28, height: 28)
  }
  _ = try source.frames(at: [0], layout: .gray16)
}

/// The kit's reader, for arrays alone and in archives.
private func fuzzArrays(_ bytes: [UInt8]) throws {
  let file = try NumpyFile(bytes, limit: 1 << 22)
  for name in file.names.isEmpty ? [""] : Array(file.names.prefix(4)) {
    let array = try file.array(name)
    require(array.doubles().count == array.count, "an array of the wrong size")
    _ = array.integers()
  }
}

/// The kit's readers of pictures of numbers.
private func fuzzFloatPictures(_ bytes: [UInt8]) throws {
  if OpenEXR.isOpenEXR(bytes) {
    let picture = try OpenEXR(bytes)
    guard picture.width * picture.height <= 1 << 20 else { return }
    for name in picture.names.prefix(4) {
      require(try picture.values(name).count == picture.width * picture.height, "a channel of the wrong size")
    }
  } else {
    let picture = try FloatTIFF(bytes)
    guard picture.width * picture.height <= 1 << 20 else { return }
    for page in 0..<min(picture.count, 2) {
      require(try picture.values(page: page).count == picture.width * picture.height, "a page of the wrong size")
    }
  }
}

/// The target that the environment names.
private let target: Target = {
  let name = getenv("A2C_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = targets[name] else { fatalError("A2C_FUZZ_TARGET is one of \(targets.keys.sorted())") }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  do {
    try explaining { try target(bytes) }
  } catch {}  // The adapters' and the formats' own errors; they are words already.
  return 0
}
