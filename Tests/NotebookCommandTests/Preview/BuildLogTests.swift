import Testing

@testable import NotebookCommand

/// What is read from what the package manager writes.
struct BuildLogTests {
  @Test func errorsWithTheirPlaces() {
    var log = BuildLog()
    for line in [
      "Building for debugging...", "[3/7] Compiling dice Dice.swift",
      "/work/a b/Dice.swift:12:5: error: cannot find 'x' in scope", "10 |", "12 |     x",
      "/work/a b/Dice.swift:12:5: error: cannot find 'x' in scope", "/work/Dice.swift:3:1: warning: unused",
      "/work/CSystem.c:4:2: fatal error: 'x.h' file not found", "error: fatalError",
    ] { log.add(line) }
    #expect(
      log.findings == [
        CompilerMessage(path: "/work/a b/Dice.swift", line: 12, column: 5, message: "cannot find 'x' in scope"),
        CompilerMessage(path: "/work/CSystem.c", line: 4, column: 2, message: "'x.h' file not found"),
      ])
  }

  @Test func errorsOfNoFile() {
    var log = BuildLog()
    log.add("error: no product named 'x'")
    #expect(log.findings == [CompilerMessage(message: "no product named 'x'")])
    var other = BuildLog()
    for line in ["linking", "", "clang: something is missing"] { other.add(line) }
    #expect(other.findings.map(\.message) == ["the build failed: linking; clang: something is missing"])
  }

  @Test func anotherBuild() {
    var log = BuildLog()
    let wait = "Another instance of SwiftPM (PID: 7) is already running using '/x/.build', waiting until that ends..."
    log.add(wait)
    #expect(log.wait == wait)
    log.add("Building for debugging...")
    #expect(log.wait == nil)
  }
}
