import Notebook

struct EngineSpeed: Chapter {
  static let title = "How fast the engine is here"
  static let summary = "The same work as in the engine's own package, timed in a package that depends on it."

  func run() throws {
    //: What follows differs from run to run. It shows that a chapter in a package of its own, built for debugging, calls
    //: an engine that is optimized.
    for (work, seconds) in try timeEngine() { record("seconds.\(work)", seconds, varies: true) }
  }
}
