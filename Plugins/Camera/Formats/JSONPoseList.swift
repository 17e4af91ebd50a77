import A2CPluginKit

/// The poses of a JSON document: entries of a list or of an object by name, for one camera or for several.
struct JSONPoseList {
  struct Entry {
    var key: String
    var json: JSON
    /// As it is appended to the file's name.
    var place: String
  }

  /// By name; one without a name where the document tells of one.
  private(set) var cameras: [(name: String, entries: [Entry])] = []

  /// `nil` where there are none.
  /// - Parameter isPose: whether a value is one pose.
  init?(_ json: JSON, isPose: (JSON) -> Bool) {
    if let entries = Self.entries(json, "", isPose) {
      cameras = [("", entries)]
      return
    }
    for name in PoseNames.lists {
      guard let inner = json[name] else { continue }
      if let entries = Self.entries(inner, name, isPose) {
        cameras = [("", entries)]
        return
      }
      if let found = Self.grouped(inner, name, isPose) {
        cameras = found
        return
      }
    }
    if let found = Self.grouped(json, "", isPose) {
      cameras = found
      return
    }
    // A document of one pose.
    guard json.members != nil, isPose(json) else { return nil }
    cameras = [("", [Entry(key: "", json: json, place: "")])]
  }

  /// One level: a list, or an object of names. What is no pose in between is an error for whoever reads it.
  private static func entries(_ json: JSON, _ place: String, _ isPose: (JSON) -> Bool) -> [Entry]? {
    if let list = json.arrayValue {
      guard let first = list.first, isPose(first) else { return nil }
      return list.enumerated().map { Entry(key: String($0), json: $1, place: ": \(place)[\($0)]") }
    }
    guard let members = json.members, !isPose(json) else { return nil }
    let poses = members.filter { isPose($0.value) }
    // Names of frames, not the members of one thing.
    guard !poses.isEmpty, 2 * poses.count > members.count,
      !poses.contains(where: { PoseNames.meaning($0.key) != nil })
        || poses.count > 2
    else { return nil }
    return sorted(poses).map {
      Entry(key: $0.key, json: $0.value, place: ": \(place.isEmpty ? "" : place + ".")\($0.key)")
    }
  }

  /// Two levels: frames of cameras, or cameras of frames.
  private static func grouped(
    _ json: JSON, _ place: String, _ isPose: (JSON) -> Bool
  ) -> [(name: String, entries: [Entry])]? {
    let outer = sorted(json.members ?? (json.arrayValue ?? []).enumerated().map { JSON.Member(String($0), $1) })
    guard !outer.isEmpty, outer.count <= Limits.cameraPoses else { return nil }
    var groups: [(name: String, entries: [Entry])] = []
    for member in outer {
      let inside = (place.isEmpty ? "" : place + ".") + member.key
      var found = entries(member.value, inside, isPose)
      for name in PoseNames.lists where found == nil {
        guard let list = member.value[name] else { continue }
        found = entries(list, inside + "." + name, isPose)
      }
      guard let found else { continue }
      groups.append((member.key, found))
    }
    guard let first = groups.first, 2 * groups.count > outer.count else { return nil }
    let isByFrame =
      isFrame(first.name) && first.entries.contains { isCamera($0.key) }
      || !isCamera(first.name) && first.entries.allSatisfy { isCamera($0.key) }
      || isFrame(first.name) && groups.count > first.entries.count
    guard isByFrame else { return groups }
    var names: [String] = []
    var byName: [String: [Entry]] = [:]
    for group in groups {
      for entry in group.entries {
        if byName[entry.key] == nil { names.append(entry.key) }
        byName[entry.key, default: []].append(Entry(key: group.name, json: entry.json, place: entry.place))
      }
    }
    return names.map { ($0, byName[$0] ?? []) }
  }

  private static func isFrame(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("frame") || name.first?.isNumber ?? false
  }

  private static func isCamera(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("cam") || name.hasPrefix("view")
  }

  private static func sorted(_ members: [JSON.Member]) -> [JSON.Member] {
    members.sorted { NaturalOrder.precedes($0.key, $1.key) }
  }

  /// The camera that is asked for, else the first one.
  func camera(_ file: PathFile) throws -> (entries: [Entry], note: CameraPath.Note?) {
    let names = PoseArrays.list(cameras.map(\.name))
    guard let first = cameras.first, cameras.count > 1 || !first.name.isEmpty else {
      return (cameras.first?.entries ?? [], nil)
    }
    guard let asked = file.asked.camera else {
      let reason = cameras.count > 1 ? "of \(names); the parameter camera chooses" : "the only one"
      return (first.entries, .init(key: "camera", value: first.name, reason: reason))
    }
    func number(_ name: String) -> Int? { Int(name.filter(\.isNumber)) }
    let found =
      cameras.first { $0.name == asked } ?? cameras.first { $0.name.lowercased() == asked.lowercased() }
      ?? cameras.first { number($0.name) != nil && number($0.name) == number(asked) }
    guard let found else {
      throw AdapterError(
        .invalidArgument, "the file has no camera '\(asked)'", place: "params.camera", hint: "it has \(names)")
    }
    return (found.entries, .init(key: "camera", value: found.name, reason: "of \(names)"))
  }
}
