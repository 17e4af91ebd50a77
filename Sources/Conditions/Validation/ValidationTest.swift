/// What an adapter is tested for, in the order of the report. Each test runs in a process of its own.
package enum ValidationTest: String, CaseIterable, Sendable {
  // Files: nothing of the adapter runs.
  case manifestSchema = "manifest-schema"
  case pathsInsideBundle = "paths-inside-bundle"
  case hashMatches = "hash-matches"
  case libraryForThisMachine = "library-for-this-machine"
  case singleExport = "single-export"
  case neededLibraries = "needed-libraries"
  case noForkExec = "no-fork-exec"
  case specialTokens = "special-tokens"
  // Loading.
  case loads
  case wrongProbeIsRefused = "wrong-probe-is-refused"
  case entryIsConstant = "entry-is-constant"
  case descriptorEqualsManifest = "descriptor-equals-manifest"
  case unknownExtensions = "unknown-extensions"
  // An instance's life.
  case creates
  case unknownIDIsRefused = "unknown-id-is-refused"
  case createDestroyRepeated = "create-destroy-repeated"
  case worksWithoutExtensions = "works-without-extensions"
  case encodesSample = "encodes-sample"
  case lifeTwice = "life-twice"
  case extensionsInEveryState = "extensions-in-every-state"
  case newerHost = "newer-host"
  case cancels
  case twoInstances = "two-instances"
  case resetEqualsFresh = "reset-equals-fresh"
  // Data.
  case outputEqualsManifest = "output-equals-manifest"
  case deterministic
  case missingInput = "missing-input"
  case emptyInput = "empty-input"
  case truncatedInput = "truncated-input"
  case randomInput = "random-input"
  case smallestPicture = "smallest-picture"
  // What it takes and leaves behind.
  case stdoutSilent = "stdout-silent"
  case leavesProcessAlone = "leaves-process-alone"
  case noDescriptorLeak = "no-descriptor-leak"
  case noThreadLeak = "no-thread-leak"
  case noMemoryLeak = "no-memory-leak"
  case noChildren = "no-children"

  package enum Group: String, Sendable { case files, load, life, data, resources }

  package var group: Group {
    switch self {
    case .manifestSchema, .pathsInsideBundle, .hashMatches, .libraryForThisMachine, .singleExport, .neededLibraries,
      .noForkExec, .specialTokens:
      .files
    case .loads, .wrongProbeIsRefused, .entryIsConstant, .descriptorEqualsManifest, .unknownExtensions: .load
    case .creates, .unknownIDIsRefused, .createDestroyRepeated, .worksWithoutExtensions, .encodesSample, .lifeTwice,
      .extensionsInEveryState, .newerHost, .cancels, .twoInstances, .resetEqualsFresh:
      .life
    case .outputEqualsManifest, .deterministic, .missingInput, .emptyInput, .truncatedInput, .randomInput,
      .smallestPicture:
      .data
    case .stdoutSilent, .leavesProcessAlone, .noDescriptorLeak, .noThreadLeak, .noMemoryLeak, .noChildren: .resources
    }
  }

  /// The test without which this one would only find the same again.
  package var prerequisite: ValidationTest? {
    switch self {
    case .manifestSchema: nil
    case .pathsInsideBundle, .specialTokens: .manifestSchema
    case .hashMatches, .libraryForThisMachine: .pathsInsideBundle
    case .singleExport, .neededLibraries, .noForkExec, .loads: .libraryForThisMachine
    case .wrongProbeIsRefused, .entryIsConstant, .descriptorEqualsManifest: .loads
    case .unknownExtensions, .creates: .descriptorEqualsManifest
    case .unknownIDIsRefused, .createDestroyRepeated, .worksWithoutExtensions, .encodesSample, .missingInput,
      .emptyInput, .randomInput:
      .creates
    default: .encodesSample
    }
  }

  /// What it is about, for people.
  package var summary: String {
    switch self {
    case .manifestSchema: "adapter.yaml can be read and says what it has to"
    case .pathsInsideBundle: "the library is there and lies inside the bundle"
    case .hashMatches: "the library has the SHA-256 that the manifest names"
    case .libraryForThisMachine: "the library is whole and made for this machine"
    case .singleExport: "the entry function is exported, and nothing else"
    case .neededLibraries: "the libraries it needs are there, and are ones that any machine has"
    case .noForkExec: "it starts no processes and does not end its host"
    case .specialTokens: "its frame tokens are not those of something else"
    case .loads: "the linker loads it and the entry function answers"
    case .wrongProbeIsRefused: "a host of another kind gets NULL"
    case .entryIsConstant: "the entry function gives the same table each time"
    case .descriptorEqualsManifest: "id and version are those of the manifest"
    case .unknownExtensions: "an unknown extension is NULL"
    case .creates: "an instance is made and ended"
    case .unknownIDIsRefused: "create refuses an id that it does not have"
    case .createDestroyRepeated: "100 instances after each other"
    case .worksWithoutExtensions: "a host that lacks what is optional gets blocks or an error"
    case .encodesSample: "the sample becomes blocks within the limits"
    case .lifeTwice: "prepare, encode, reset and unprepare can be called again"
    case .extensionsInEveryState: "get_extension may be called at any time"
    case .newerHost: "a host whose structs have grown gets the same blocks"
    case .cancels: "a cancelled encode returns at once"
    case .twoInstances: "two instances at the same time do not disturb each other"
    case .resetEqualsFresh: "what came before a reset does not change what comes after"
    case .outputEqualsManifest: "its blocks go to the encoder that the manifest names"
    case .deterministic: "the same sample becomes the same blocks"
    case .missingInput: "a file that is missing is an error with a message"
    case .emptyInput: "an empty file is an error with a message"
    case .truncatedInput: "a sample that ends early does no harm"
    case .randomInput: "random bytes do no harm"
    case .smallestPicture: "a picture of one pixel does no harm"
    case .stdoutSilent: "nothing is written to standard output"
    case .leavesProcessAlone: "folder, locale, signals and environment stay as they were"
    case .noDescriptorLeak: "no descriptor stays open"
    case .noThreadLeak: "no thread stays behind"
    case .noMemoryLeak: "memory does not grow from sample to sample"
    case .noChildren: "no process is started"
    }
  }
}
