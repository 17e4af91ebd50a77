package import Conditions
package import Support

/// Compares pairs.
package struct VideoEvaluation: Sendable {
  package var camera = PathAlignment.relative
  package var depth = DepthAlignment.none
  package var alpha = 0.1
  package var lengths = FrameLengths.exact
  private let files: CameraFiles

  package init(registry: AdapterRegistry, options: HostOptions) {
    files = CameraFiles(registry: registry, options: options)
  }

  /// What became of one pair: figures for columns, details, and what could not be compared.
  package struct Outcome: Sendable {
    package let pair: VideoPair
    package internal(set) var values: [VideoColumn: Double] = [:]
    package internal(set) var details: [JSON.Member] = []
    package internal(set) var failures: [(what: String, error: any ExplainedError)] = []
    /// Scores of the whole row, with the number of videos they are of.
    var shared: [(column: VideoColumn, value: Double, count: Int)] = []
  }

  /// Compares what a pair names. What cannot be compared is recorded, and the rest is compared all the same.
  package func outcome(_ pair: VideoPair) throws -> Outcome {
    var outcome = Outcome(pair: pair)
    func attempt(_ what: String, _ body: (inout Outcome) throws -> Void) throws {
      do { try body(&outcome) } catch let error as any ExplainedError { outcome.failures.append((what, error)) }
    }
    if let camera = pair.camera {
      try attempt("camera") { outcome in
        let (a, b) = (try files.poses(camera.reference), try files.poses(camera.estimate))
        let chosen = lengths.indices(a.count, b.count)
        let errors = try CameraErrors(
          reference: chosen?.reference.map { a[$0] } ?? a, estimate: chosen?.estimate.map { b[$0] } ?? b,
          alignment: self.camera, path: camera.estimate)
        outcome.values[.rotErr] = errors.rotErr
        outcome.values[.transErr] = errors.transErr
        outcome.values[.camMC] = errors.camMC
        outcome.details.append(JSON.Member("camera", errors.json))
      }
    }
    if let depth = pair.depth {
      try attempt("depth") { outcome in
        let error = try DepthError(
          reference: try DepthValues(depth.reference), estimate: try DepthValues(depth.estimate),
          alignment: self.depth, lengths: lengths)
        outcome.values[.mae] = error.mae
        outcome.details.append(JSON.Member("depth", error.json))
      }
    }
    if let pose = pair.pose {
      try attempt("pose") { outcome in
        let accuracy = try PoseAccuracy(
          reference: try KeypointTrack(pose.reference), estimate: try KeypointTrack(pose.estimate), alpha: alpha,
          lengths: lengths)
        outcome.values[.poseAcc] = accuracy.pck * 100
        outcome.details.append(JSON.Member("pose", accuracy.json))
      }
    }
    if let vbench = pair.vbench {
      try attempt("vbench") { outcome in outcome.shared = try VBenchResults(vbench).columns }
    }
    // What the list itself says counts before what was computed.
    outcome.values.merge(pair.scores) { $1 }
    return outcome
  }
}
