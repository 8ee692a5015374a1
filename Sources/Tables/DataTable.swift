import Wording

/// A table as people have it, in comma- or tab-separated text.
///
/// Columns of numbers are numbers, dates days, and the rest is text. It is read twice, a piece at a time: once for what each
/// column holds, once for the values, of which a number takes eight bytes. Nothing of it is guessed in silence: what could be
/// read in two ways is refused, and every cell that is not what its column holds is told when the column is used.
public struct DataTable: Sendable {
  /// The columns, in their order.
  public let columns: [TableColumn]
  /// The number of rows, without the line of names.
  public let rowCount: Int
  /// How the table is written.
  public let format: TableFormat
  private let names: ColumnNames
  /// What a reader should know of how it was read, a sentence each.
  public let remarks: [String]
  /// The values of all columns of numbers and dates, row by row; NaN where a value is missing or bad.
  let values: [Double]
  /// How many values a row has.
  let stride: Int

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - source: Where it is: a file (`.file(path)`), bytes, or standard input.
  ///   - options: What is known of how it is written.
  /// - Throws: ``TableError``.
  public init(_ source: TableSource, options: TableOptions = TableOptions()) throws(TableError) {
    try options.check()
    let source = try ByteSource(source).repeatable()
    let separator = try source.separator(options)
    var survey = try TableSurvey(source, separator: separator, options: options)
    let hasHeader = try survey.settleHeader(options)
    try survey.checkRagged(hasHeader: hasHeader)
    let names = ColumnNames(firstRow: hasHeader ? survey.firstRow : nil, count: survey.columns.count)
    rowCount = survey.rowCount
    guard rowCount > 0 else { throw .noRows(columns: names.names) }
    format = TableFormat(
      separator: separator, decimalMark: try survey.decimalMark(separator, options),
      thousandsSeparator: options.thousandsSeparator, hasHeader: hasHeader)

    try source.rewind()
    var filling = try TableFilling(survey: survey, names: names, format: format, options: options)
    try filling.fill(from: source)
    try source.checkUnchanged()
    columns = filling.columns
    (values, stride) = (filling.values, filling.stride)
    self.names = names
    remarks = Self.remarks(survey, hasHeader: hasHeader, options: options, names: names)
  }

  private static func remarks(
    _ survey: TableSurvey, hasHeader: Bool, options: TableOptions, names: ColumnNames
  ) -> [String] {
    var remarks: [String] = []
    if !hasHeader && options.header == .detected {
      remarks.append(
        "The first line holds values, so the columns are called \(names.names[0])"
          + (names.names.count > 1
            ? "\(names.names.count > 2 ? " to" : " and") \(names.names[names.names.count - 1])." : "."))
    }
    var told: Set<String> = []
    for (name, given) in zip(names.names, names.given) where hasHeader && name != given {
      guard let given else {
        remarks.append("A column without a name is called \"\(name)\".")
        continue
      }
      guard told.insert(given).inserted else { continue }
      let own = zip(names.names, names.given).filter { $0.1 == given }.map { "\"\(singleLine($0.0))\"" }
      remarks.append(
        "\(own.count) columns are called \"\(singleLine(given))\": here they are \(own.joined(separator: ", ")).")
    }
    if survey.blankCount > 0 { remarks.append("\(counted(survey.blankCount, "empty line")) passed over.") }
    return remarks
  }

  /// The column of a name.
  ///
  /// - Throws: ``TableError``, with the nearest name if there is none of this.
  public func column(named name: String) throws(TableError) -> TableColumn {
    columns[try names.index(of: name)]
  }

  /// The values of a column of numbers, or of dates as days since the start of 1970; empty for columns of text.
  ///
  /// NaN stands where a value is missing or bad (``TableColumn/badCellCount``).
  public func numbers(in column: TableColumn) -> [Double] {
    guard case .numbers(let slot) = column.content else { return [] }
    return Swift.stride(from: slot, to: values.count, by: stride).map { values[$0] }
  }

  /// The text of each row of a column of text; empty for others.
  public func texts(in column: TableColumn) -> [String] {
    guard case .texts(let texts) = column.content else { return [] }
    return (0..<texts.count).map { texts[$0] }
  }
}

extension ByteSource {
  /// What separates cells: as it was said, or as the beginning tells.
  func separator(_ options: TableOptions) throws(TableError) -> Separator {
    if let said = options.separator { return said }
    return try Separator.detected(in: beginning().bytes, decimalMark: options.decimalMark)
  }
}
