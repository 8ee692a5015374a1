// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who only wants the report has to build it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "walkthrough", path: "..")],
  targets: [
    .executableTarget(
      name: "EngineBenchmark",
      dependencies: [
        .product(name: "Datasets", package: "walkthrough"),
        .product(name: "LinearAlgebra", package: "walkthrough"),
        .product(name: "MixtureModels", package: "walkthrough"),
        .product(name: "NumPyRandom", package: "walkthrough"),
      ]),
    // What the chapter on one's own data computes, which is no product: a link to its folder.
    .target(
      name: "OwnTableArithmetic",
      dependencies: [
        .product(name: "Datasets", package: "walkthrough"),
        .product(name: "LinearAlgebra", package: "walkthrough"),
        .product(name: "MixtureFiles", package: "walkthrough"),
        .product(name: "MixtureModels", package: "walkthrough"),
        .product(name: "NumPyRandom", package: "walkthrough"),
        .product(name: "Tables", package: "walkthrough"),
      ]),
    .executableTarget(
      name: "TableBenchmark",
      dependencies: [
        "OwnTableArithmetic",
        .product(name: "LinearAlgebra", package: "walkthrough"),
        .product(name: "MixtureFiles", package: "walkthrough"),
        .product(name: "MixtureModels", package: "walkthrough"),
        .product(name: "NumPyRandom", package: "walkthrough"),
        .product(name: "Tables", package: "walkthrough"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
