// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building the walkthrough does not build it.
let package = Package(
  name: "figure-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "walkthrough", path: "../..")],
  targets: [
    .executableTarget(
      name: "figure-benchmark",
      dependencies: [
        .product(name: "Plotting", package: "walkthrough"), .product(name: "PlottingCairo", package: "walkthrough"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
