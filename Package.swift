// swift-tools-version: 6.2
import PackageDescription

// `swift run` builds for debugging, and that is what people run, in this package and in those that depend on it: without
// optimization the EM engine and the rasterizer would be some hundred times slower. From tools version 6.2 on, SwiftPM
// lets a dependency carry such flags.
let optimized: [SwiftSetting] = [
  .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
]
let optimizedC: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

// The inner loops of the engine are compiled again for AVX2 with fused multiply-add, and for AVX-512; which ones run is
// decided by the processor. For another architecture all are the same.
#if arch(x86_64)
  let wideFlags: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-mavx2", "-Xcc", "-mfma"])]
  let widestFlags: [SwiftSetting] = [
    .unsafeFlags(
      ["-mavx2", "-mfma", "-mavx512f", "-mavx512vl", "-mavx512dq", "-mavx512bw"].flatMap { ["-Xcc", $0] })
  ]
#else
  let wideFlags: [SwiftSetting] = []
  let widestFlags: [SwiftSetting] = []
#endif

// What only the notebook needs is neither fetched nor built by a package that turns this trait off with `traits: []`.
let notebook = TargetDependencyCondition.when(traits: ["Notebook"])

let package = Package(
  name: "walkthrough",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "walkthrough", targets: ["walkthrough"]),
    .library(name: "Notebook", targets: ["Notebook"]),
    .library(name: "NotebookCommand", targets: ["NotebookCommand"]),
    .library(name: "Plotting", targets: ["Plotting"]),
    .library(name: "PlottingCairo", targets: ["PlottingCairo"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "MixtureModels", targets: ["MixtureModels"]),
    .library(name: "MixtureFiles", targets: ["MixtureFiles"]),
    .library(name: "NumPyRandom", targets: ["NumPyRandom"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
  ],
  traits: [
    .trait(
      name: "Notebook", description: "Chapters, reports and the command line: the products Notebook and NotebookCommand"
    ),
    .default(enabledTraits: ["Notebook"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-syntax", "602.0.0"..<"604.0.0"),
  ],
  targets: [
    // Files
    .target(name: "CSystem"),
    .target(name: "SafeFiles", dependencies: ["CSystem"], swiftSettings: optimized),
    .target(name: "ProgramResources"),

    // Words for people, and tables as people have them
    .target(name: "Wording", swiftSettings: optimized),
    .target(name: "Tables", dependencies: ["SafeFiles", "Wording"], swiftSettings: optimized),

    // The engine
    .systemLibrary(name: "CProcessor"),
    .target(name: "NumericKernels", dependencies: ["CProcessor"], swiftSettings: optimized),
    .target(
      name: "NumericKernelsAVX2", dependencies: ["CProcessor", "NumericKernels"],
      swiftSettings: optimized + wideFlags + [.define("WIDE")]),
    .target(
      name: "NumericKernelsAVX512", dependencies: ["CProcessor", "NumericKernels"],
      swiftSettings: optimized + widestFlags + [.define("WIDE"), .define("WIDEST")]),
    .target(
      name: "LinearAlgebra",
      dependencies: ["CProcessor", "NumericKernels", "NumericKernelsAVX2", "NumericKernelsAVX512"],
      swiftSettings: optimized),
    .target(name: "NumPyRandom", dependencies: ["LinearAlgebra"], swiftSettings: optimized),
    .target(
      name: "Datasets", dependencies: ["LinearAlgebra", "NumPyRandom", "ProgramResources", "Tables"],
      resources: [.copy("Resources/digits.csv"), .copy("Resources/old-faithful.csv")], swiftSettings: optimized),
    .target(
      name: "MixtureModels",
      dependencies: ["CProcessor", "LinearAlgebra", "NumericKernels", "NumPyRandom"],
      swiftSettings: optimized),
    // What joins mixtures and tables
    .target(
      name: "MixtureFiles", dependencies: ["LinearAlgebra", "MixtureModels", "SafeFiles", "Tables", "Wording"],
      swiftSettings: optimized),

    // Figures
    .target(name: "Plotting", swiftSettings: optimized),
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(
      name: "CFriBidi", pkgConfig: "fribidi", providers: [.apt(["libfribidi-dev"])]),
    .target(name: "CPNG", cSettings: optimizedC, linkerSettings: [.linkedLibrary("png"), .linkedLibrary("z")]),
    .target(
      name: "Cairo", dependencies: ["CCairo", "CFriBidi", "CHarfBuzz", "CPNG"], swiftSettings: optimized),
    .target(name: "PlottingCairo", dependencies: ["Plotting", "Cairo", "SafeFiles"], swiftSettings: optimized),

    // The notebook
    .target(name: "COutputCapture"),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(
      name: "Notebook",
      dependencies: [
        "CMarkGFM", "COutputCapture", "CSystem", "Cairo", "Plotting", "PlottingCairo", "ProgramResources", "SafeFiles",
        "Wording",
        .product(name: "Mustache", package: "swift-mustache", condition: notebook),
        .product(name: "SwiftIDEUtils", package: "swift-syntax", condition: notebook),
        .product(name: "SwiftParser", package: "swift-syntax", condition: notebook),
        .product(name: "SwiftSyntax", package: "swift-syntax", condition: notebook),
      ],
      resources: [.copy("Resources")]),
    .target(
      name: "NotebookCommand",
      dependencies: [
        "CSystem", "Cairo", "Notebook", "ProgramResources", "SafeFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser", condition: notebook),
        .product(name: "FlyingFox", package: "FlyingFox", condition: notebook),
        .product(name: "FlyingSocks", package: "FlyingFox", condition: notebook),
      ],
      resources: [.copy("Resources")]),

    // The chapters
    .target(
      name: "walkthroughs",
      dependencies: [
        "Datasets", "LinearAlgebra", "MixtureFiles", "MixtureModels", "Notebook", "NumPyRandom", "Plotting", "Tables",
        "ChapterArithmetic",
      ],
      // Not optimized in debug builds, so that each statement of a chapter is found on the stack of what it causes.
      path: "walkthroughs", exclude: ["Arithmetic"]),
    // What chapters compute beside the engine, in loops that should not wait for a debug build.
    .target(
      name: "ChapterArithmetic",
      dependencies: ["Datasets", "LinearAlgebra", "MixtureFiles", "MixtureModels", "NumPyRandom", "Tables"],
      path: "walkthroughs/Arithmetic", swiftSettings: optimized),
    .executableTarget(
      name: "walkthrough",
      dependencies: [
        "MixtureFiles", "NotebookCommand", "SafeFiles", "Tables", "Wording", "walkthroughs",
        .product(name: "ArgumentParser", package: "swift-argument-parser", condition: notebook),
      ]),
    // The pictures in the guide for authors, and the report that shows them.
    .executableTarget(
      name: "guide", dependencies: ["NotebookCommand", "NumPyRandom", "Plotting"], path: "Guide", exclude: ["report"]),

    .testTarget(name: "ProgramResourcesTests", dependencies: ["ProgramResources"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables"], exclude: ["Fixtures"]),
    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"]),
    .testTarget(name: "NumPyRandomTests", dependencies: ["NumPyRandom", "LinearAlgebra"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets"]),
    .testTarget(name: "NumericKernelsTests", dependencies: ["NumericKernels"]),
    .testTarget(
      name: "MixtureModelsTests", dependencies: ["MixtureModels", "Datasets", "NumPyRandom"]),
    .testTarget(
      name: "MixtureFilesTests", dependencies: ["Datasets", "MixtureFiles", "NumPyRandom"]),
    .testTarget(name: "CairoTests", dependencies: ["CHarfBuzz", "Cairo"]),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
    .testTarget(
      name: "PlottingCairoTests", dependencies: ["PlottingCairo", "Cairo"], exclude: ["Recorded"],
      swiftSettings: optimized),
    .testTarget(
      name: "NotebookTests", dependencies: ["CCairo", "Notebook", "NumPyRandom", "Plotting", "SafeFiles"],
      exclude: ["Pages/Expected", "Pages/pictures", "Verification/Fixtures"]),
    .testTarget(name: "SafeFilesTests", dependencies: ["SafeFiles"]),
    // The work that .ci/sample times here and in a package that depends on this one.
    .executableTarget(
      name: "engine-timing", dependencies: ["Datasets", "LinearAlgebra", "MixtureModels", "NumPyRandom"],
      path: "Tests/engine-timing"),
    // A program with chapters that fail in every way, for the tests that need a process of their own.
    .executableTarget(
      name: "unruly",
      dependencies: [
        "Notebook", "NotebookCommand", "Plotting",
        .product(name: "ArgumentParser", package: "swift-argument-parser", condition: notebook),
      ], path: "Tests/unruly"),
    // Runs a program where the kernel refuses calls, ignores signals or limits files.
    .executableTarget(name: "hardship", path: "Tests/hardship"),
    // A program whose chapters print in every way, for tests that compare whole pages.
    .executableTarget(
      name: "owning", dependencies: ["Notebook", "NotebookCommand", "Plotting"], path: "Tests/owning"),
    // A program whose chapters have parameters.
    .executableTarget(
      name: "studies", dependencies: ["Notebook", "NotebookCommand", "Plotting"], path: "Tests/studies"),
    // The example in the documentation of NotebookCommand.
    .executableTarget(name: "dice", dependencies: ["Notebook", "NotebookCommand"], path: "Tests/dice"),
    .testTarget(
      name: "NotebookCommandTests",
      dependencies: [
        "NotebookCommand", "Notebook", "SafeFiles", "dice", "guide", "hardship", "owning", "studies", "unruly",
      ],
      exclude: ["Recorded"]),
    .testTarget(
      name: "PredictTests",
      dependencies: ["LinearAlgebra", "MixtureFiles", "MixtureModels", "SafeFiles", "walkthrough"]),
    .testTarget(
      name: "WalkthroughsTests",
      dependencies: [
        "ChapterArithmetic", "Datasets", "LinearAlgebra", "MixtureFiles", "MixtureModels", "Notebook", "NumPyRandom",
        "Tables",
        "walkthroughs",
      ], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
