package import Manifests
package import Support
import Wording

/// The shots of a run in the words of a generator.
package struct ShotText: Sendable {
  private let shots: [RunShot]
  private let request: VideoRequest

  package init(_ shots: [RunShot], video: VideoRequest = VideoRequest()) {
    (self.shots, request) = (shots, video)
  }

  package var isEmpty: Bool { shots.isEmpty }

  /// Seconds of a shot where neither the video nor the shots say how long they last.
  private static let usual = 4.0

  /// What stands in the prompt, and what its user has to know. Empty where the generator takes one shot, or the shots are
  /// fields of their own.
  func text(for manifest: GeneratorManifest) -> (text: String, warnings: [String]) {
    guard let form = manifest.prompt.shots else {
      return ("", ["it takes one shot: what the run says of \(shots.count) shots is not in its prompt"])
    }
    var warnings =
      shots.count > form.most
      ? ["it takes \(form.most) shots: the last \(shots.count - form.most) are left out"] : []
    for (index, shot) in shots.prefix(form.most).enumerated() {
      guard let longest = form.longest, shot.text.count > longest else { continue }
      warnings.append("shot \(index + 1) has \(shot.text.count) characters, and it takes \(longest) of each")
    }
    guard !form.apart else { return ("", warnings) }
    let times = times(manifest)
    let told = shots.prefix(form.most).enumerated().map { index, shot in
      Self.filled(index == 0 ? form.first : form.each, index, shot, times[index], form.clock)
    }
    return (told.joined(separator: form.between), warnings)
  }

  /// The shots as a list, for a service that takes them as fields of their own; `nil` for others.
  package func list(for manifest: GeneratorManifest) -> JSON? {
    guard let form = manifest.prompt.shots, !shots.isEmpty else { return nil }
    let times = times(manifest)
    return .array(
      shots.prefix(form.most).enumerated().map { index, shot in
        .object([
          "prompt": .string(SentenceEnding.closed(Spacing.collapsed(shot.text))), "start": .double(times[index].start),
          "seconds": .double(times[index].end - times[index].start),
        ])
      })
  }

  /// Puts shots where the prompt's own shot ends: behind the line that opens with it, else behind everything.
  static func put(_ shots: String, into prompt: String) -> String {
    guard !shots.isEmpty else { return prompt }
    var lines = prompt.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = lines.lastIndex { $0.contains("[Shot 1]") } ?? lines.indices.last ?? 0
    guard lines.indices.contains(line) else { return shots }
    lines[line] += (lines[line].isEmpty || shots.hasPrefix("\n") ? "" : " ") + shots
    return lines.joined(separator: "\n")
  }

  private func times(_ manifest: GeneratorManifest) -> [(start: Double, end: Double)] {
    let video = BundleVideo(manifest.video, request, name: manifest.name)
    let length = video.seconds ?? video.frames.flatMap { frames in video.framesPerSecond.map { Double(frames) / $0 } }
    let told = shots.reduce(0) { $0 + ($1.seconds ?? Self.usual) }
    return RunShot.times(shots, length: length ?? max(told, (shots.last?.at ?? 0) + Self.usual))
  }

  private static func filled(
    _ form: String, _ index: Int, _ shot: RunShot, _ time: (start: Double, end: Double), _ clock: GeneratorShots.Clock
  ) -> String {
    let text = SentenceEnding.closed(Spacing.collapsed(shot.text))
    let values = [
      "n": "\(index + 1)", "start": spelled(time.start, clock), "end": spelled(time.end, clock),
      "seconds": SentenceNumber.text(time.end - time.start), "text": text,
    ]
    var filled = ""
    var rest = form[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open] + (values[String(rest[rest.index(after: open)..<close])] ?? String(rest[open...close]))
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  private static func spelled(_ time: Double, _ clock: GeneratorShots.Clock) -> String {
    guard clock != .seconds else { return SentenceNumber.text(time) }
    // checked: times are at most some thousand seconds
    let thousandths = Int((time * 1000).rounded())
    let (minutes, rest) = (thousandths / 60_000, thousandths % 60_000)
    func digits(_ value: Int, _ count: Int) -> String {
      String(repeating: "0", count: max(0, count - "\(value)".count)) + "\(value)"
    }
    if clock == .milliseconds { return "\(digits(minutes, 2)):\(digits(rest / 1000, 2)).\(digits(rest % 1000, 3))" }
    let seconds = (rest + 500) / 1000
    return "\(digits(minutes + seconds / 60, 2)):\(digits(seconds % 60, 2))"
  }
}
