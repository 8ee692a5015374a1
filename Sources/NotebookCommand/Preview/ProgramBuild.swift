import Foundation
import Notebook
import SafeFiles

/// How this program is built anew: the package that it is of, and where the package manager put it.
struct ProgramBuild {
  /// Why that is not known.
  struct Unknown: Error, Hashable { var description: String }

  /// The folder of the package.
  let package: String
  /// The program's file.
  let program: String
  /// The folder of what is built, links resolved.
  let scratch: String
  private let configuration: String

  /// Finds it.
  ///
  /// - Parameters:
  ///   - program: The program's file.
  ///   - source: A source of the package.
  init(program: String, source: String) throws(Unknown) {
    self.program = program
    guard let package = Self.package(of: source) else {
      throw Unknown(description: "there is no Package.swift in a folder above \(source)")
    }
    self.package = package
    // SCRATCH/TRIPLE/CONFIGURATION/PROGRAM
    let binaries = folderPath(of: program)
    configuration = fileName(of: binaries)
    scratch = folderPath(of: folderPath(of: binaries))
    guard ["debug", "release"].contains(configuration),
      (try? FileSystem.status("\(scratch)/workspace-state.json")) != nil
    else {
      throw Unknown(description: "\(program) does not stand where swift build puts programs")
    }
  }

  private static func package(of source: String) -> String? {
    var folder = folderPath(of: source)
    while folder.contains("/") {
      if (try? FileSystem.status("\(folder)/Package.swift", followingLinks: true)) != nil { return folder }
      folder = folderPath(of: folder)
    }
    return nil
  }

  /// The command that builds it.
  var command: [String] {
    let isUsual = (try? FileSystem.resolved("\(package)/.build")) == scratch
    return ["swift", "build", "--package-path", package, "--product", fileName(of: program)]
      + (configuration == "debug" ? [] : ["--configuration", configuration])
      + (isUsual ? [] : ["--scratch-path", scratch])
  }

  /// The folders whose files decide what the program is: the package, and those beside it that it depends on.
  var roots: [String] {
    struct State: Decodable {
      struct Object: Decodable { var dependencies: [Dependency] }
      struct Dependency: Decodable { var packageRef: Reference }
      struct Reference: Decodable {
        var kind: String
        var location: String
      }
      var object: Object
    }
    let bytes = (try? FileSystem.contents(of: "\(scratch)/workspace-state.json", atMost: 1 << 24)) ?? []
    let state = try? JSONDecoder().decode(State.self, from: Data(bytes))
    let folders = (state?.object.dependencies ?? []).map(\.packageRef).filter { $0.kind == "fileSystem" }
    return [package] + folders.map(\.location).filter { $0 != package }
  }

  /// The program that is running, links resolved.
  static var runningProgram: String? {
    (try? FileSystem.resolved(Bundle.main.executablePath ?? "/proc/self/exe"))
  }
}
