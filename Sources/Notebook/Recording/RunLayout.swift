/// What the recorder has to know of a chapter's source: which lines are statements of `run()` itself.
struct RunLayout: Hashable, Sendable {
  /// The chapter's type.
  var typeName = ""

  /// The path of the source file when it was compiled.
  var sourceFile: String

  /// The program or library that the chapter was compiled into, as the loader knows it; `nil` for any.
  var image: String?

  /// Where that was loaded in this process.
  var imageBase: UInt64?

  /// The lines from the opening brace of `run()` to the closing one.
  var body: ClosedRange<Int>

  /// The lines of functions and closures within it, which may run at another time than where they stand.
  var nested: [ClosedRange<Int>] = []

  /// The places of functions and closures within it, to the column.
  var closures: [Places] = []

  /// From behind the opening brace to the closing one, by line and column, from 1.
  struct Places: Hashable, Sendable {
    var start: [Int]
    var end: [Int]

    /// Whether a place is within.
    func contains(_ line: Int, _ column: Int) -> Bool {
      start.lexicographicallyPrecedes([line, column]) && [line, column].lexicographicallyPrecedes(end)
    }
  }

  /// The line of the first statement.
  var firstStatement: Int

  /// The line of the last statement.
  var lastStatement: Int

  /// Whether a `return` can end it earlier.
  var hasReturn = false

  /// Whether it is `async`, so that it need not be on the stack of what it causes.
  var isAsync = false

  /// The lines where tasks are started.
  var taskLines: [Int] = []

  /// Whether a call on this line is made by `run()` itself, at the moment when it gets there.
  func isStatement(_ line: Int) -> Bool {
    body.contains(line) && !nested.contains { $0.contains(line) }
  }
}
