import Chat
import Claims
import Conditions
import Manifests
import Support

/// One caption in the making, request by request.
struct RemoteRun {
  let server: ChatServer
  let reference: ServerReference
  let texts: PromptTemplate
  let conditions: [FramedCondition]
  private(set) var prompt: String
  private(set) var settlement: Settlement
  let settings: CaptionSettings
  let isCancelled: () -> Bool

  /// What the server is told, with pictures or without.
  private var material: (withPictures: Bool, RemoteMaterial)?
  private var parts: [CaptionPart: String] = [:]
  /// Parts that a limit or a broken connection cut.
  private var cut: Set<CaptionPart> = []
  private var analysis: JSON?
  private var notes: [String] = []
  private var written = ""
  private var clock = StageClock()
  private var requests = 0
  /// The server failed when it was asked again; what stands by then is the caption.
  private var hasFailed = false

  init(
    server: ChatServer, reference: ServerReference, texts: PromptTemplate, conditions: [FramedCondition],
    prompt: String,
    settlement: Settlement, settings: CaptionSettings, isCancelled: @escaping () -> Bool
  ) {
    self.server = server
    self.reference = reference
    self.texts = texts
    self.conditions = conditions
    self.prompt = prompt
    self.settlement = settlement
    self.settings = settings
    self.isCancelled = isCancelled
  }

  /// Requests for what an answer lacks, before parts are asked for one by one.
  private static let mostAsks = 1

  mutating func write(keep: KeepMode, _ onEvent: (CaptionEvent) -> Void) throws -> CoreAnswer {
    let original = prompt
    if settings.language == .en { try translate() }
    try describe(onEvent)
    if settings.grammar {
      try complete()
      if keep == .repair, !hasFailed { try putRight() }
      if keep == .repair { fill() }
    }
    let caption = StructuredCaption(parts)
    let material = try material(withPictures: server.abilities.takes(.pictures))
    if material.leftOut > 0 { notes.append("\(material.leftOut) pictures did not fit into the request") }
    var answer = CoreAnswer(
      text: written, caption: caption, tokens: [], cut: cut.intersection(Set(parts.keys)), stages: clock.reports)
    answer.remote = CoreAnswer.Remote(
      analysis: analysis, notes: notes, requests: requests, sawFrames: material.hasPictures)
    if prompt != original {
      answer.remote?.translation = prompt
      answer.remote?.settlement = settlement
    }
    return answer
  }

  // MARK: The language

  /// Puts the prompt into English, once more where the first try lost something. What stays lost leaves the prompt as it is.
  private mutating func translate() throws {
    guard prompt.contains(where: \.isLetter), !PromptTranslation.isEnglish(prompt) else { return }
    var lost: [String] = []
    for _ in 0..<2 {
      let task = RemoteTasks.translation(prompt, keeping: lost)
      let messages = [ChatMessage(.user, task)]
      let reply = try askAlone("translate", messages, maxTokens: 200 + prompt.utf8.count)
      let text = PartsReader.line(reply.body)
      lost = PromptTranslation.lost(of: prompt, in: text)
      guard text.contains(where: \.isLetter), lost.isEmpty, reply.isWhole else { continue }
      prompt = text
      settlement = Settlement.settle(
        PromptReading(text, names: NamedPictures(conditions).names), conditions.flatMap(\.source.claims))
      return
    }
    notes.append(
      "the prompt could not be translated" + (lost.isEmpty ? "" : " without losing \(lost.joined(separator: ", "))"))
  }

  /// A question by itself, without the material.
  private mutating func askAlone(_ stage: String, _ messages: [ChatMessage], maxTokens: Int) throws -> ChatReply {
    let start = ResourceUse.seconds
    var question = ChatQuestion(messages, maxTokens: maxTokens)
    question.temperature = settings.temperature
    question.seed = settings.seed
    requests += 1
    let reply = try server.ask(question, isCancelled: isCancelled)
    clock.note(stage, seconds: ResourceUse.seconds - start, units: reply.answerTokens)
    return reply
  }

  // MARK: The first answer

  /// Reasons, then describes: in one request where the server takes a schema, for then the analysis stands in front of the
  /// parts; else in two.
  private mutating func describe(_ onEvent: (CaptionEvent) -> Void) throws {
    let all = CaptionPart.allCases
    let isReasoned = reference.reason != .off && settings.grammar
    let isOne = isReasoned && server.abilities.takes(.schema)
    var history: [ChatMessage] = []
    if isReasoned, !isOne { history = try reason() }
    let task: String
    var form = ChatQuestion.Form.text
    if settings.grammar {
      task = language + RemoteTasks.parts(all, maxTokens: settings.maxTokens, withAnalysis: isOne)
      form = .object(name: "caption", schema: RemoteTasks.schema(all, withAnalysis: isOne))
    } else {
      task = language + RemoteTasks.lines(maxTokens: settings.maxTokens)
    }
    var stream = PartStream()
    let reply = try ask(
      "describe", history, task: task, form, maxTokens: room(all) + (isOne ? Self.analysisTokens : 0)
    ) { stream.take($0, onEvent) }
    stream.finish(onEvent)
    written = reply.text
    take(reply, wanted: all)
    if parts.isEmpty, let prose = PartsReader.prose(reply.body) {
      parts[.dense] = prose
      notes.append("the model kept to no form; its text stands as the dense part")
    }
  }

  private var language: String { settings.language == .en ? "Write in English. " : "" }

  /// The first of two steps.
  /// - Returns: what stands in front of the second; nothing where the model did not do as asked.
  private mutating func reason() throws -> [ChatMessage] {
    let task = RemoteTasks.analysis()
    let reply = try ask(
      "reason", [], task: task, .object(name: "analysis", schema: RemoteTasks.analysisSchema),
      maxTokens: Self.analysisTokens)
    let found = LenientJSON.all(in: AnswerText.clean(reply.body)).map(\.value)
    guard let json = found.first(where: { RemoteTasks.isAnalysis($0) }) else { return [] }
    analysis = json
    return try messages(task: task) + [ChatMessage(.assistant, json.text())]
  }

  private static let analysisTokens = 600

  /// Tokens for parts: those of the caption, and what their form takes. A tokenizer of another language takes more.
  private func room(_ parts: [CaptionPart]) -> Int {
    let share = Double(settings.maxTokens) * Double(parts.count + 1) / Double(CaptionPart.allCases.count + 1)
    return Int(share * 1.5) + 128
  }

  /// Takes over the parts that are wanted and usable.
  private mutating func take(_ reply: ChatReply, wanted: [CaptionPart]) {
    let reader = PartsReader(reply.body)
    analysis = analysis ?? reader.analysis
    for part in wanted {
      guard let body = reader.parts[part] else { continue }
      let isCut = part == reader.last && (!reply.isWhole || !reader.isWhole)
      // A part that was cut is better than none, and worse than any other.
      if parts[part] != nil, isCut, !cut.contains(part) { continue }
      parts[part] = body
      if isCut { cut.insert(part) } else { cut.remove(part) }
    }
    if reply.isBrokenOff { notes.append("the server's answer broke off") }
  }

  // MARK: What is lacking

  private var lacking: [CaptionPart] { CaptionPart.allCases.filter { parts[$0] == nil || cut.contains($0) } }

  /// Asks for what is missing or cut: all of it at once, then one part after the other.
  private mutating func complete() throws {
    for _ in 0..<Self.mostAsks where !lacking.isEmpty {
      let wanted = lacking
      let history = try messages(task: RemoteTasks.parts(CaptionPart.allCases, maxTokens: settings.maxTokens))
      let reply = try askAgain(
        "ask again", parts.isEmpty ? [] : history + [ChatMessage(.assistant, canonical)],
        task: parts.isEmpty
          ? RemoteTasks.parts(wanted, maxTokens: settings.maxTokens)
          : RemoteTasks.missing(wanted, maxTokens: settings.maxTokens),
        .object(name: "parts", schema: RemoteTasks.schema(wanted)), maxTokens: room(wanted) * 2)
      if let reply { take(reply, wanted: wanted) }
    }
    for part in CaptionPart.allCases where isBlank(part) && !hasFailed {
      let reply = try askAgain("ask for \(part.rawValue)", [], task: RemoteTasks.plain(part), .text, maxTokens: 160)
      guard let reply, let body = PartsReader.single(reply.body, part) else { continue }
      parts[part] = body
      if reply.isWhole { cut.remove(part) } else { cut.insert(part) }
    }
  }

  /// Whether nothing of a part will stand in the caption: it is not there, or a limit left less than a sentence of it.
  private func isBlank(_ part: CaptionPart) -> Bool {
    guard let body = parts[part] else { return true }
    return CaptionTidier.tidy(body, wasCut: cut.contains(part)).isEmpty
  }

  /// What is known stands for parts that the model has not written though it was asked three times. A part of which nothing
  /// is known stays unspecified.
  private mutating func fill() {
    let blank = CaptionPart.allCases.filter(isBlank)
    guard !blank.isEmpty, blank.count < CaptionPart.allCases.count else { return }
    let known = FactsWriter.caption(settlement)
    for part in blank {
      parts[part] = known[part].isEmpty ? nil : known[part]
      cut.remove(part)
    }
    notes.append("the model wrote no usable text for \(blank.map(\.rawValue).joined(separator: ", "))")
  }

  /// The parts as they stand, in the form that was asked for.
  private var canonical: String {
    JSON.object(
      CaptionPart.allCases.compactMap { part in parts[part].map { JSON.Member(part.rawValue, .string($0)) } }
    ).text()
  }

  // MARK: Keeping

  /// Asks once more for parts that lost what is known, or contradict it, and takes what became better.
  private mutating func putRight() throws {
    let before = keeping(parts)
    guard !before.missing.isEmpty || !before.contradicted.isEmpty else { return }
    var wanted: Set<CaptionPart> = []
    for claim in before.missing { wanted.formUnion([.dense, claim.aspect.part]) }
    for wrong in before.contradicted {
      for part in CaptionPart.allCases where parts[part]?.contains(wrong.sentence) == true { wanted.insert(part) }
    }
    let asked = CaptionPart.allCases.filter(wanted.contains)
    guard !asked.isEmpty else { return }
    let task = RemoteTasks.again(
      asked, lost: unique(before.missing.map(\.sentence)),
      wrong: before.contradicted.map { ($0.sentence, $0.claim.sentence) }, maxTokens: settings.maxTokens)
    let history =
      try messages(task: RemoteTasks.parts(CaptionPart.allCases, maxTokens: settings.maxTokens))
      + [ChatMessage(.assistant, canonical)]
    let form = ChatQuestion.Form.object(name: "parts", schema: RemoteTasks.schema(asked))
    guard let reply = try askAgain("put right", history, task: task, form, maxTokens: room(asked) * 2) else { return }
    let reader = PartsReader(reply.body)
    let isWhole = reply.isWhole && reader.isWhole
    var left = faults(parts, before)
    for part in asked where left > 0 {
      guard let body = reader.parts[part], isWhole || part != reader.last else { continue }
      var changed = parts
      changed[part] = body
      // Each part by itself: one that became worse shall not be taken with one that became better.
      let found = faults(changed, before)
      guard found < left else { continue }
      (parts, left) = (changed, found)
      cut.remove(part)
    }
  }

  private func keeping(_ parts: [CaptionPart: String], _ claims: [Claim]? = nil) -> Keeping {
    let tidied = CaptionTidier.tidy(StructuredCaption(parts), wasCut: cut)
    return Keeper.keep(tidied, claims: claims ?? settlement.claims, mode: .warn, sawFrames: true)
  }

  /// What is wrong with a caption: claims that it loses or contradicts, and, far less, of those that were lost at first the
  /// ones that the part which is to tell of them does not tell.
  private func faults(_ parts: [CaptionPart: String], _ first: Keeping) -> Int {
    let whole = keeping(parts)
    let untold = first.missing.count { claim in
      let part = claim.aspect.part
      return keeping([part: parts[part] ?? ""], [claim]).kept.isEmpty
    }
    return (whole.missing.count + whole.contradicted.count) * 1000 + untold
  }

  private func unique(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }
  }

  // MARK: Asking

  private mutating func material(withPictures: Bool) throws -> RemoteMaterial {
    if let material, material.withPictures == withPictures { return material.1 }
    let new = try RemoteMaterial(texts, conditions, prompt: prompt, settlement, withPictures: withPictures)
    material = (withPictures, new)
    return new
  }

  private mutating func messages(task: String) throws -> [ChatMessage] {
    try material(withPictures: server.abilities.takes(.pictures)).messages(task: task)
  }

  /// - Parameter history: what goes before the task; where there is none, the task stands with the material.
  private mutating func ask(
    _ stage: String, _ history: [ChatMessage], task: String, _ form: ChatQuestion.Form, maxTokens: Int,
    _ onText: (String) -> Void = { _ in }
  ) throws -> ChatReply {
    let start = ResourceUse.seconds
    var question = ChatQuestion(
      history.isEmpty ? try messages(task: task) : history + [ChatMessage(.user, task)], maxTokens: maxTokens,
      form: form)
    question.temperature = settings.temperature
    question.topP = settings.topP
    question.topK = settings.topK
    question.repetitionPenalty = settings.repetitionPenalty
    question.seed = settings.seed
    requests += 1
    let reply: ChatReply
    do throws(ChatError) {
      reply = try server.ask(question, isCancelled: isCancelled, onText: onText)
    } catch {
      guard case .pictures(let said) = error.reason, question.hasPictures, reference.vision != .on else { throw error }
      notes.append(
        "the server takes no pictures" + (said.isEmpty ? "" : " (\(said))") + "; it gets facts and descriptions alone")
      question.messages = try withoutPictures(question.messages, task: task)
      reply = try server.ask(question, isCancelled: isCancelled, onText: onText)
    }
    clock.note(stage, seconds: ResourceUse.seconds - start, units: reply.answerTokens)
    return reply
  }

  /// The same where a caption stands already: a server that fails now does not take it away.
  private mutating func askAgain(
    _ stage: String, _ history: [ChatMessage], task: String, _ form: ChatQuestion.Form, maxTokens: Int
  ) throws -> ChatReply? {
    do {
      return try ask(stage, history, task: task, form, maxTokens: maxTokens)
    } catch let error as ChatError {
      guard !parts.isEmpty, !isCancelled() else { throw error }
      notes.append("asked again without success: \(error.withoutPlace)")
      hasFailed = true
      return nil
    }
  }

  /// The first message built anew; the turns behind it stay.
  private mutating func withoutPictures(_ messages: [ChatMessage], task: String) throws -> [ChatMessage] {
    let first = messages.first { $0.role == .user }?.content.last
    var ownTask = task
    if case .text(let text)? = first, text.hasPrefix("\n") { ownTask = String(text.dropFirst()) }
    let head = try self.messages(task: ownTask)
    return head + messages.dropFirst(head.count)
  }
}
