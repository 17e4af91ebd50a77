import Serving
import Support
import Synchronization
import TestSupport
import Testing

/// Files that clients send, and files that they name.
@Suite struct FileTests {
  /// A folder goes with its value.
  private static let kept = Mutex<[ScratchFolder]>([])

  private func store(_ change: (inout UploadStore.Limits) -> Void = { _ in }) throws -> (UploadStore, ScratchFolder) {
    let folder = ScratchFolder()
    var limits = UploadStore.Limits()
    change(&limits)
    Self.kept.withLock { $0.append(folder) }
    return (try UploadStore(limits: limits, base: folder.path), folder)
  }

  private func send(_ store: UploadStore, _ name: String, _ bytes: [UInt8], into: String? = nil) throws -> JSON {
    let upload = try store.begin(name: name, into: into, expected: nil)
    let outcome = bytes.withUnsafeBytes { bytes in Result { () throws(ServerError) in try upload.write(bytes) } }
    try outcome.get()
    return try upload.finish()
  }

  @Test(arguments: [
    ("clip.mp4", "clip.mp4"), ("C:\\Users\\me\\depth map.png", "depth_map.png"), ("../../etc/passwd", "passwd"),
    ("Straße – Übersicht.png", "Straße___Übersicht.png"), ("日本語.json", "日本語.json"), ("", "file"), ("...", "file"),
    (".hidden.png", "hidden.png"), ("frame_%04d.png", "frame__04d.png"), ("a\nb.txt", "a_b.txt"), ("/", "file"),
    ("e\u{301}tude.txt", "e_tude.txt"), ("x/\u{0338}y.png", "_y.png"), ("💃.png", "_.png"),
  ]) func namesAreMadeHarmless(_ name: String, _ expected: String) throws {
    let (store, _) = try store()
    #expect(try send(store, name, [1])["name"]?.stringValue == expected)
  }

  @Test func longNamesKeepTheirEnding() throws {
    let (store, _) = try store()
    let name = try send(store, String(repeating: "ä", count: 400) + ".safetensors", [1])["name"]?.stringValue ?? ""
    #expect(name.utf8.count <= 120 && name.hasSuffix(".safetensors") && name.hasPrefix("ää"))
  }

  @Test func theSameFileTwiceIsTwoFiles() throws {
    let (store, _) = try store()
    let (one, two) = (try send(store, "a.txt", [1, 2]), try send(store, "a.txt", [1, 2]))
    #expect(one["id"] != two["id"] && one["sha256"] == two["sha256"])
    #expect(store.size.files == 2 && store.size.bytes == 4)
    try store.remove(one["id"]?.stringValue ?? "")
    #expect(store.size.files == 1 && store.size.bytes == 2)
    #expect(throws: ServerError.self) { try store.remove(one["id"]?.stringValue ?? "") }
    _ = try store.hold(two["id"]?.stringValue ?? "", at: "input")
  }

  @Test func aFolderTakesFramesOfEachNameOnce() throws {
    let (store, _) = try store { $0.folderFiles = 3 }
    let folder = try send(store, "frame_1.png", [1], into: "new")["id"]?.stringValue ?? ""
    #expect(folder.hasPrefix("folder-"))
    #expect(try send(store, "frame_2.png", [2], into: folder)["files"] == ["frame_1.png", "frame_2.png"])
    #expect(throws: ServerError.self) { try send(store, "frame_2.png", [2], into: folder) }
    _ = try send(store, "frame_3.png", [3], into: folder)
    #expect(throws: ServerError.self) { try send(store, "frame_4.png", [4], into: folder) }
    #expect(throws: ServerError.self) { try send(store, "a.png", [1], into: "folder-none") }
    #expect(throws: ServerError.self) { try send(store, "a.png", [1], into: "../..") }
    let path = try store.hold(folder, at: "input").path
    #expect(try FileSystem.list(path) == ["frame_1.png", "frame_2.png", "frame_3.png"])
  }

  @Test func whatIsTooLargeOrBreaksOffLeavesNothing() throws {
    let (store, folder) = try store {
      $0.fileBytes = 100
      $0.totalBytes = 150
    }
    #expect(throws: ServerError.self) { try send(store, "a", [UInt8](repeating: 0, count: 101)) }
    #expect(throws: ServerError.self) { try store.begin(name: "a", into: nil, expected: 1000) }
    do { _ = try store.begin(name: "a", into: nil, expected: 50) }
    #expect(throws: ServerError.self) { try send(store, "a", []) }
    #expect(store.size.files == 0 && store.size.bytes == 0)
    _ = try send(store, "a", [UInt8](repeating: 0, count: 100))
    let full = #expect(throws: ServerError.self) { try send(store, "b", [UInt8](repeating: 0, count: 60)) }
    #expect(full?.status == 503 && full?.headers.first?.name == "retry-after")
    #expect(store.size.files == 1 && store.size.bytes == 100)
    #expect(try FileSystem.list(store.folder).count == 1)
    let place = store.folder
    store.close()
    #expect(FileSystem.kind(place) == nil)
    _ = folder
  }

  @Test func filesGoAfterAWhileButNotWhileTheyAreRead() throws {
    let (store, _) = try store()
    let id = try send(store, "a.txt", [1])["id"]?.stringValue ?? ""
    var hold: UploadStore.Hold? = try store.hold(id, at: "input")
    store.expire(now: ResourceUse.seconds + 7200)
    #expect(FileSystem.exists(hold?.path ?? ""))
    #expect(throws: ServerError.self) { try store.remove(id) }
    hold = nil
    store.expire(now: ResourceUse.seconds + 60)
    #expect(store.size.files == 1)
    store.expire(now: ResourceUse.seconds + 7200)
    #expect(store.size.files == 0)
    #expect(try FileSystem.list(store.folder).isEmpty)
  }

  @Test func whatAKilledServerLeftIsSwept() throws {
    let folder = ScratchFolder()
    folder.write("x", to: "a2c-serve-dead00/file-1/a.txt")
    folder.write("x", to: "other/a.txt")
    let first = try UploadStore(base: folder.path)
    let second = try UploadStore(base: folder.path)
    #expect(folder.names.count == 3 && FileSystem.exists(first.folder) && FileSystem.exists(second.folder))
    #expect(!FileSystem.exists(folder.file("a2c-serve-dead00")))
  }

  // MARK: Roots

  @Test func rootsShowWhatIsInThemAndNothingElse() throws {
    let folder = ScratchFolder()
    folder.write("secret", to: "secret.txt")
    folder.write("path", to: "media/clips/a.txt")
    folder.write("1", to: "media/frames/frame_0001.png")
    folder.link("media/out.txt", to: folder.file("secret.txt"))
    folder.link("media/up", to: "..")
    folder.link("media/same.txt", to: "clips/a.txt")
    folder.makeFolder("media/mixed")
    folder.link("media/mixed/leak.png", to: folder.file("secret.txt"))
    let roots = try FileRoots(["media": folder.file("media")])
    let real = FileSystem.realPath(folder.path) ?? ""
    for (name, path) in [
      ("media/clips/a.txt", "clips/a.txt"), ("media/clips", "clips"), ("media/same.txt", "clips/a.txt"),
      ("media//clips///a.txt", "clips/a.txt"), ("media/./clips/a.txt", "clips/a.txt"),
      ("media/frames/frame_%04d.png", "frames/frame_%04d.png"),
    ] {
      #expect(try roots.path(name, at: "input") == "\(real)/media/\(path)")
    }
    for name in [
      "media/../secret.txt", "media/clips/../../secret.txt", "../secret.txt", folder.file("secret.txt"),
      "media/out.txt",
      "media/up/secret.txt", "media/up", "media/mixed", "media/mixed/frame_%04d.png", "", "/", "other/a.txt",
      "media/none.txt",
      "media/clips/a.txt\0.png", "media/.\u{338}./secret.txt", "media/%2e%2e/secret.txt", "..", "media\\..\\secret.txt",
    ] {
      let error = #expect(throws: ServerError.self, "\(name)") { try roots.path(name, at: "input") }
      // Nothing is told of the place but what the client wrote.
      #expect(error?.code == "no_such_file" && (name.contains(real) || error?.description.contains(real) == false))
    }
    #expect(throws: ServerError.self) { try FileRoots.none.path("etc/passwd", at: "input") }
    #expect(throws: FileError.self) { try FileRoots(["x": folder.file("secret.txt")]) }
  }

  @Test func placesOfThisMachineAreMasked() throws {
    let folder = ScratchFolder()
    folder.makeFolder("media")
    let roots = try FileRoots(["media": folder.file("media")])
    let root = roots.folders["media"] ?? ""
    let mask = PathMask(uploads: "/tmp/store", roots: roots, scratch: ["/tmp/scratch"])
    #expect(mask.text("/tmp/store/file-1/a.txt: no poses") == "file-1/a.txt: no poses")
    #expect(mask.text("\(root)/clips/a.txt:3") == "media/clips/a.txt:3")
    #expect(mask.json(["a", .object(["p": "/tmp/scratch/bundles/x"])]) == ["a", .object(["p": "bundles/x"])])
    #expect(mask.text("nothing") == "nothing")
  }
}
