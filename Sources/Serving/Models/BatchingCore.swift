package import Captioning
import Manifests
import Support

/// An embedded model that writes the captions of all requests together, a token of each at a time, on a thread of its own.
/// A caption is the same alone and among others.
package final class BatchingCore: Sendable {
  /// A caption that somebody waits for, on another thread.
  private final class Ticket: Sendable {
    struct News {
      var events: [CaptionEvent] = []
      var outcome: Result<CoreAnswer, any Error>?
    }

    let id: Int
    let prompt: Prompt
    let settings: CaptionSettings
    let flag: CancelFlag
    let news = Gate(News())

    init(_ id: Int, _ prompt: Prompt, _ settings: CaptionSettings, _ flag: CancelFlag) {
      self.id = id
      self.prompt = prompt
      self.settings = settings
      self.flag = flag
    }
  }

  private struct State {
    var waiting: [Ticket] = []
    var last = 0
    var isStopped = false
  }

  let core: EmbeddedCore
  private let gate = Gate(State())

  package init(_ core: EmbeddedCore) {
    self.core = core
    _ = WorkerThread.start(stack: WorkerThread.programStack) { [gate] in Self.work(core, gate) }
  }

  deinit { gate.change { $0.isStopped = true } }

  /// What writes for one request.
  package func writer(_ flag: CancelFlag) -> any CaptionCore { Writer(core: self, flag: flag) }

  private struct Writer: CaptionCore {
    let core: BatchingCore
    let flag: CancelFlag

    var name: String { core.core.name }

    func write(
      _ prompt: Prompt, _ settings: CaptionSettings, _ onEvent: (CaptionEvent) -> Void
    ) throws -> CoreAnswer { try core.write(prompt, settings, flag, onEvent) }
  }

  private func write(
    _ prompt: Prompt, _ settings: CaptionSettings, _ flag: CancelFlag, _ onEvent: (CaptionEvent) -> Void
  ) throws -> CoreAnswer {
    let ticket = gate.change { state in
      state.last += 1
      let ticket = Ticket(state.last, prompt, settings, flag)
      state.waiting.append(ticket)
      return ticket
    }
    let began = ResourceUse.seconds
    var first: Double?
    while true {
      let news = ticket.news.wait { news -> Ticket.News? in
        guard !news.events.isEmpty || news.outcome != nil else { return nil }
        defer { news.events = [] }
        return news
      }
      guard let news else { continue }
      if first == nil, !news.events.isEmpty { first = ResourceUse.seconds }
      for event in news.events { onEvent(event) }
      guard let outcome = news.outcome else { continue }
      var answer = try outcome.get()
      var clock = StageClock()
      let middle = first ?? began
      clock.note("prefill", seconds: middle - began, units: prompt.tokenIDs.count)
      clock.note("decode", seconds: ResourceUse.seconds - middle, units: answer.tokens.count)
      answer.stages = clock.reports
      return answer
    }
  }

  // MARK: The thread

  private static func work(_ core: EmbeddedCore, _ gate: Gate<State>) {
    var batch = CaptionBatch(core)
    var tickets: [Int: Ticket] = [:]
    while true {
      let isIdle = batch.isEmpty
      let room = batch.hasRoom
      // One joins between two tokens: a long prompt then holds the others up once, not all prompts that wait.
      let next: Ticket?? = gate.wait { state in
        if room, !state.waiting.isEmpty { return .some(.some(state.waiting.removeFirst())) }
        return state.isStopped || !isIdle ? .some(.none) : nil
      }
      if case .some(.some(let ticket)) = next {
        join(ticket, &batch, &tickets)
      } else if isIdle {
        return
      }
      let gone = Set(tickets.values.filter(\.flag.isCancelled).map(\.id))
      if !gone.isEmpty {
        batch.remove { gone.contains($0) }
        for id in gone { end(tickets.removeValue(forKey: id), .failure(ServerError.cancelled)) }
      }
      do {
        for done in try batch.step() { end(tickets.removeValue(forKey: done.id), .success(done.answer)) }
      } catch {
        // What fails for all of them would fail again.
        for ticket in tickets.values { end(ticket, .failure(error)) }
        tickets = [:]
        batch = CaptionBatch(core)
      }
    }
  }

  private static func join(_ ticket: Ticket, _ batch: inout CaptionBatch, _ tickets: inout [Int: Ticket]) {
    guard !ticket.flag.isCancelled else { return end(ticket, .failure(ServerError.cancelled)) }
    do {
      try batch.add(ticket.prompt, ticket.settings, id: ticket.id) { event in
        ticket.news.change { $0.events.append(event) }
      }
      tickets[ticket.id] = ticket
    } catch {
      end(ticket, .failure(error))
    }
  }

  private static func end(_ ticket: Ticket?, _ outcome: Result<CoreAnswer, any Error>) {
    ticket?.news.change { $0.outcome = outcome }
  }
}
