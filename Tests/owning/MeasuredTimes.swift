import Foundation
import Notebook
import Plotting

private struct Measured: Encodable { var seconds: Double }

struct MeasuredTimes: Chapter {
  static let title = "Measured times"
  static let summary = "They are others in each run."

  func run() throws {
    //: A number of the environment stands for a time.
    let seconds = Double(ProcessInfo.processInfo.environment["OWNING_SECONDS"] ?? "") ?? 1
    record("seconds", seconds, varies: true)
    record("runs", 3)
    record("fit", ["seconds": Measured(seconds: seconds)], varies: true)
    var text = ""
    print("It took", seconds, separator: " about ", terminator: " s.", to: &text)
    print(text, varies: true)
    print("It ran 3 times.")
    show("times", caption: "Times, run by run.", varies: true, Figure("Times") { Line(y: [0, seconds]) })
    show("table", caption: "Times", varies: true, Table(["seconds"], rows: [["\(seconds)"]]))

    //: The number of runs is \(runs).
  }
}
