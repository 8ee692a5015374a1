// swift-tools-version: 6.2
import PackageDescription

// A package that writes chapters of its own with this one. Built and run by .ci/sample.
let package = Package(
  name: "sample",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Elsewhere: .package(url: "https://...", from: "1.0.0")
    .package(name: "walkthrough", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "sample",
      dependencies: [
        .product(name: "Datasets", package: "walkthrough"),
        .product(name: "LinearAlgebra", package: "walkthrough"),
        .product(name: "MixtureModels", package: "walkthrough"),
        .product(name: "Notebook", package: "walkthrough"),
        .product(name: "NotebookCommand", package: "walkthrough"),
        .product(name: "NumPyRandom", package: "walkthrough"),
        .product(name: "Plotting", package: "walkthrough"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
