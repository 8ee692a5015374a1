extension Chapter {
  /// Puts a structure, or anything else that is `Encodable`, into `values.json` as an object; prose quotes its members as
  /// `\(fit.aic)` and `\(fit.weights[3])`.
  ///
  /// Members stand in the order of their names. A member that is not a finite number is an error that names it.
  ///
  /// - Parameters:
  ///   - name: Letters, digits and dots, once in a chapter, such as `fit`.
  ///   - varies: Whether it is another one in each run: `report.json` lists it, and `verify` does not compare it.
  @_disfavoredOverload
  public func record(
    _ name: String, _ value: some Encodable, varies: Bool = false, file: String = #filePath, line: Int = #line
  ) {
    do {
      record(name, try RecordedValue(encoding: value), varies: varies, file: file, line: line)
    } catch {
      let message = "the value \"\(name)\" cannot be encoded: \(error)"
      guard let recorder = Recorder.current else { return Swift.print(message) }
      recorder.fail(message, at: RecordedLine(file: file, line: line))
    }
  }
}
