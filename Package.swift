// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled in Swift 6 mode with the same upcoming features.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
] + (Context.environment["A2C_SANITIZE"] == nil ? [] : [.define("SANITIZED")])

/// Modules whose time goes elsewhere (tests, commands, metrics, what answers over HTTP) are compiled without the
/// optimiser, which takes five sixths of a module's compile time. SPEED.md has the figures.
let unoptimised: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"])]

/// Modules about words. `A2C_QUICK=1 make test` builds them without the optimiser too, for who works on them and builds
/// often; the program is slower then.
let words = Context.environment["A2C_QUICK"] == nil ? strict : unoptimised

/// C is compiled with warnings as errors; see CONTRIBUTING.md for where C is allowed.
let strictC: [CSetting] = [
  .unsafeFlags(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O3"])
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// What only the server needs; without the trait `Server` none of it is fetched or built.
func server(_ product: String, _ package: String) -> Target.Dependency {
  .product(name: product, package: package, condition: .when(traits: ["Server"]))
}

let hummingbird = server("Hummingbird", "hummingbird")
let hummingbirdCore = server("HummingbirdCore", "hummingbird")
let nioCore = server("NIOCore", "swift-nio")
let logging = server("Logging", "swift-log")
let httpTypes = server("HTTPTypes", "swift-http-types")
let serviceLifecycle = server("ServiceLifecycle", "swift-service-lifecycle")
let unixSignals = server("UnixSignals", "swift-service-lifecycle")

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// An adapter: a dynamic library of its own that exports the one entry symbol of the ABI and nothing else.
func adapter(_ name: String) -> Target {
  .target(
    name: name, dependencies: ["A2CPluginKit"], path: "Plugins/\(name)", swiftSettings: strict,
    linkerSettings: [
      .unsafeFlags(["-Xlinker", "--version-script=\(Context.packageDirectory)/Sources/CA2CPlugin/adapter.map"])
    ])
}

/// A test target.
/// - Parameters:
///   - golden: whether it has golden files, which are read where they lie and are no part of the target.
///   - settings: optimised for tests that go over many pixels themselves.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], golden: Bool = false, settings: [SwiftSetting] = unoptimised
) -> Target {
  .testTarget(
    name: name, dependencies: ["TestSupport"] + dependencies, exclude: golden ? ["Golden"] : [],
    swiftSettings: settings)
}

let adapters = [
  "Depth", "Pose", "MultiIdentity", "Camera", "Sketch", "Segmentation", "Style", "MaskedImage", "Normal", "KeyFrames",
  "Clip", "Region", "Tracks",
]

let package = Package(
  name: "a2c",
  products: [
    .executable(name: "a2c", targets: ["a2c"]),
    .library(name: "A2CPluginKit", targets: ["A2CPluginKit"]),
  ] + adapters.map { .library(name: $0, type: .dynamic, targets: [$0]) },
  traits: [.trait(name: "Server", description: "The HTTP server, a2c-serve (make serve).")],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Of the server alone. Hummingbird's own traits would bring the whole of Foundation.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
  ],
  targets: [
    // System libraries that are linked
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Headers alone: the library is loaded on first use, so nothing links it.
    .systemLibrary(name: "CLibCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

    // C of our own
    .target(name: "CA2CPlugin", exclude: ["adapter.map"], cSettings: strictC),
    // FFmpeg's headers; its libraries, like OpenBLAS, are opened when they are first needed and not linked.
    .target(name: "CLibAV", cSettings: strictC),
    .target(name: "CKernels", cSettings: strictC),
    .target(name: "CWorker", cSettings: strictC),

    // The house, lowest floor first: a module imports only modules above it in this list.
    library("Support"),
    library("Tensors", ["Support", "CKernels"]),
    library("Media", ["Support", "CLibAV"]),
    library("HTTP", ["Support", "CLibCurl"]),
    library("Chat", ["Support", "HTTP"], settings: words),
    library("Wording", ["Support"], settings: words),
    library("Claims", ["Support", "Wording"], settings: words),
    library("Manifests", ["Support", "Claims", "CLibYAML"]),
    library("Tokenization", ["Support"]),
    library("Qwen2VL", ["Support", "Tensors", "Media", "Manifests"]),
    library(
      "Conditions", ["Support", "Tensors", "Media", "Claims", "Manifests", "CA2CPlugin", "CWorker"], settings: words),
    library(
      "Captioning",
      [
        "Support", "Tensors", "Media", "HTTP", "Chat", "Wording", "Claims", "Manifests", "Tokenization", "Qwen2VL",
        "Conditions",
      ], settings: words),
    library(
      "Generators",
      [
        "Support", "Tensors", "Media", "Wording", "Claims", "Manifests", "Tokenization", "Conditions", "Captioning",
      ], settings: words),
    library(
      "Inspection", ["Support", "Media", "Claims", "Manifests", "Qwen2VL", "Conditions", "Captioning"], settings: words),
    library(
      "Synthesis", ["Support", "Tensors", "Media", "Claims", "Manifests", "Tokenization", "Conditions", "Captioning"]),
    library(
      "Training",
      [
        "Support", "CKernels", "Tensors", "Media", "Claims", "Manifests", "Tokenization", "Qwen2VL", "Conditions",
        "Captioning", "Synthesis",
      ]),
    library(
      "Evaluation",
      ["Support", "Tensors", "Media", "Claims", "Manifests", "Tokenization", "Conditions", "Captioning", "Synthesis"],
      settings: unoptimised),
    library("Datasets", ["Support", "Media", "Claims", "Manifests", "Conditions"]),
    library(
      "Serving",
      [
        "Support", "Tensors", "Media", "Chat", "Claims", "Manifests", "CWorker", "Conditions", "Captioning",
        "Generators",
        "Inspection",
      ], settings: unoptimised),
    library("A2CPluginKit", ["Support", "CA2CPlugin"]),
    library("Adherence", ["Support", "Media", "Manifests", "Conditions", "A2CPluginKit"]),
    library("Similarity", ["Support", "Tensors", "Media", "Tokenization", "Qwen2VL"]),
    .executableTarget(
      name: "a2c",
      dependencies: [
        "Support", "Tensors", "Media", "HTTP", "Chat", "Claims", "Manifests", "Tokenization", "Qwen2VL", "Conditions",
        "Captioning", "Generators", "Inspection", "Synthesis", "Training", "Evaluation", "Datasets", "Serving",
        "Adherence", "Similarity", argumentParser,
      ],
      swiftSettings: unoptimised,
      // Where an installation keeps the Swift runtime.
      linkerSettings: [.unsafeFlags(["-Xlinker", "-rpath=$ORIGIN/../lib/a2c/runtime"])]),
    // Without its trait a program that says how it is built.
    .executableTarget(
      name: "A2CServer",
      dependencies: [
        "Support", "Tensors", "Chat", "Manifests", "Conditions", "Captioning", "Generators", "Serving", argumentParser,
        hummingbird, hummingbirdCore, nioCore, logging, httpTypes, serviceLifecycle,
        unixSignals,
      ],
      exclude: ["Page"], swiftSettings: unoptimised,
      linkerSettings: [.unsafeFlags(["-Xlinker", "-rpath=$ORIGIN/../lib/a2c/runtime"])]),
  ] + adapters.map(adapter) + [
    .target(
      name: "TestSupport", dependencies: ["Support", "A2CPluginKit"], path: "Tests/TestSupport",
      swiftSettings: unoptimised),
    tests("SupportTests", ["Support"]),
    tests("TensorsTests", ["Support", "Tensors", "A2CPluginKit"], golden: true),
    tests("MediaTests", ["Support", "Media", "Tensors"], golden: true),
    tests("ChatTests", ["Support", "HTTP", "Chat"]),
    tests("WordingTests", ["Support", "Wording"]),
    tests("ClaimsTests", ["Support", "Wording", "Claims"], golden: true),
    tests("ManifestsTests", ["Support", "Claims", "Manifests"], golden: true),
    tests("TokenizationTests", ["Support", "Tokenization"], golden: true),
    tests("Qwen2VLTests", ["Support", "Tensors", "Media", "Manifests", "Qwen2VL"], golden: true),
    tests("ConditionsTests", ["Support", "Tensors", "Media", "Claims", "Manifests", "Conditions", "CA2CPlugin"]),
    tests(
      "CaptioningTests",
      [
        "Support", "Tensors", "Media", "HTTP", "Chat", "Wording", "Claims", "Manifests", "Tokenization", "Qwen2VL",
        "Conditions", "Captioning",
      ], golden: true),
    tests(
      "GeneratorsTests",
      [
        "Support", "Media", "Wording", "Claims", "Manifests", "Tokenization", "Conditions", "Captioning", "Generators",
        "A2CPluginKit",
      ], golden: true),
    tests(
      "InspectionTests",
      ["Support", "Media", "Claims", "Manifests", "Tokenization", "Conditions", "Captioning", "Inspection"]),
    tests(
      "SynthesisTests",
      ["Support", "Tensors", "Media", "Claims", "Manifests", "Tokenization", "Conditions", "Captioning", "Synthesis"]),
    tests(
      "TrainingTests",
      [
        "Support", "Tensors", "Media", "Claims", "Manifests", "Tokenization", "Qwen2VL", "Conditions", "Captioning",
        "Synthesis", "Training",
      ], golden: true),
    tests(
      "EvaluationTests", ["Support", "Claims", "Manifests", "Captioning", "Synthesis", "Evaluation"], golden: true),
    tests(
      "AdherenceTests", ["Support", "Tensors", "Media", "Conditions", "Adherence"], golden: true),
    tests("SimilarityTests", ["Support", "Tensors", "Media", "Tokenization", "Similarity"], golden: true),
    tests(
      "ServingTests",
      [
        "Support", "Tensors", "Media", "Claims", "Manifests", "Conditions", "Captioning", "Generators", "Inspection",
        "Serving",
      ]),
    tests(
      "PluginTests", ["Support", "Tensors", "Media", "Claims", "Manifests", "Conditions", "A2CPluginKit"], golden: true,
      settings: strict),
    tests(
      "CLITests",
      [
        "Support", "Tensors", "Claims", "Manifests", "Media", "Captioning", "Synthesis", "Evaluation", "Serving", "a2c",
        "A2CPluginKit",
      ],
      golden: true),
  ],
  swiftLanguageModes: [.v6]
)
