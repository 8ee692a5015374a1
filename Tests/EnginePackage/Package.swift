// swift-tools-version: 6.2
import PackageDescription

// A package that wants the engine and the figures' layout, and nothing of the notebook. Built and run by .ci/sample.
let package = Package(
  name: "engine-only",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Elsewhere: .package(url: "https://...", from: "1.0.0", traits: [])
    .package(name: "walkthrough", path: "../..", traits: [])
  ],
  targets: [
    .executableTarget(
      name: "engine-only",
      dependencies: [
        .product(name: "LinearAlgebra", package: "walkthrough"),
        .product(name: "MixtureModels", package: "walkthrough"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
