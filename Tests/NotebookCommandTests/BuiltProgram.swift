import Foundation
import Testing

/// A program that is built beside the tests.
struct BuiltProgram {
  /// Chapters that fail in every way.
  static let unruly = BuiltProgram(name: "unruly")
  /// Runs another program where the kernel refuses things.
  static let hardship = BuiltProgram(name: "hardship")
  /// Chapters that print in every way.
  static let owning = BuiltProgram(name: "owning")
  /// The example in the documentation.
  static let dice = BuiltProgram(name: "dice")

  /// Chapters that have parameters.
  static let studies = BuiltProgram(name: "studies")

  let name: String

  struct Result {
    var status: Int32
    var isSignal: Bool
    var output: String
    var messages: String
  }

  init(name: String, path: String? = nil) {
    self.name = name
    given = path
  }

  /// Where it is, unless beside the tests.
  private let given: String?

  var path: String {
    get throws {
      if let given { return given }
      let tests = try #require(CommandLine.arguments.first)
      for folder in [tests, Bundle.main.bundlePath, Bundle.main.executablePath ?? tests] {
        var url = URL(fileURLWithPath: folder)
        while url.path != "/" {
          url.deleteLastPathComponent()
          let program = url.appending(path: name).path
          if FileManager.default.isExecutableFile(atPath: program) { return program }
        }
      }
      Issue.record("\(name) is not beside the tests")
      return ""
    }
  }

  /// Starts the program; its messages go to a file, so that no pipe fills up.
  func start(
    _ arguments: [String], in folder: String, messages: FileHandle = .nullDevice, output: FileHandle = .nullDevice,
    environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    return process
  }

  /// Runs the program to its end.
  func run(
    _ arguments: String..., in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, in: folder, environment: environment)
  }

  /// Runs the program to its end.
  func run(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) throws -> Result {
    let log = try TemporaryFolder()
    for name in ["output", "messages"] { try log.write("", to: name) }
    let output = try #require(FileHandle(forWritingAtPath: "\(log.path)/output"))
    let messages = try #require(FileHandle(forWritingAtPath: "\(log.path)/messages"))
    let process = try start(
      arguments, in: folder.path, messages: messages, output: output, environment: environment)
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, isSignal: process.terminationReason == .uncaughtSignal,
      output: try log.text(of: "output"), messages: try log.text(of: "messages"))
  }
}

/// The line of the chapters' source that holds a text.
func line(of text: String, in file: String) throws -> Int {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let source = try String(contentsOf: folder.appending(path: "unruly/\(file)"), encoding: .utf8)
  let index = source.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }
  return try #require(index) + 1
}
