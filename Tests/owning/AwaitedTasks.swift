import Dispatch
import Notebook

struct AwaitedTasks: Chapter {
  static let title = "Awaited tasks"
  static let summary = "run() may wait for what is asynchronous."

  func run() async throws {
    //: A function of another file that pauses:
    try await pauseElsewhere("one")

    //: Child tasks, in their order:
    async let first: Void = pauseElsewhere("two")
    async let second: Void = pauseElsewhere("three")
    _ = try await (first, second)

    //: A group:
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<3 { group.addTask { print("task", number) } }
    }

    //: A task of its own:
    try await Task { try await pauseElsewhere("four") }.value

    //: A detached one, in a helper:
    await detached()

    //: A queue, while run() waits:
    await withCheckedContinuation { continuation in
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.01) {
        Swift.print("on a queue")
        describeElsewhere(5)
        continuation.resume()
      }
    }

    //: The main actor:
    await MainActor.run { print("on the main actor") }

    //: The end:
    print("end")
  }

  func detached() async {
    await Task.detached {
      Swift.print("detached, past the notebook")
      print("detached")
    }.value
  }
}
