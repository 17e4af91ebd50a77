import CA2CPlugin
import Testing

/// What every adapter library answers at its one symbol.
@Suite struct EntryTests {
  static let libraries = [
    ("Depth", "depth"), ("Pose", "pose"), ("MultiIdentity", "multi-id"), ("Camera", "camera"),
    ("Sketch", "sketch"), ("Style", "style"), ("MaskedImage", "masked-image"), ("Normal", "normal"),
    ("KeyFrames", "key-frames"), ("Clip", "clip"),
    ("Segmentation", "segmentation"), ("Region", "region"), ("Tracks", "tracks"),
  ]

  @Test(arguments: libraries) func describesItself(_ name: String, _ id: String) throws {
    let entry = try #require(try PluginLibrary.entry(name))
    #expect(entry.pointee.adapter_count == 1)
    let descriptor = try #require(entry.pointee.describe(entry, 0))
    #expect(String(cString: descriptor.pointee.id) == "org.a2c.\(id)")
    #expect(entry.pointee.describe(entry, 1) == nil)
    #expect(try PluginLibrary.entry(name) == entry)
  }

  @Test(arguments: libraries) func refusesAnotherProbe(_ name: String, _ id: String) throws {
    var probe = a2c_own_probe()
    probe.pointer_bits = 32
    #expect(try PluginLibrary.entry(name, probe: probe) == nil)
  }
}
