import Notebook
import Plotting

enum Shape: String, CaseIterable, ParameterValue { case round, full }

/// Has parameters of several kinds.
struct Settable: Chapter {
  static let title = "Settable"
  static let summary = "Has parameters."

  @Parameter("How many | there are, <i>at least</i> `one`.", in: 1...50) var count = 2
  @Parameter("The shape.") var shape = Shape.round
  @Parameter("Columns by name.") var columns: [String] = []
  @Parameter("Whether the name of a parameter is recorded.") var clashes = false

  func run() throws {
    //: There are \(parameters.count), \(parameters.shape), and the product is \(product).
    record("product", 21 * count)
    if clashes { record("parameters.count", 1) }
    show("dots", Figure("Dots") { Line(x: [0, 1], y: [0, Double(count)]) })
    //: See [](#figure:dots), also [there](settable#figure:dots).
  }
}

/// Has others, and one of the same name.
struct AlsoSettable: Chapter {
  static let title = "Also settable"
  static let summary = "Has other parameters."
  static let sourceFile: String? = "Settable.swift"

  @Parameter("How many there are.", in: 1...5) var count = 1
  @Parameter("A range.", in: 0...100) var range: ClosedRange<Int> = 1...8
  @Parameter("A limit.", in: 0.0...1.0) var limit = 0.5

  func run() throws {
    //: It refers to [](settable#figure:dots) and [a file](../settable/values.json).
    record("count", count)
  }
}

/// Has many.
struct Adjustable: Chapter {
  static let title = "Adjustable"
  static let summary = "Has many parameters."
  static let sourceFile: String? = "Settable.swift"

  @Parameter("The first.") var first = 1
  @Parameter("The second.") var second = 2
  @Parameter("The third.") var third = 3
  @Parameter("The fourth.") var fourth = 4
  @Parameter("The fifth.") var fifth = 5
  @Parameter("The sixth.") var sixth = 6
  @Parameter("The seventh.") var seventh = 7
  @Parameter("The eighth.") var eighth = 8
  @Parameter("The ninth.") var ninth = 9

  func run() throws {
    //: The sum is \(sum).
    record("sum", first + second + third + fourth + fifth + sixth + seventh + eighth + ninth)
  }
}
