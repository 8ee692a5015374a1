import Foundation
import LinearAlgebra
import MixtureFiles
import MixtureModels
import SafeFiles
import Testing

/// A folder with a model and tables, in which the program is run by a shell; removed at its end.
final class PredictFolder {
  let path: String

  struct Result {
    var status: Int32
    var isSignal: Bool
    var output: String
    var messages: String
  }

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "predict-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = try FileSystem.resolved(folder.path)
    let mixture = try GaussianMixture(
      weights: [0.25, 0.75], means: Matrix(rows: [[0, 0], [10, 5]]),
      covariances: .full([Matrix(rows: [[1, 0.5], [0.5, 2]]), Matrix(rows: [[4, -1], [-1, 1]])]))
    try write(
      String(decoding: MixtureFile(mixture: mixture, columns: ["height", "weight"]).json(), as: UTF8.self),
      to: "model.json")
  }

  deinit { try? FileSystem.removeTree(path) }

  func write(_ text: String, to name: String) throws {
    try FileSystem.create("\(path)/\(name)", with: Array(text.utf8))
  }

  /// What the model says of points, by the library.
  func expected(_ points: [Double]) throws -> Assignments {
    try MixtureFile(contentsOf: "\(path)/model.json").assignments(of: points)
  }

  /// Runs a line of the shell in which `walkthrough` is the program.
  func run(_ line: String) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "walkthrough() { \"$PROGRAM\" \"$@\"; }; \(line)"]
    process.currentDirectoryURL = URL(filePath: path)
    process.environment = ProcessInfo.processInfo.environment.merging(["PROGRAM": try Self.program()]) { $1 }
    for name in [".output", ".messages"] { FileManager.default.createFile(atPath: "\(path)/\(name)", contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try #require(FileHandle(forWritingAtPath: "\(path)/.output"))
    process.standardError = try #require(FileHandle(forWritingAtPath: "\(path)/.messages"))
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try FileSystem.contents(of: "\(path)/\(name)"), as: UTF8.self)
    }
    return Result(
      status: process.terminationStatus, isSignal: process.terminationReason == .uncaughtSignal,
      output: try text(".output"), messages: try text(".messages"))
  }

  /// The program that is built beside the tests.
  private static func program() throws -> String {
    let tests = try #require(CommandLine.arguments.first)
    for folder in [tests, Bundle.main.bundlePath, Bundle.main.executablePath ?? tests] {
      var url = URL(filePath: folder)
      while url.path != "/" {
        url.deleteLastPathComponent()
        let program = url.appending(path: "walkthrough").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: program, isDirectory: &isFolder), !isFolder.boolValue {
          return program
        }
      }
    }
    Issue.record("walkthrough is not beside the tests")
    return ""
  }
}
