/// What the beginning of a table tells of it, before all of it is read: how many columns there are, and their names.
///
/// It is what the first half million bytes tell; ``DataTable`` looks at all of them.
public struct TableHead: Sendable {
  /// Whether the first line holds the columns' names.
  public let hasHeader: Bool
  /// The columns' names, each unlike the others: those of the first line, or `column1`, `column2` and so on.
  public var columnNames: [String] { names.names }

  /// The cells of the first line, whatever they are.
  public var firstRow: [String] { survey.firstRow.map(\.trimmedOfSpaces) }

  let names: ColumnNames
  let separator: Separator
  let survey: TableSurvey
  /// Whole rows, the first of the table.
  let beginning: [UInt8]

  /// Looks at the beginning of a table.
  ///
  /// - Throws: ``TableError`` where it is none, or could be read in two ways.
  public init(_ source: TableSource, options: TableOptions = TableOptions()) throws(TableError) {
    try options.check()
    try self.init(ByteSource(source), options: options)
  }

  /// - Parameter columns: Names that are looked for: a first line that holds them all is one of names, whatever they look
  ///   like.
  init(_ source: ByteSource, lookingFor columns: [String] = [], options: TableOptions) throws(TableError) {
    let (beginning, isWhole) = try source.beginning()
    let separator =
      if let said = options.separator { said } else {
        try Separator.detected(in: beginning, decimalMark: options.decimalMark)
      }
    var survey = try TableSurvey(
      ByteSource(.bytes(beginning)), separator: separator, options: options, stopsAtFault: true)
    let isOfNames =
      options.header == .detected && !columns.isEmpty
      && Set(columns).isSubset(of: survey.firstRow.map(\.trimmedOfSpaces))
    hasHeader = if isOfNames { true } else { try survey.settleHeader(options) }
    names = ColumnNames(firstRow: hasHeader ? survey.firstRow : nil, count: survey.columns.count)
    if isWhole, hasHeader, survey.rowCount == 0 { throw survey.fault ?? .noRows(columns: names.names) }
    self.separator = separator
    self.survey = survey
    self.beginning = beginning
  }

  /// Throws ``TableError`` unless there is exactly one column of a name.
  public func check(column name: String) throws(TableError) { _ = try names.index(of: name) }

  /// The first cell of a column that looks like a number or a date.
  func firstCell(ofKind kind: ColumnKind, in column: Int, options: TableOptions) -> BadCell? {
    let forms = FormReader(options)
    guard let source = try? ByteSource(.bytes(beginning)) else { return nil }
    var rows = RowReader(source, separator: separator)
    var row = hasHeader ? -1 : 0
    while (try? rows.next()) == true {
      row += 1
      if row == 0 || rows.isRagged { continue }
      let cell = rows.cell(column)
      let form = forms.form(cell)
      if kind == .dates ? form == .date : form.isNumeric {
        return BadCell(
          row: row, line: rows.line, column: names.names[column], text: BadCell.shown(cell),
          reason: kind == .dates ? .isADate : .notADate)
      }
    }
    return nil
  }
}
