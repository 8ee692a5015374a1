/// How a table is written: what was found, or said.
public struct TableFormat: Equatable, Sendable {
  /// What stands between cells.
  public let separator: Separator
  /// What stands before decimals.
  public let decimalMark: DecimalMark
  /// What stands between groups of three digits, if that was said.
  public let thousandsSeparator: ThousandsSeparator?
  /// Whether the first line holds the columns' names.
  public let hasHeader: Bool
}

extension TableOptions {
  /// Throws where options exclude each other.
  func check() throws(TableError) {
    if let thousandsSeparator, let decimalMark, thousandsSeparator.signs.contains(decimalMark.sign) {
      throw .contradictoryOptions(
        "the \(decimalMark.rawValue) cannot stand both before decimals and between thousands: change the option "
          + "\"decimal\" or \"thousands\"")
    }
    if missingTexts.contains(where: { $0.trimmedOfSpaces != $0 || $0.isEmpty }) {
      throw .contradictoryOptions("a text for missing values has spaces around it, or is empty: give it without")
    }
  }
}

extension Separator {
  /// The one that makes the most of the beginning of a table: of those with which nine rows of ten have the same number of
  /// cells, the one with the largest share of cells that are numbers, dates or missing; of equals, the one with more cells.
  ///
  /// - Parameters:
  ///   - sample: Whole rows, the first of the table; a line `sep=;` before them says it.
  ///   - decimalMark: If it was said to be the comma, the comma separates nothing unless it is said, too.
  static func detected(in sample: [UInt8], decimalMark: DecimalMark?) throws(TableError) -> Separator {
    let start = sample.starts(with: RecordScanner.byteOrderMark) ? RecordScanner.byteOrderMark.count : 0
    let line = sample.withUnsafeBufferPointer { SeparatorLine(UnsafeBufferPointer(rebasing: $0[start...])) }
    if let line { return line.separator }
    var best: (separator: Separator, score: Score)?
    for separator in [comma, tab, semicolon, bar] where !(separator == comma && decimalMark == .comma) {
      let score = try Score(sample: sample, separator: separator)
      if best.map({ $0.score < score }) ?? true { best = (separator, score) }
    }
    return best?.separator ?? .comma
  }

  private struct Score: Comparable {
    /// Whether most rows have more than one cell.
    var separates = false
    /// Whether nearly all rows have the same number of cells, and the first has.
    var isEven = false
    var shareOfNumbers = 0.0
    /// The share of rows that have the most frequent number of cells.
    var evenness = 0.0
    /// The most frequent number of cells.
    var cellCount = 0

    init(sample: [UInt8], separator: Separator) throws(TableError) {
      var counts: [Int: Int] = [:]
      var (rows, cells, numbers, first) = (0, 0, 0, 0)
      var scanner = RecordScanner(try ByteSource(.bytes(sample)), separator: separator.byte)
      while rows < 200 {
        do throws(TableError) {
          guard try scanner.next() else { break }
        } catch {
          // Another separator may do; if not, reading the whole tells what is wrong.
          if case .notText = error { throw error }
          break
        }
        if scanner.isBlank { continue }
        rows += 1
        if rows == 1 { first = scanner.fieldCount }
        counts[scanner.fieldCount, default: 0] += 1
        cells += scanner.fieldCount
        for field in 0..<scanner.fieldCount where CellForm(scanner.content(field)) != .text { numbers += 1 }
      }
      // Of equally frequent numbers of cells the largest, so that no order of a dictionary matters.
      guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
      cellCount = most.key
      separates = cellCount > 1
      evenness = Double(most.value) / Double(rows)
      isEven = evenness >= 0.9 && first == most.key
      shareOfNumbers = Double(numbers) / Double(cells)
    }

    static func < (left: Score, right: Score) -> Bool {
      if left.separates != right.separates { return right.separates }
      // Where nothing separates, what stands in no row does so best.
      if !left.separates { return left.evenness < right.evenness }
      if left.isEven != right.isEven { return right.isEven }
      return (left.shareOfNumbers, left.evenness, left.cellCount)
        < (right.shareOfNumbers, right.evenness, right.cellCount)
    }
  }
}

extension String {
  var trimmedOfSpaces: String {
    let bytes = Array(utf8)
    return bytes.withUnsafeBufferPointer { String(decoding: trimmed($0), as: UTF8.self) }
  }
}
