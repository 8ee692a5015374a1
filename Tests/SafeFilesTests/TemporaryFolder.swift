import Foundation
import SafeFiles

/// A folder for one test, removed at its end.
final class TemporaryFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "walkthrough-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = try FileSystem.resolved(folder.path)
  }

  deinit { try? FileSystem.removeTree(path) }

  func write(_ text: String, to relative: String) throws {
    if let slash = relative.lastIndex(of: "/") { try FileSystem.makeFolders(relative[..<slash], in: path) }
    try? FileSystem.removeTree("\(path)/\(relative)")
    try FileSystem.create("\(path)/\(relative)", with: Array(text.utf8))
  }

  func text(of relative: String) throws -> String {
    String(decoding: try FileSystem.contents(of: "\(path)/\(relative)"), as: UTF8.self)
  }

  /// Every file and its bytes.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for file in try FileSystem.files(under: path) {
      contents[file] = Data(try FileSystem.contents(of: "\(path)/\(file)"))
    }
    return contents
  }

  /// Every file and its text, hidden ones and what links lead to included: for "nothing was touched".
  func snapshot() throws -> [String: String] {
    var snapshot: [String: String] = [:]
    for file in try FileSystem.files(under: path) {
      snapshot[file] = (try? text(of: file)) ?? "unreadable"
    }
    return snapshot
  }
}
