import Foundation
import SafeFiles

/// The packages that a program was built with: the colors of code are those of swift-syntax, for one.
package enum PackageVersions {
  /// Names and versions of the packages that this program was built with; `nil` where the package manager's record of them
  /// is not above the program, as where the program was copied.
  package static var ofProgram: [String: String]? {
    guard let program = try? FileSystem.resolved(Bundle.main.executablePath ?? "/proc/self/exe") else { return nil }
    return versions(of: program)
  }

  /// The record is in the folder that everything is built in, some folders above the program.
  static func versions(of program: String) -> [String: String]? {
    guard let linked = try? FileSystem.status(program) else { return nil }
    var folder = folderPath(of: program)
    for _ in 0..<5 {
      let path = "\(folder)/workspace-state.json"
      if let record = try? FileSystem.status(path) {
        // Written since: whatever it says, the program is not of it.
        guard record.modified <= linked.modified, let bytes = try? FileSystem.contents(of: path, atMost: 1 << 24) else {
          return nil
        }
        return versions(in: bytes)
      }
      folder = folderPath(of: folder)
    }
    return nil
  }

  /// What reads a command line or serves a preview decides nothing in a report.
  private static let withoutEffect: Set = ["swift-argument-parser", "flyingfox"]

  private static func versions(in record: [UInt8]) -> [String: String]? {
    struct Record: Decodable {
      struct Object: Decodable { var dependencies: [Dependency] }
      struct Dependency: Decodable {
        var packageRef: Reference
        var state: State
      }
      struct Reference: Decodable { var identity: String }
      struct State: Decodable {
        var name: String
        /// Of a package from a registry.
        var version: String?
        var checkoutState: Checkout?
      }
      struct Checkout: Decodable {
        var version: String?
        var revision: String
      }
      var object: Object
    }
    guard let object = try? JSONDecoder().decode(Record.self, from: Data(record)).object else { return nil }
    let versions = object.dependencies.map { dependency in
      let state = dependency.state
      let version = state.checkoutState.map { $0.version ?? String($0.revision.prefix(12)) } ?? state.version
      // A folder beside the package, for one, has none.
      return (dependency.packageRef.identity, version ?? "without a version")
    }
    return Dictionary(versions.filter { !withoutEffect.contains($0.0) }) { first, _ in first }
  }
}
