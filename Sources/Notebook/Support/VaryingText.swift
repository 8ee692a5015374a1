/// The lines of a page that vary from run to run, between two comments, so that reports are compared in all others.
enum VaryingText {
  private static let start = "<!--varies-->"
  private static let end = "<!--/varies-->"

  /// The lines with their marks.
  static func marked(_ text: String) -> String { "\(start)\n\(text)\n\(end)" }

  /// For each line whether it stands between two marks.
  static func isVarying(_ lines: [Substring]) -> [Bool] {
    var result = lines.map { _ in false }
    var index = 0
    while index < lines.count {
      guard lines[index] == start, let last = lines[index...].firstIndex(where: { $0 == end }) else {
        index += 1
        continue
      }
      for line in (index + 1)..<last { result[line] = true }
      index = last + 1
    }
    return result
  }
}
