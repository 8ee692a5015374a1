import Foundation
import Notebook
import Plotting

struct PrintedOtherwise: Chapter {
  static let title = "Printed otherwise"
  static let summary = "Nothing that is printed is lost, whoever prints it."

  func run() throws {
    //: Swift's own functions:
    struct Pair { var first = 1, second = "a" }
    dump(Pair())
    debugPrint("debug")
    Swift.print("Swift's print")

    //: Files and C:
    FileHandle.standardOutput.write(Data("a file handle\n".utf8))
    puts("C's puts")
    withVaList([7]) { _ = vprintf("C's printf %d\n", $0) }

    //: In order with the notebook's own, a line in parts, and what was written to standard error:
    Swift.print("one, ", terminator: "")
    print("two, ", terminator: "")
    Swift.print("three")
    show("line", alt: "A line") { Figure { Line(y: [0, 1]) } }
    FileHandle.standardError.write(Data("a warning\n".utf8))
    print("four")

    //: A progress display leaves its last state, colors leave nothing:
    for percent in stride(from: 0, through: 100, by: 20) { Swift.print("\r\(percent) % done", terminator: "") }
    Swift.print("\n\u{1B}[1;31mred\u{1B}[0m and plain")
    Swift.print("a long line\rshort\u{1B}[K")
    print("abc\u{8}d")

    //: Bytes that are no text, and a character in two parts:
    FileHandle.standardOutput.write(Data([0xFF, 0x61, 0x0A]))
    FileHandle.standardOutput.write(Data([0xC3]))
    FileHandle.standardOutput.write(Data([0xA9, 0x0A]))

    //: More than a pipe holds at a time:
    let many = String(repeating: "x", count: 4999) + "\n"
    FileHandle.standardOutput.write(Data(String(repeating: many, count: 20).utf8))

    //: A thread:
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      Swift.print("from a thread")
      print("from a thread, by the notebook")
      done.signal()
    }
    done.wait()

    //: A detached task:
    Task.detached {
      print("detached")
      show("detached", alt: "A line") { Figure { Line(y: [0, 1]) } }
      done.signal()
    }
    done.wait()
    print("end")
  }
}
