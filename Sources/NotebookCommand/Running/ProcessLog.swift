import Foundation

/// What a chapter's process writes outside its page (its own debugging output, the runtime's last words), in lines.
///
/// However much it writes, little of it is kept: lines are cut, and after some dozens only their number counts.
struct ProcessLog {
  static let maximumLineCount = 50
  static let maximumLineLength = 1000

  /// What the runtime said when it stopped the process, without the place in the standard library.
  private(set) var fatalError: String?
  /// Whether the runtime has finished telling what the process was doing.
  private(set) var hasWholeBacktrace = false
  private var backtrace: [String] = []
  private var isBacktrace = false
  private var lineCount = 0
  private var partial: [UInt8] = []
  private(set) var lastLine: String?

  /// Takes bytes; returns the complete lines to be passed on to people.
  mutating func append(_ bytes: some Sequence<UInt8>) -> [String] {
    var lines: [String] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        take(&lines)
      } else if partial.count < Self.maximumLineLength {
        partial.append(byte)
      }
    }
    return lines
  }

  /// The last line, and how many were not passed on.
  mutating func finish() -> [String] {
    var lines: [String] = []
    if !partial.isEmpty { take(&lines) }
    if lineCount > Self.maximumLineCount { lines.append("... \(lineCount - Self.maximumLineCount) more lines") }
    return lines
  }

  /// The lines of a source file in the backtrace, innermost first.
  func backtraceLines(inFile file: String) -> [Int] {
    backtrace.compactMap { frame in
      guard let place = frame.range(of: "/\(file):") else { return nil }
      return Int(frame[place.upperBound...].prefix { $0.isNumber }).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  private mutating func take(_ lines: inout [String]) {
    let line = String(decoding: partial, as: UTF8.self)
    partial.removeAll(keepingCapacity: true)
    if line.hasPrefix("*** Signal ") || line.hasPrefix("*** Program crashed") { isBacktrace = true }
    if isBacktrace {
      if backtrace.count < 500 { backtrace.append(line) }
      if line.hasPrefix("Backtrace took") { hasWholeBacktrace = true }
      return
    }
    if let range = line.range(of: "Fatal error: ") {
      fatalError = String(line[range.upperBound...])
      return
    }
    if line.isEmpty { return }
    lastLine = line
    lineCount += 1
    if lineCount <= Self.maximumLineCount { lines.append(line) }
  }
}
