import Foundation
import Notebook

struct LastWords: Chapter {
  static let title = "Last words"
  static let summary = "What is deferred, what a thread has begun, and what is printed when an object goes."

  func run() throws {
    final class Mortal {
      let name: String
      init(_ name: String) { self.name = name }
      deinit { print("\(name) goes") }
      private func print(_ text: String) { printElsewhere(text) }
    }

    //: Deferred until the end of its statement.
    do {
      defer { describeElsewhere(1) }
      print("work")
    }

    //: A thread that is not waited for, but given time.
    let begun = DispatchSemaphore(value: 0)
    Thread {
      begun.signal()
      describeElsewhere(2)
    }.start()
    begun.wait()
    Thread.sleep(forTimeInterval: 0.3)

    //: An object that goes when `run()` ends.
    let last = Mortal("the last")
    print("made", last.name)
  }
}
