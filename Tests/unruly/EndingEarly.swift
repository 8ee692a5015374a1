import Foundation
import Notebook
import Plotting

// Chapters that print, show and record in every way, before their process ends.

struct TrappingLate: Chapter {
  static let title = "Trapping late"
  static let summary = "Says much, and traps in a helper."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() throws {
    //: Values can be quoted: \(share, decimals: 2) and \(fit.weights[1]).
    record("share", 0.25)
    record("fit", Fit(name: "first", weights: [0.5, 0.125]))
    print("printed")
    Swift.print("printed past the notebook")

    //: A figure, and moments of one:
    show("line", alt: "A line", caption: "A *line*.", Figure { Line(y: [0, 1]) })
    for frame in 0..<2 { show("steps", frame: frame, alt: "Step \(frame)", Figure { Line(y: [0, Double(frame)]) }) }
    FileHandle.standardError.write(Data("a warning\n".utf8))

    //: A table:
    let rows: [[(any Recordable)?]] = [["Ada", 0.125], ["Bo", nil]]
    show("people", caption: "Who took part.", Table(["name", "share"], rows: rows, decimals: 1))
    let numbers = [1, 2, 3]
    print("before the trap", varies: true)
    print(element(numbers.count + 4, of: numbers))  // traps here

    //: Never reached.
    print("never")
  }
}

private struct Fit: Encodable {
  var name: String
  var weights: [Double]
}

private func element(_ index: Int, of numbers: [Int]) -> Int {
  guard numbers.indices.contains(index) else { fatalError("there is no element \(index)") }  // the innermost place
  return numbers[index]
}

struct ExitingLate: Chapter {
  static let title = "Exiting late"
  static let summary = "Says much, and ends its process."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() throws {
    //: From C:
    puts("by C")
    print("by the notebook")
    guard system("echo by another process") == 0 else { throw CocoaError(.executableLoad) }

    //: A statement that only C speaks in:
    puts("the last words")
    exit(3)
  }
}

struct KilledLate: Chapter {
  static let title = "Killed late"
  static let summary = "Says much, and is killed by a signal that nobody can catch."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() throws {
    //: More lines than a page holds:
    for index in 0..<21_000 { print("line", index) }

    //: The last:
    show("line", alt: "A line", Figure { Line(y: [0, 1]) })
    print("and more")
    kill(getpid(), SIGKILL)
  }
}

struct HangingLate: Chapter {
  static let title = "Hanging late"
  static let summary = "Says much, and never ends."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() async throws {
    //: A task that says something:
    await Task { Swift.print("by a task") }.value

    //: A detached one, and a pause without end:
    await Task.detached { print("by a detached task") }.value
    try await Task.sleep(for: .seconds(3600))
  }
}

struct TrappingElsewhere: Chapter {
  static let title = "Trapping elsewhere"
  static let summary = "Goes on while a thread of it traps."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() throws {
    //: A thread:
    let isBegun = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      isBegun.wait()
      fatalError("the thread gives up")
    }

    //: Meanwhile:
    print("meanwhile")
    isBegun.signal()
    while true { usleep(1000) }
  }
}

struct TrappingAfterAFailure: Chapter {
  static let title = "Trapping after a failure"
  static let summary = "Records what cannot be recorded, and traps."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() throws {
    //: What cannot be recorded:
    print("before the failure")
    record("ratio", Double.infinity)

    //: The trap:
    Swift.print("after the failure")
    fatalError("this is the end")
  }
}

struct KilledAtOnce: Chapter {
  static let title = "Killed at once"
  static let summary = "Says nothing at all."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() throws {
    //: Nothing.
    kill(getpid(), SIGKILL)
  }
}

/// Copies its process, which only C can ask for.
struct Forking: Chapter {
  static let title = "Forking"
  static let summary = "A copy of its process says something too, and then it is killed."
  static let sourceFile: String? = "EndingEarly.swift"

  func run() throws {
    //: A copy:
    print("before")
    typealias Fork = @convention(c) () -> pid_t
    let fork = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)
    let copy = fork()
    if copy == 0 {
      for _ in 0..<100 { print("in the copy, where it is in vain") }
      _exit(0)
    }
    waitpid(copy, nil, 0)
    print("after")
    kill(getpid(), SIGKILL)
  }
}
