import Plotting

// Members of the protocol, since a module-level `print` would lose to the standard library's and a member wins.
// None of them throws: what is wrong is noted at the line of the call, ends the recording and fails the chapter.
//
// What they make belongs to the cell of `run()` that is running, whoever calls them. So `file` and `line` only save looking
// for it where a statement of `run()` calls them itself, and place messages.

extension Chapter {
  /// Prints the items as Swift's `print` does; the text stands below the cell on the page.
  ///
  /// Outside a recording it goes to standard output.
  ///
  /// - Parameter varies: Whether the text is another one in each run (a time, a version): the page says so, and `verify`
  ///   does not compare it.
  public func print(
    _ items: Any..., separator: String = " ", terminator: String = "\n", varies: Bool = false,
    file: String = #filePath, line: Int = #line
  ) {
    let text = items.map { String(describing: $0) }.joined(separator: separator) + terminator
    guard let recorder = Recorder.current else { return Swift.print(text, terminator: "") }
    recorder.print(text, varies: varies, at: RecordedLine(file: file, line: line))
  }

  /// Prints the items into a text or another stream, as Swift's `print` does: nothing comes to the page.
  public func print<Target: TextOutputStream>(
    _ items: Any..., separator: String = " ", terminator: String = "\n", to output: inout Target
  ) {
    let text = items.map { String(describing: $0) }.joined(separator: separator) + terminator
    Swift.print(text, terminator: "", to: &output)
  }

  /// Draws a figure and shows it below the cell.
  ///
  /// - Parameters:
  ///   - name: The name of the figure and of its file, once in a chapter.
  ///   - alt: What the figure shows, for those who cannot see it; `nil` leaves it to the figure.
  ///   - caption: The line below the figure, Markdown.
  ///   - varies: Whether it is another one in each run, as a figure of measured times is: the page says so, and `verify`
  ///     does not compare it.
  public func show(
    _ name: String, alt: String? = nil, caption: String? = nil, varies: Bool = false, _ figure: Figure,
    file: String = #filePath, line: Int = #line
  ) {
    let request = FigureRequest(name: name, frame: nil, alternativeText: alt, caption: caption, varies: varies)
    show(request, figure, at: RecordedLine(file: file, line: line))
  }

  /// Draws the figure that the closure makes and shows it below the cell.
  public func show(
    _ name: String, alt: String? = nil, caption: String? = nil, varies: Bool = false,
    file: String = #filePath, line: Int = #line, _ figure: () throws -> Figure
  ) rethrows {
    let request = FigureRequest(name: name, frame: nil, alternativeText: alt, caption: caption, varies: varies)
    try show(request, figure, at: RecordedLine(file: file, line: line))
  }

  /// Draws one moment of a sequence; the frames shown in a loop become one figure that can be stepped through.
  ///
  /// - Parameters:
  ///   - name: The name of the sequence; its files are `name-00.png`, `name-01.png` and so on.
  ///   - frame: 0, 1, 2 and so on, in order.
  ///   - caption: What is to be said of this moment, Markdown.
  public func show(
    _ name: String, frame: Int, alt: String? = nil, caption: String? = nil, varies: Bool = false, _ figure: Figure,
    file: String = #filePath, line: Int = #line
  ) {
    let request = FigureRequest(name: name, frame: frame, alternativeText: alt, caption: caption, varies: varies)
    show(request, figure, at: RecordedLine(file: file, line: line))
  }

  /// Draws the figure that the closure makes as one moment of a sequence.
  public func show(
    _ name: String, frame: Int, alt: String? = nil, caption: String? = nil, varies: Bool = false,
    file: String = #filePath, line: Int = #line, _ figure: () throws -> Figure
  ) rethrows {
    let request = FigureRequest(name: name, frame: frame, alternativeText: alt, caption: caption, varies: varies)
    try show(request, figure, at: RecordedLine(file: file, line: line))
  }

  /// Shows a table below the cell.
  public func show(_ table: Table, varies: Bool = false, file: String = #filePath, line: Int = #line) {
    show(table, name: nil, caption: nil, varies: varies, at: RecordedLine(file: file, line: line))
  }

  /// Shows a table with a name, so that prose can refer to it as `#table:name`.
  public func show(
    _ name: String, caption: String? = nil, varies: Bool = false, _ table: Table, file: String = #filePath,
    line: Int = #line
  ) {
    show(table, name: name, caption: caption, varies: varies, at: RecordedLine(file: file, line: line))
  }

  /// Puts a value into `values.json`, where prose and other programs find it, at full precision.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and dots, once in a chapter, such as `gmm.weights`.
  ///   - varies: Whether it is another one in each run (a time, a version): `report.json` lists it, and `verify` does not
  ///     compare it. Prose cannot quote it; print it with `varies: true`.
  public func record(
    _ name: String, _ value: some Recordable, varies: Bool = false, file: String = #filePath, line: Int = #line
  ) {
    guard let recorder = Recorder.current else { return Swift.print("\(name) = \(value.recordedValue.json)") }
    recorder.record(name, value.recordedValue, varies: varies, at: RecordedLine(file: file, line: line))
  }

  private func show(_ request: FigureRequest, _ figure: Figure, at line: RecordedLine) {
    guard let recorder = Recorder.current else {
      return Swift.print("[figure \(request.name): \(request.alternativeText ?? figure.alternativeText)]")
    }
    recorder.show(request, figure, at: line)
  }

  private func show(_ request: FigureRequest, _ figure: () throws -> Figure, at line: RecordedLine) rethrows {
    do {
      show(request, try figure(), at: line)
    } catch {
      Recorder.current?.fail(String(describing: error), at: line)
      throw error
    }
  }

  private func show(_ table: Table, name: String?, caption: String?, varies: Bool, at line: RecordedLine) {
    guard let recorder = Recorder.current else { return Swift.print(table.plainText) }
    recorder.show(table, name: name, caption: caption, varies: varies, at: line)
  }
}
