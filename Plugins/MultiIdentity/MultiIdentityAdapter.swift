import A2CPluginKit

/// Pictures of persons, things or places, in the order given: each one block of one picture, so that the model can
/// be told of "picture 2". An input is a subject: a picture, or a folder with several of it. Alpha is composited on
/// white and EXIF rotation applied by the host's decoding.
struct MultiIdentityAdapter: Adapter {
  static let id = "org.a2c.multi-id"
  static let version = "1.0.0"

  /// Subjects of one condition.
  private static let limit = 9

  private let parameters: IdentityParameters
  private let host: Host

  init(parameters: JSON, host: Host) throws {
    self.parameters = try IdentityParameters(parameters)
    self.host = host
  }

  mutating func encode(_ inputs: [Input], into sink: Sink) throws {
    guard (1...Self.limit).contains(inputs.count) else {
      throw AdapterError(
        .invalidArgument, inputs.isEmpty ? "no pictures" : "\(inputs.count) subjects are more than \(Self.limit)",
        hint: "give 1 to \(Self.limit) pictures or folders: inputs: [first.png, second.png]")
    }
    let names = parameters.names
    guard names.isEmpty || names.count == inputs.count else {
      throw Parameters.wrong("names", "as many as the inputs: \(inputs.count), found \(names.count)")
    }
    let subjects = try inputs.enumerated().map { index, input in
      try SubjectPictures(input.path, name: names.isEmpty ? nil : names[index], most: parameters.most, host)
    }
    // All are opened before the first is emitted, so that a wrong one leaves nothing half done.
    let pictures = try subjects.map { try $0.files.map { try picture($0) } }
    try tell(subjects, pictures, sink)
    for picture in pictures.joined() {
      try sink.frames(count: 1, encoder: .vision, isVideo: false, numbered: true) { _ in try picture.frame(0) }
    }
    if let sentence = Self.sentence(subjects) { try sink.text(sentence) }
    for name in subjects.compactMap(\.name) {
      try sink.claim(
        .subject, name, PlainWords.sentence("\(name) \(PlainWords.verb(name, "is", "are")) in the video"), certainty: 1)
    }
  }

  private func tell(_ subjects: [SubjectPictures], _ pictures: [[Media]], _ sink: Sink) throws {
    for (index, subject) in subjects.enumerated() where subject.found > 1 {
      try sink.decide(
        "subject \(index + 1)", "\(subject.files.count) of \(subject.found) pictures",
        because: subject.files.count < subject.found
          ? "evenly spread; the parameter pictures asks for more" : "the input is a folder of one subject")
    }
    if pictures.joined().contains(where: \.hasAlpha) {
      try sink.decide("background", "white", because: "pictures have transparent parts")
    }
  }

  /// Who is in which picture, where that is not one nameless subject a picture.
  static func sentence(_ subjects: [SubjectPictures]) -> String? {
    guard subjects.contains(where: { $0.name != nil || $0.files.count > 1 }) else { return nil }
    let parts = subjects.enumerated().map { index, subject in
      let name = subject.name ?? (subjects.count == 1 ? "one subject" : "subject \(index + 1)")
      return subject.files.count == 1 ? "\(name) (1 picture)" : "\(name) (\(subject.files.count) pictures)"
    }
    return "In their order, these pictures show \(parts.joined(separator: ", then "))."
  }

  private func picture(_ path: String) throws -> Media {
    let media = try host.open(path)
    guard media.frameCount == 1 else {
      throw AdapterError(
        .badInput, "\(media.kind == .clip ? "a clip" : "a sequence") of \(media.frameCount) frames, expected a picture",
        place: path, hint: "name each picture, or a folder for several pictures of one subject")
    }
    return media
  }
}
