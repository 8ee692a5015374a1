/// What a first reading finds: how many rows there are, and what the cells of each column look like.
struct TableSurvey {
  /// How often each form occurs in a column, and the first cells of some.
  struct Column {
    private(set) var counts = [Int](repeating: 0, count: CellForm.allCases.count)
    /// The bytes of all its cells.
    private(set) var size = 0
    private(set) var firstText: String?
    /// A cell that could have decimals or thousands.
    private(set) var firstDoubtful: String?

    func count(_ form: CellForm) -> Int { counts[Int(form.rawValue)] }

    /// The number of cells that are numbers, sound or not.
    var numericCount: Int { CellForm.allCases.reduce(0) { $0 + ($1.isNumeric ? count($1) : 0) } }

    /// Numbers or dates, where more cells with a value are such than are anything else.
    var kind: ColumnKind {
      let (numbers, dates, texts) = (numericCount, count(.date), count(.text))
      if numbers + dates + texts == 0 { return .empty }
      if numbers > dates + texts { return .numbers }
      return dates > numbers + texts ? .dates : .text
    }

    @inline(__always) mutating func note(_ form: CellForm, _ cell: UnsafeBufferPointer<UInt8>) {
      counts[Int(form.rawValue)] += 1
      size += cell.count
      switch form {
      case .text: if firstText == nil { firstText = BadCell.shown(cell) }
      case .numberWithCommaOrThousands, .numberWithPointOrThousands:
        if firstDoubtful == nil { firstDoubtful = BadCell.shown(cell) }
      default: break
      }
    }
  }

  private(set) var columns: [Column] = []
  /// The forms of the first row's cells, which is not among the counted.
  private var firstForms: [CellForm] = []
  private(set) var firstRow: [String] = []
  private(set) var firstLine = ""
  /// The number of rows: but the first, until it is settled what that is.
  private(set) var rowCount = 0
  private(set) var blankCount = 0
  private var raggedRows: [RaggedRow] = []
  private var raggedCount = 0
  private var longerByOneCount = 0
  /// What ended the survey before the end.
  private(set) var fault: TableError?

  /// Reads a table.
  ///
  /// - Parameter stopsAtFault: Whether a fault below the first row only ends the survey, as it does where rows are used one
  ///   after the other, and where the last one may be cut off within quotes.
  init(
    _ source: ByteSource, separator: Separator, options: TableOptions, stopsAtFault: Bool = false
  ) throws(TableError) {
    let forms = FormReader(options)
    var reader = RowReader(source, separator: separator)
    guard try reader.next() else { throw .empty }
    firstLine = reader.excerpt
    for column in 0..<reader.columnCount {
      firstRow.append(try reader.text(column))
      firstForms.append(forms.form(reader.cell(column)))
    }
    columns = Array(repeating: Column(), count: reader.columnCount)
    while true {
      do throws(TableError) {
        guard try reader.next() else { break }
      } catch {
        guard stopsAtFault else { throw error }
        fault = error
        break
      }
      rowCount += 1
      if reader.isRagged {
        noteRagged(reader.record, line: reader.line, count: reader.fieldCount)
        continue
      }
      for column in columns.indices {
        let cell = reader.cell(column)
        let form = forms.form(cell)
        if form == .text, !isASCII(cell) { _ = try reader.text(column) }
        columns[column].note(form, cell)
      }
    }
    blankCount = reader.blankCount
  }

  private mutating func noteRagged(_ record: Int, line: Int, count: Int) {
    raggedCount += 1
    if count == columns.count + 1 { longerByOneCount += 1 }
    if raggedRows.count < TableError.listedCount {
      raggedRows.append(RaggedRow(row: record, line: line, count: count))
    }
  }

  /// Throws where rows have more or fewer cells than the first line.
  func checkRagged(hasHeader: Bool) throws(TableError) {
    guard raggedCount > 0 else { return }
    let rows = raggedRows.map { RaggedRow(row: $0.row + (hasHeader ? 0 : 1), line: $0.line, count: $0.count) }
    let isHeaderShort = longerByOneCount == rowCount - (hasHeader ? 0 : 1)
    let hint: String? =
      if firstLine.hasPrefix("#") {
        "The first line begins with #: if it is a remark, take it away."
      } else if isHeaderShort {
        "If the first column has no name, give it one (in R: write.csv, or col.names = NA); if lines end in a separator, take "
          + "it away; if commas stand before decimals, say so with the option \"decimal\"."
      } else {
        nil
      }
    throw .raggedRows(rows, count: raggedCount, expected: columns.count, hint: hint)
  }

  /// Whether the first row holds names; if not, it is counted with the others.
  mutating func settleHeader(_ options: TableOptions) throws(TableError) -> Bool {
    if try hasHeader(options) { return true }
    rowCount += 1
    for (index, form) in firstForms.enumerated() {
      var text = firstRow[index]
      text.withUTF8 { columns[index].note(form, $0) }
    }
    return false
  }

  private func hasHeader(_ options: TableOptions) throws(TableError) -> Bool {
    switch options.header {
    case .present: return true
    case .absent: return false
    case .detected: break
    }
    var (isNames, isValues) = (false, false)
    for (form, column) in zip(firstForms, columns) where column.kind == .numbers || column.kind == .dates {
      if form == .text { isNames = true } else if form != .missing { isValues = true }
    }
    if isNames && isValues { throw .ambiguousHeader(firstLine: firstLine) }
    if isNames != isValues { return isNames }
    // Nothing stands above numbers: names are texts.
    return firstForms.contains(.text) && firstForms.allSatisfy { $0 == .text || $0 == .missing }
  }

  /// The decimal mark that the columns of numbers have.
  func decimalMark(_ separator: Separator, _ options: TableOptions) throws(TableError) -> DecimalMark {
    if let said = options.decimalMark { return said }
    switch options.thousandsSeparator {
    case .comma: return .point
    case .point: return .comma
    default: break
    }
    // A comma in a cell is quoted then, and told as what it is: nothing that a table is full of.
    if separator == .comma { return .point }
    let numbers = columns.filter { $0.kind == .numbers }
    func count(_ form: CellForm) -> Int { numbers.reduce(0) { $0 + $1.count(form) } }
    let points = count(.numberWithPoint)
    let commas = count(.numberWithComma)
    if points != commas { return points > commas ? .point : .comma }
    let doubtful = numbers.lazy.compactMap(\.firstDoubtful).first
    // As many of one as of the other: those with commas are told as bad cells.
    guard points == 0, let doubtful, separator == .semicolon || count(.numberWithCommaOrThousands) > 0 else {
      return .point
    }
    throw .ambiguousDecimalMark(text: doubtful)
  }
}

/// Tells the forms of cells as far as options say what they mean.
struct FormReader {
  private let options: TableOptions
  private let missingTexts: [[UInt8]]
  private let isPlain: Bool

  init(_ options: TableOptions) {
    self.options = options
    missingTexts = options.missingTexts.map { Array($0.utf8) }
    isPlain = options.missingTexts.isEmpty
  }

  @inline(__always) func form(_ cell: UnsafeBufferPointer<UInt8>) -> CellForm {
    if !isPlain, missingTexts.contains(where: trimmed(cell).elementsEqual) { return .missing }
    return CellForm(cell)
  }
}

@inline(__always) func isASCII(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
  var all: UInt8 = 0
  for byte in cell { all |= byte }
  return all < 0x80
}
