package import Captioning
import Support
import Synchronization

/// What has happened so far, for Prometheus.
package final class Metrics: Sendable {
  private struct State {
    var requests: [String: Int] = [:]
    var seconds: [String: Histogram] = [:]
    var firstToken = Histogram()
    var tokens: [String: Int] = [:]
    var decodeSeconds: [String: Double] = [:]
    var runs: [String: Int] = [:]
    var adapterErrors: [String: Int] = [:]
    var cancelled = 0
    var refused = 0
  }

  private let state = Mutex(State())
  private let start = ResourceUse.seconds

  package init() {}

  /// - Parameter route: as the document of the service spells it, so that there are few of them.
  package func countRequest(_ method: String, _ route: String, status: Int, seconds: Double) {
    state.withLock { state in
      state.requests["method=\"\(method)\",route=\"\(route)\",status=\"\(status)\"", default: 0] += 1
      state.seconds[route, default: Histogram()].add(seconds)
      if status == 503 { state.refused += 1 }
      if status == 499 { state.cancelled += 1 }
    }
  }

  package func countRun(_ model: String, _ answer: CoreAnswer) {
    state.withLock { state in
      state.runs[model, default: 0] += 1
      state.tokens[model, default: 0] += answer.tokens.count
      state.decodeSeconds[model, default: 0] += answer.stages.filter { $0.name == "decode" }.reduce(0) {
        $0 + $1.seconds
      }
    }
  }

  package func countFirstToken(_ seconds: Double) { state.withLock { $0.firstToken.add(seconds) } }

  package func countCancelled() { state.withLock { $0.cancelled += 1 } }

  package func countAdapterError(_ trouble: AdapterTrouble) {
    state.withLock {
      $0.adapterErrors["adapter=\"\(trouble.adapter)\",kind=\"\(trouble.kind.rawValue)\"", default: 0] += 1
    }
  }

  /// The text form of Prometheus, version 0.0.4.
  /// - Parameter gauges: numbers of the moment, by name with their help.
  package func text(_ gauges: [(name: String, help: String, value: Double)]) -> String {
    let state = state.withLock { $0 }
    var lines: [String] = []
    func counter(_ name: String, _ help: String, _ values: [String: Double]) {
      lines += ["# HELP \(name) \(help)", "# TYPE \(name) counter"]
      lines += values.sorted { $0.key < $1.key }.map { key, value in
        name + (key.isEmpty ? "" : "{\(key)}") + " " + Histogram.number(value)
      }
    }
    func byModel(_ values: [String: Double]) -> [String: Double] {
      Dictionary(uniqueKeysWithValues: values.map { ("model=\"\(Self.escaped($0.key))\"", $0.value) })
    }
    counter("a2c_requests_total", "Requests that were answered.", state.requests.mapValues(Double.init))
    counter("a2c_refused_total", "Requests that found the queue or the store full.", ["": Double(state.refused)])
    counter("a2c_cancelled_total", "Requests whose client left.", ["": Double(state.cancelled)])
    counter("a2c_captions_total", "Captions that were written.", byModel(state.runs.mapValues(Double.init)))
    counter("a2c_tokens_total", "Tokens that models wrote.", byModel(state.tokens.mapValues(Double.init)))
    counter("a2c_decode_seconds_total", "Seconds in which models wrote.", byModel(state.decodeSeconds))
    counter(
      "a2c_adapter_errors_total", "Conditions that could not be read, by adapter and kind.",
      state.adapterErrors.mapValues(Double.init))
    lines += ["# HELP a2c_request_seconds Time of an answer.", "# TYPE a2c_request_seconds histogram"]
    for (route, histogram) in state.seconds.sorted(by: { $0.key < $1.key }) {
      lines += histogram.lines("a2c_request_seconds", "route=\"\(route)\"")
    }
    lines += [
      "# HELP a2c_first_token_seconds Time to the first word of a caption, waiting included.",
      "# TYPE a2c_first_token_seconds histogram",
    ]
    lines += state.firstToken.lines("a2c_first_token_seconds", "")
    let own = [
      ("process_resident_memory_bytes", "Resident memory.", Double(ResourceUse.currentMemory)),
      ("process_open_fds", "Open descriptors.", Double((try? FileSystem.list("/proc/self/fd").count) ?? 0)),
      ("a2c_uptime_seconds", "Seconds since the start.", ResourceUse.seconds - start),
    ]
    for (name, help, value) in gauges + own {
      lines += ["# HELP \(name) \(help)", "# TYPE \(name) gauge", "\(name) \(Histogram.number(value))"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    TerminalText.safe(text, limit: 100).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
