import Foundation
import Notebook

func later(_ text: String) async throws {
  try await Task.sleep(nanoseconds: 2_000_000)
  Swift.print("later", text)
}

struct AsyncRun: Chapter {
  static let title = "Async"
  static let summary = "x"

  func run() async throws {
    //: A
    print("one")
    //: B
    try await later("two")
    //: C
    async let a: Void = later("three")
    try await a
    //: D
    let t = Task { print("task"); try await later("in task") }
    try await t.value
    //: E
    await Task.detached { Swift.print("detached raw"); elsewhere() }.value
    //: F
    await withCheckedContinuation { c in
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.01) { puts("dispatched"); c.resume() }
    }
    //: G
    await MainActor.run { print("main actor") }
    //: H
    print("end")
  }
  func elsewhere() { print("elsewhere in detached") }
}
