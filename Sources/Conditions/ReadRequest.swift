import Manifests
import Support

/// One condition that one adapter is to read, wherever the adapter runs.
struct ReadRequest {
  let bundle: AdapterBundle
  /// Checked against the adapter's manifest, with its defaults filled in.
  let parameters: JSON
  /// Paths.
  let inputs: [String]
  let destination: Destination
  let options: HostOptions
  let limits: BlockLimits
}
