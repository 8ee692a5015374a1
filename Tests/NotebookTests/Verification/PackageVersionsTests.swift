import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// The packages that a program was built with.
@Suite struct PackageVersionsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var program: String { "\(folder.path)/build/triple/debug/program" }

  /// A record as the package manager writes it.
  private func write(_ states: [(identity: String, state: String)]) throws {
    let dependencies = states.map { identity, state in
      """
      {"basedOn": null, "packageRef": {"identity": "\(identity)", "kind": "remoteSourceControl",
       "location": "https://example.org/\(identity)", "name": "\(identity)"}, "state": \(state), "subpath": "\(identity)"}
      """
    }
    try folder.write(
      "{\"object\": {\"artifacts\": [], \"dependencies\": [\(dependencies.joined(separator: ","))]}, \"version\": 7}",
      to: "build/workspace-state.json")
  }

  private func checkout(_ version: String?) -> String {
    """
    {"checkoutState": {"revision": "fa58dec708f4dc7b35108270762bc6aa596ee0fd", "version": \(version.map { "\"\($0)\"" } ?? "null")},
     "name": "sourceControlCheckout"}
    """
  }

  @Test func versionsOfAllKinds() throws {
    try write([
      ("swift-syntax", checkout("603.0.1")), ("branched", checkout(nil)), ("swift-argument-parser", checkout("1.8.2")),
      ("registered", "{\"name\": \"registryDownload\", \"version\": \"2.0.0\"}"),
      ("beside", "{\"name\": \"fileSystem\", \"path\": \"/x\"}"),
    ])
    usleep(20_000)
    try folder.write("", to: "build/triple/debug/program")
    #expect(
      PackageVersions.versions(of: program) == [
        "swift-syntax": "603.0.1", "branched": "fa58dec708f4", "registered": "2.0.0", "beside": "without a version",
      ])
  }

  @Test func whatIsNotKnownIsNotSaid() throws {
    #expect(PackageVersions.versions(of: program) == nil)
    try folder.write("", to: "build/triple/debug/program")
    #expect(PackageVersions.versions(of: program) == nil)
    // Packages were updated, and the program was not built since.
    usleep(20_000)
    try write([("swift-syntax", checkout("603.0.1"))])
    #expect(PackageVersions.versions(of: program) == nil)
    try FileSystem.removeTree(program)
    usleep(20_000)
    try folder.write("", to: "build/triple/debug/program")
    #expect(PackageVersions.versions(of: program) == ["swift-syntax": "603.0.1"])
    for text in ["", "{}", "[]"] {
      try folder.write(text, to: "build/workspace-state.json")
      usleep(20_000)
      try folder.write("", to: "build/triple/debug/program")
      #expect(PackageVersions.versions(of: program) == nil)
    }
  }
}

/// What `verify` says of other packages.
@Suite struct PackageChangesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func differences(_ change: (inout SmallReport) -> Void) throws -> [String] {
    var report = SmallReport()
    try report.write(to: folder, "expected")
    change(&report)
    try report.write(to: folder, "actual")
    return try ReportComparison(expected: "\(folder.path)/expected", actual: "\(folder.path)/actual")
      .differences.map(\.description)
  }

  @Test func otherPackagesAloneAreNoDifference() throws {
    #expect(try differences { $0.packages = ["swift-syntax": "603.0.1", "new": "1.0.0"] } == [])
  }

  @Test func ofWhatDiffersTheyAreTheNearestCause() throws {
    let found = try differences {
      $0.packages = ["swift-syntax": "603.0.1", "new": "1.0.0"]
      $0.caption = "Another one."
    }
    #expect(
      found.prefix(2) == [
        "report.json: made with new none -> 1.0.0, which may be why something differs",
        "report.json: made with swift-syntax 602.0.0 -> 603.0.1, which may be why something differs",
      ])
    #expect(found.count == 3 && found[2].contains("Another one."))
  }

  @Test func aReportThatDoesNotSayIsNotBlamed() throws {
    #expect(try differences { $0.packages = nil } == [])
    try FileSystem.removeTree("\(folder.path)/expected")
    try FileSystem.removeTree("\(folder.path)/actual")
    let found = try differences {
      $0.packages = nil
      $0.caption = "Another one."
    }
    #expect(found.count == 1)
  }
}
