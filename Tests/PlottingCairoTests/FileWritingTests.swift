import Foundation
import Plotting
import Testing

@testable import PlottingCairo

@Suite struct FileWritingTests {
  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "figure-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  @Test func replacesAWholeFile() async throws {
    try await withFolder { folder in
      let path = folder.appending(path: "figure.png").path
      try Data("old".utf8).write(to: URL(filePath: path))
      let renderer = try PNGRenderer()
      let figure = Figure("Two points") { Points(x: [1, 2], y: [1, 2]) }
      try renderer.write(figure, to: path)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data(renderer.render(figure)))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["figure.png"])
    }
  }

  @Test func saysWhyAFolderIsMissing() async throws {
    try await withFolder { folder in
      let path = folder.appending(path: "no/figure.png").path
      #expect(throws: RenderingError.writing(path: path, reason: "No such file or directory")) {
        try PNGRenderer.write([1, 2, 3], to: path)
      }
    }
  }

  /// A limit on the size of files stands in for a full disk: the first part is written, the rest is refused.
  @Test func leavesTheOldFileWhenTheDiskIsFull() async throws {
    try await withFolder { folder in
      let path = folder.appending(path: "figure.png").path
      try Data("old".utf8).write(to: URL(filePath: path))
      await #expect(processExitsWith: .success) { [path = path as String] in
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        #expect(throws: RenderingError.writing(path: path, reason: "File too large")) {
          try PNGRenderer.write(Array(repeating: 7, count: 5000), to: path)
        }
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["figure.png"])
    }
  }
}
