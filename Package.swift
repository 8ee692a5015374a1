// swift-tools-version: 6.1
import PackageDescription

// `swift run` builds for debugging, and that is what people run: without optimisation the EM engine
// and the rasteriser would be some fifty times slower. SwiftPM refuses unsafe flags in a dependency,
// so they apply only where this package is not checked out as one.
let isDependency = Context.packageDirectory.contains("/checkouts/")
let optimised: [SwiftSetting] =
  isDependency
  ? [] : [.unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))]
let optimisedC: [CSetting] = isDependency ? [] : [.unsafeFlags(["-O2"], .when(configuration: .debug))]

// The inner loops of the engine are compiled a second time for AVX2; which ones run is decided by the processor.
// Without the flag (in a dependency, or for another architecture) both are the same.
#if arch(x86_64)
  let wideFlags: [SwiftSetting] = isDependency ? [] : [.unsafeFlags(["-Xcc", "-mavx2"])]
#else
  let wideFlags: [SwiftSetting] = []
#endif

let package = Package(
  name: "walkthrough",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "walkthrough", targets: ["walkthrough"]),
    .library(name: "Notebook", targets: ["Notebook"]),
    .library(name: "NotebookCommand", targets: ["NotebookCommand"]),
    .library(name: "Plotting", targets: ["Plotting", "PlottingCairo"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "MixtureModels", targets: ["MixtureModels"]),
    .library(name: "NumPyRandom", targets: ["NumPyRandom"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
  ],
  targets: [
    // Files
    .target(name: "CSystem"),
    .target(name: "SafeFiles", dependencies: ["CSystem"]),

    // The engine
    .target(name: "LinearAlgebra", swiftSettings: optimised),
    .target(name: "NumPyRandom", dependencies: ["LinearAlgebra"], swiftSettings: optimised),
    .target(
      name: "Datasets", dependencies: ["LinearAlgebra", "NumPyRandom"],
      resources: [.copy("Resources/digits.csv")], swiftSettings: optimised),
    .systemLibrary(name: "CProcessor"),
    .target(name: "MixtureKernels", swiftSettings: optimised),
    .target(
      name: "MixtureKernelsAVX2", dependencies: ["MixtureKernels"],
      swiftSettings: optimised + wideFlags + [.define("WIDE")]),
    .target(
      name: "MixtureModels",
      dependencies: ["CProcessor", "LinearAlgebra", "MixtureKernels", "MixtureKernelsAVX2", "NumPyRandom"],
      swiftSettings: optimised),

    // Figures
    .target(name: "Plotting", swiftSettings: optimised),
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
    .target(name: "CPNG", cSettings: optimisedC, linkerSettings: [.linkedLibrary("png"), .linkedLibrary("z")]),
    .target(name: "Cairo", dependencies: ["CCairo", "CPNG"], swiftSettings: optimised),
    .target(name: "PlottingCairo", dependencies: ["Plotting", "Cairo", "SafeFiles"], swiftSettings: optimised),

    // The notebook
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(
      name: "Notebook",
      dependencies: [
        "CMarkGFM", "CSystem", "Cairo", "Plotting", "PlottingCairo", "SafeFiles",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "SwiftIDEUtils", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ],
      resources: [.copy("Resources")]),
    .target(
      name: "NotebookCommand",
      dependencies: [
        "Cairo", "Notebook", "SafeFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The chapters
    .target(
      name: "walkthroughs",
      dependencies: [
        "Datasets", "LinearAlgebra", "MixtureModels", "Notebook", "NumPyRandom", "Plotting",
      ],
      path: "walkthroughs"),
    .executableTarget(name: "walkthrough", dependencies: ["NotebookCommand", "walkthroughs"]),

    .testTarget(name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"]),
    .testTarget(name: "NumPyRandomTests", dependencies: ["NumPyRandom", "LinearAlgebra"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets"]),
    .testTarget(name: "MixtureKernelsTests", dependencies: ["MixtureKernels"]),
    .testTarget(
      name: "MixtureModelsTests", dependencies: ["MixtureModels", "Datasets", "NumPyRandom"]),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
    .testTarget(name: "PlottingCairoTests", dependencies: ["PlottingCairo", "Cairo"], swiftSettings: optimised),
    .testTarget(
      name: "NotebookTests", dependencies: ["Notebook", "NumPyRandom", "Plotting", "SafeFiles"],
      exclude: ["Verification/Fixtures"]),
    .testTarget(name: "SafeFilesTests", dependencies: ["SafeFiles"]),
    // A program with chapters that fail in every way, for the tests that need a process of their own.
    .executableTarget(
      name: "unruly", dependencies: ["Notebook", "NotebookCommand", "Plotting"], path: "Tests/unruly"),
    .testTarget(
      name: "NotebookCommandTests", dependencies: ["NotebookCommand", "Notebook", "SafeFiles", "unruly"]),
    .testTarget(
      name: "WalkthroughsTests", dependencies: ["walkthroughs", "Notebook", "LinearAlgebra"], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)
