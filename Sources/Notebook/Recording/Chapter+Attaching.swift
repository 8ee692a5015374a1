extension Chapter {
  /// Leaves a file in the chapter's folder; the page leads to it below the cell, and `report.json` lists it.
  ///
  /// `verify` compares it byte for byte, as it does all files of a report.
  ///
  /// - Parameters:
  ///   - name: The name of the file with its ending, such as `model.json`: letters, digits, hyphens, dots and underscores,
  ///     once in a chapter. Endings that a report's own files have (`.html`, `.md`, `.png`, `.swift`) cannot be used.
  ///   - caption: What is in it, Markdown of one paragraph.
  ///   - varies: Whether it is another one in each run: the page says so, and `verify` does not compare it.
  ///   - bytes: What is in it, at least one byte.
  public func attach(
    _ name: String, caption: String? = nil, varies: Bool = false, _ bytes: [UInt8], file: String = #filePath,
    line: Int = #line
  ) {
    guard let recorder = Recorder.current else { return Swift.print("[file \(name): \(bytes.count) bytes]") }
    recorder.attach(name, bytes, caption: caption, varies: varies, at: RecordedLine(file: file, line: line))
  }
}
