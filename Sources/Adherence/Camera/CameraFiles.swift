package import Conditions
import Manifests
import Media
package import Support

/// Reads camera files by the camera adapter: all forms, conventions and guesses are its own.
package struct CameraFiles: Sendable {
  private let reader: ConditionReader

  /// - Parameter options: where a stranger's adapter runs, if one has taken the camera's place.
  package init(registry: AdapterRegistry, options: HostOptions) {
    reader = ConditionReader(
      registry, for: .file(FrameTarget(width: 16, height: 16, frames: 1)), options: options)
  }

  /// The poses of a file, from the camera to the axes of the first.
  /// - Parameter folder: what a relative path is relative to
  /// - Throws: ``AdherenceError``, and what reading a condition throws
  package func poses(_ path: String, folder: String = ".") throws -> [RigidMotion] {
    let entry = ConditionEntry(adapter: "camera", inputs: [InputPath(path, folder: folder)])
    for case .camera(let block) in try reader.read(entry).blocks { return block.poses }
    throw AdherenceError.empty(path: path, what: "camera path")
  }
}
