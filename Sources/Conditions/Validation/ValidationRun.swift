import CWorker
import Glibc
import Support

/// Tests one bundle: each test in a process of its own, several at once, each with a deadline.
package struct ValidationRun {
  package var request: ValidationRequest
  /// The tests to report; those that they rest on run too.
  package var tests: Set<ValidationTest>
  /// Processes at once.
  package var jobs: Int
  /// Seconds of one test.
  package var deadline: Double
  /// What is run.
  package var program: WorkerProgram

  package init(
    _ request: ValidationRequest, tests: Set<ValidationTest> = Set(ValidationTest.allCases), jobs: Int = 2,
    deadline: Double = 60, program: WorkerProgram = .own
  ) {
    self.request = request
    self.tests = tests
    self.jobs = jobs
    self.deadline = deadline
    self.program = program
  }

  /// Runs them.
  /// - Parameter isCancelled: asked often; what is running then ends as `skipped`.
  /// - Returns: the tests asked for, in the order of ``ValidationTest``.
  package func results(isCancelled: () -> Bool = { false }) -> [ValidationResult] {
    var waiting = Set(tests)
    for test in tests {
      var before = test.prerequisite
      while let one = before {
        waiting.insert(one)
        before = one.prerequisite
      }
    }
    var order = ValidationTest.allCases.filter(waiting.contains)
    var done: [ValidationTest: ValidationResult] = [:]
    var running: [ValidationProcess] = []
    while !order.isEmpty || !running.isEmpty {
      if isCancelled() {
        for process in running { process.end() }
        for test in order + running.map(\.test) { done[test] = ValidationResult(test, .skipped, "it was cancelled") }
        break
      }
      order.removeAll { test in
        guard let before = test.prerequisite else { return start(test, &running, &done) }
        guard let first = done[before] else { return false }
        if first.outcome == .passed || first.outcome == .warning { return start(test, &running, &done) }
        done[test] = ValidationResult(test, .skipped, Self.reason(before, first, done))
        return true
      }
      ValidationProcess.wait(running, milliseconds: 100)
      running.removeAll { process in
        guard let result = process.result(deadline) else { return false }
        done[process.test] = result
        return true
      }
    }
    return ValidationTest.allCases.filter(tests.contains).compactMap { done[$0] }
  }

  private func start(
    _ test: ValidationTest, _ running: inout [ValidationProcess], _ done: inout [ValidationTest: ValidationResult]
  ) -> Bool {
    guard running.count < max(1, jobs) else { return false }
    var request = request
    request.scratch += "/\(test.rawValue)"
    mkdir(request.scratch, 0o700)
    do throws(ValidationProcess.StartFailure) {
      running.append(try ValidationProcess(test, request, program))
    } catch {
      done[test] = ValidationResult(
        test, .failed, "no process can be started: \(String(cString: strerror(error.code)))")
    }
    return true
  }

  /// Why a test is left out: the first of those it rests on that did not pass.
  private static func reason(
    _ test: ValidationTest, _ result: ValidationResult, _ done: [ValidationTest: ValidationResult]
  ) -> String {
    var (test, result) = (test, result)
    while result.outcome == .skipped, let before = test.prerequisite, let earlier = done[before],
      ![.passed, .warning].contains(earlier.outcome)
    {
      (test, result) = (before, earlier)
    }
    return result.outcome == .skipped ? result.detail : "\(test.rawValue) did not pass"
  }
}
