import Cairo
import Foundation
import Notebook
import SafeFiles

/// Whatever may vary from run to run and from machine to machine, for a file outside the report.
struct RunRecord: Encodable {
  /// One chapter's cost.
  struct Chapter: Encodable {
    var name: String
    var failed: Bool
    var durationInSeconds: Double
    /// The largest resident size of the chapter's process.
    var peakMemoryInBytes: Int
  }

  var program: String
  var version: String
  var started: String
  var durationInSeconds: Double
  var swift: String
  var configuration: String
  var operatingSystem: String
  var processor: String
  var processorCount: Int
  /// Names and versions.
  var libraries: [String: String]
  /// Names and versions of the packages that the program was built with, where that is known.
  var packages: [String: String]?
  /// The file of the font that labels are set in.
  var font: String?
  var chapters: [Chapter]

  init<Program: NotebookProgram>(of _: Program.Type, started: Date, results: [ChapterPool.Result]) {
    program = Program.name
    version = Program.version
    self.started = started.formatted(.iso8601)
    durationInSeconds = Self.rounded(Date().timeIntervalSince(started))
    swift = Self.compiler
    configuration = Self.buildConfiguration
    operatingSystem =
      Self.line(startingWith: "PRETTY_NAME=", in: "/etc/os-release")
      ?? ProcessInfo.processInfo
      .operatingSystemVersionString
    processor = Self.line(startingWith: "model name", in: "/proc/cpuinfo") ?? "unknown"
    processorCount = ProcessInfo.processInfo.activeProcessorCount
    libraries = LinkedLibraries.drawing.merging(LinkedLibraries.others) { $1 }
    packages = PackageVersions.ofProgram
    font = try? FontLibrary.file(family: "DejaVu Sans", style: "Book", package: "fonts-dejavu-core")
    chapters = results.map {
      Chapter(
        name: $0.outcome.name, failed: !$0.outcome.isSuccess,
        durationInSeconds: Self.rounded($0.duration / .seconds(1)), peakMemoryInBytes: $0.peakMemory)
    }
  }

  /// How long the chapters took, by name, in seconds.
  var seconds: [String: Double] {
    Dictionary(chapters.map { ($0.name, $0.durationInSeconds) }) { first, _ in first }
  }

  /// One line for people.
  var summary: String {
    let versions = libraries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "Swift \(swift) (\(configuration)), \(versions)"
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

  private static func line(startingWith prefix: String, in file: String) -> String? {
    guard let bytes = try? FileSystem.contents(of: file) else { return nil }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(prefix) }
    return line.map { $0.dropFirst(prefix.count).trimmingCharacters(in: CharacterSet(charactersIn: " \t:\"")) }
  }

  /// The compiler does not tell its version to the program, other than by conditions.
  private static var compiler: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "6.1"
    #endif
  }

  private static var buildConfiguration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }
}
