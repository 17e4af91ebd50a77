import Conditions
import Manifests
import Media
import Support

/// Writes the condition files of one bundle.
struct ConditionFiles {
  let manifest: GeneratorManifest
  let source: ConditionSource
  /// The bundle's folder, still being written.
  let folder: String
  /// The video that the user wants.
  var request = VideoRequest()
  /// Two adapters whose clips become one control clip; empty for none.
  var combine: [String] = []

  /// Frames of a file that keeps its condition's length.
  static let mostFrames = 512
  /// The longest side of a picture that keeps its own size.
  static let longestSide = 2048
  /// Adapters that show the scene as it stands in the picture.
  private static let scenes: Set<String> = [
    "depth", "pose", "sketch", "segmentation", "normal", "clip", "key-frames", "masked-image", "region", "tracks",
  ]

  /// The rows of a generator's manifest that take an adapter's conditions: those that name it, else those for what its
  /// frames stand for.
  static func rows(_ manifest: GeneratorManifest, adapter: String, role: String? = nil) -> [GeneratorCondition] {
    func rows(_ short: String) -> [GeneratorCondition] {
      manifest.conditions.filter { AdapterName.short($0.adapter) == short }
    }
    let own = rows(AdapterName.short(adapter))
    return own.isEmpty ? role.map(rows) ?? [] : own
  }

  func rows(_ condition: BundleCondition) -> [GeneratorCondition] {
    Self.rows(manifest, adapter: condition.adapter, role: condition.role)
  }

  /// Writes what the generator takes.
  /// - Returns: the video that the bundle asks for, and what became of each condition.
  func write(_ conditions: [BundleCondition]) throws -> (video: BundleVideo, outcomes: [ConditionOutcome]) {
    let video = try video(for: conditions)
    var plan = Plan(count: conditions.count)
    try composeFirst(conditions, video, &plan)
    let jobs = conditions.enumerated().flatMap { index, condition in
      condition.entry.map { entry in
        rows(condition).map { (row: $0, entry: entry, index: index) }
      } ?? []
    }
    // Rows that depend on other files come when those are there; two may depend on each other.
    plan.pending = Set(jobs.filter { $0.row.hasTerms && $0.row.form != .npy }.compactMap(\.row.file))
    for isSecond in [false, true] {
      for job in jobs where job.row.hasTerms == isSecond {
        try take(job.row, job.entry, job.index, video, &plan)
        if let file = job.row.file { plan.pending.remove(file) }
      }
    }
    for (index, condition) in conditions.enumerated() {
      guard let entry = condition.entry else { continue }
      if plan.composed.contains(index) {
        plan.outcomes[index].lost = []
        continue
      }
      close(&plan, index, entry, rows(condition))
    }
    return (video, plan.outcomes)
  }

  private func video(for conditions: [BundleCondition]) throws -> BundleVideo {
    var (taken, others): ([ConditionSurvey], [ConditionSurvey]) = ([], [])
    for condition in conditions {
      guard let entry = condition.entry else { continue }
      let rows = rows(condition).filter { !$0.form.isCamera && $0.form != .npy }
      let kind = condition.role ?? AdapterName.short(condition.adapter)
      if try rows.contains(where: { !$0.keepsLength }) && isShown(entry, rows) {
        taken.append(try source.survey(entry))
      } else if manifest.video.turnsForAny, Self.scenes.contains(kind) {
        others.append(try source.survey(entry))
      }
    }
    return BundleVideo(manifest.video, request, name: manifest.name, for: taken, others: others)
  }

  /// Whether a file will show it: a picture that no row takes has no say in the video's size.
  private func isShown(_ entry: ConditionEntry, _ rows: [GeneratorCondition]) throws -> Bool {
    guard rows.allSatisfy({ $0.form == .png || $0.form == .startMP4 }) else { return true }
    let video = BundleVideo(manifest.video, request, name: manifest.name)
    let pictures = PictureList(entry, try source.glance(entry), video)
    return rows.contains { !pictures.chosen(of: $0).isEmpty }
  }

  /// What is in the bundle so far.
  private struct Plan {
    var outcomes: [ConditionOutcome]
    /// Files that may yet come.
    var pending: Set<String> = []
    /// Who has a slot, or a file.
    var holders: [String: (index: Int, name: String, composes: Bool)] = [:]
    /// Of each condition that is pictures: what they are, and which of them files were made of.
    var pictures: [PictureList?]
    var used: [Set<Int>]
    /// Those of one clip together.
    var composed: Set<Int> = []

    init(count: Int) {
      outcomes = Array(repeating: ConditionOutcome(), count: count)
      pictures = Array(repeating: nil, count: count)
      used = Array(repeating: [], count: count)
    }

    func has(_ file: String) -> Bool { outcomes.contains { $0.files.contains { $0.file == file } } }
  }

  /// Writes the one clip of two kinds where that is asked for.
  private func composeFirst(_ conditions: [BundleCondition], _ video: BundleVideo, _ plan: inout Plan) throws {
    guard let pair = pair(conditions), let file = pair.front.row.file,
      let outcomes = try compose(pair, file, video)
    else { return }
    for (outcome, member) in zip(outcomes, [pair.front, pair.back]) {
      plan.outcomes[member.index].add(outcome, member.row)
      plan.composed.insert(member.index)
      for key in [file, member.row.slot].compactMap(\.self) {
        plan.holders[key] = (
          pair.front.index, combine.map(AdapterName.short).joined(separator: " and "), false
        )
      }
    }
  }

  private func take(
    _ row: GeneratorCondition, _ entry: ConditionEntry, _ index: Int, _ video: BundleVideo, _ plan: inout Plan
  ) throws {
    guard let file = row.file, !plan.composed.contains(index) else { return }
    let name = AdapterName.short(entry.adapter)
    func lose(_ reason: String) { plan.outcomes[index].lost.append(LostInput(input: nil, reason: reason)) }
    if row.form == .npy { return lose("a2c writes no \(file): put it into the bundle yourself") }
    if let holder = plan.holders[file] {
      let both =
        row.composes && holder.composes && holder.name != name && row.form == .mp4 && combine.isEmpty
        ? "; --combine \(name),\(holder.name) makes one of both" : ""
      return lose("\(file) holds \(holder.name) already, and \(manifest.name) takes one\(both)")
    }
    if let slot = row.slot, let holder = plan.holders[slot], holder.index != index {
      return lose("\(manifest.name) takes one \(slot), and that is the \(holder.name)")
    }
    if let other = row.beside, !plan.outcomes[index].files.contains(where: { $0.file == other }) {
      return lose("\(file) goes with \(other) of the same condition, which is not there")
    }
    if !row.needs.isEmpty, !row.needs.contains(where: { plan.has($0) || plan.pending.contains($0) }) {
      return lose("\(manifest.name) reads \(file) beside \(row.needs.joined(separator: " or ")) only")
    }
    if let other = row.unless.first(where: plan.has) {
      return lose("\(manifest.name) does not read \(file) beside \(other)")
    }
    let made: Made
    if row.form.isCamera {
      made = Made(try camera(row, file, entry, video))
    } else if row.form.isTracks {
      made = Made(try tracks(row, file, entry, video))
    } else if row.form == .png {
      made = try pictures(row, file, entry, video)
    } else {
      made = try clip(row, file, entry, video)
    }
    if let list = made.pictures {
      plan.pictures[index] = plan.pictures[index] ?? list
      plan.used[index].formUnion(made.used)
    }
    guard !made.outcome.files.isEmpty else {
      plan.outcomes[index].lost += made.outcome.lost
      return
    }
    for key in [file, row.slot].compactMap(\.self) { plan.holders[key] = (index, name, row.composes) }
    plan.outcomes[index].add(made.outcome, row)
  }

  /// Says what of a condition no file holds.
  private func close(_ plan: inout Plan, _ index: Int, _ entry: ConditionEntry, _ rows: [GeneratorCondition]) {
    guard !rows.isEmpty else { return }
    // One reason is enough for a condition of which nothing is there.
    let refusal = plan.outcomes[index].lost.first
    let isThere = !plan.outcomes[index].files.isEmpty
    if let list = plan.pictures[index] {
      let unused = list.pictures.indices.filter { !plan.used[index].contains($0) }
      plan.outcomes[index].lost = unused.map {
        LostInput(input: list.names[$0], reason: refusal?.reason ?? reason($0, list, rows))
      }
    } else if !isThere {
      plan.outcomes[index].lost = refusal.map { [$0] } ?? []
    }
    let name =
      entry.inputs.isEmpty ? AdapterName.short(entry.adapter) : entry.inputs.map(\.written).joined(separator: ", ")
    for lost in plan.outcomes[index].lost {
      plan.outcomes[index].lostWarnings.append("\(lost.input ?? name): not used, for \(lost.reason)")
    }
    for file in plan.outcomes[index].files where file.readers.isEmpty && manifest.status == .open {
      plan.outcomes[index].lostWarnings.append(
        "\(file.file): nothing in the bundle reads it, give it to \(manifest.name) by hand")
    }
  }

  /// Why a picture is in no file.
  private func reason(_ index: Int, _ list: PictureList, _ rows: [GeneratorCondition]) -> String {
    let takes = Set(rows.map { $0.form == .startMP4 && $0.take != .ends ? .first : $0.take })
    let most = rows.filter { $0.take == .all }.map(\.pictures).max()
    let what: String
    if let most {
      what = most == 1 ? "one picture" : "\(most) pictures"
    } else if takes.contains(.ends) || takes.isSuperset(of: [.first, .last]) {
      what = "the first and the last frame"
    } else if takes.contains(.last) {
      what = "the last frame"
    } else {
      what = list.place(of: index) == nil ? "one picture" : "the first frame"
    }
    let place = list.place(of: index).map { ", and this is \($0)" } ?? ""
    return "\(manifest.name) takes \(what) only\(place)"
  }
}

extension GeneratorCondition {
  /// Whether it depends on other files of the bundle.
  fileprivate var hasTerms: Bool { !needs.isEmpty || !unless.isEmpty }
}

extension ConditionOutcome {
  fileprivate mutating func add(_ other: ConditionOutcome, _ row: GeneratorCondition) {
    files += other.files.map { file in
      var file = file
      file.readers = row.readers
      return file
    }
    notes += other.notes.filter { !notes.contains($0) }
    // A picture that two files are made of is cut the same in both.
    warnings += other.warnings.filter { !warnings.contains($0) }
    lost += other.lost
  }
}

/// What one row made of a condition.
struct Made {
  var outcome: ConditionOutcome
  var pictures: PictureList?
  var used: Set<Int> = []

  init(_ outcome: ConditionOutcome) { self.outcome = outcome }
}

/// Names of adapters as people write them.
enum AdapterName {
  static func short(_ id: String) -> String {
    AdapterID(id).name
  }
}
