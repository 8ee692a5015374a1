import Dispatch
import Notebook
import Plotting

struct CalledHelpers: Chapter {
  static let title = "Called helpers"
  static let summary = "What a helper makes stands where it is called."

  func run() throws {
    //: Declared here, called below; this cell shows nothing.
    func plot(_ name: String, _ ys: [Double]) {
      show(name, alt: "A line") { Figure(name) { Line(y: ys) } }
      print("plotted", name)
    }
    func countDown(_ number: Int) {
      print(number)
      if number > 0 { countDown(number - 1) }
    }
    let short = { print("a closure on one line", $0) }
    let long = { (number: Int) in
      print("a closure", number)
    }
    let shared: @Sendable (Int) -> Void = { number in
      print("a shared closure", number)
    }

    //: The first figure:
    plot("first", [1, 2, 3])

    //: The second figure:
    plot("second", [3, 2, 1])

    //: A recursion:
    countDown(2)

    //: Closures:
    short(1)
    long(2)

    //: A loop and a closure that call helpers of other cells:
    for number in 0..<2 { long(number) }
    [7, 8].forEach { short($0) }

    //: A closure that several threads run at a time:
    DispatchQueue.concurrentPerform(iterations: 8) { _ in shared(9) }

    //: Of another file, without and with a line:
    describeElsewhere(3)
    describeWithLine(4)
    printElsewhere("past the notebook")

    //: Of the chapter's type, recording a value:
    member("x")
    recordElsewhere("y")

    //: A property that prints, and an operator that does:
    _ = Talking().property
    _ = Talking() + Talking()

    //: The values are \(x) and \(y).
  }

  func member(_ name: String) {
    record(name, 2)
    print("recorded", name)
  }
}

private struct Talking {
  var property: Int {
    Swift.print("the property")
    return 1
  }

  static func + (first: Talking, second: Talking) -> Int {
    Swift.print("the operator")
    return 2
  }
}
