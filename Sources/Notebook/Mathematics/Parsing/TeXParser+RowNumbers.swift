/// Which numbers an environment gives, as amsmath has it.
enum EquationNumbering: Hashable, Sendable {
  /// It stands within an equation, and has none.
  case none
  /// Those of `\tag` alone, in the environments whose names end in a star.
  case byTag
  /// Each row one.
  case rows
  /// One for all.
  case whole
}

/// A row, or a formula in an environment, that has a number.
struct NumberedRow: Hashable, Sendable {
  var tag: EquationTag
  var label: EquationLabel?
}

/// A number that is not written in the formula, and what it stands before: the end of its row.
struct NumberPlace: Hashable, Sendable {
  var number: Int
  var token: TeXToken
}

/// The numbers that the rows of a formula have.
struct RowNumbers: Hashable, Sendable {
  /// What the row that is read says of itself.
  struct Row: Hashable, Sendable {
    var tag: EquationTag?
    var label: EquationLabel?
    var isWithoutNumber = false
  }

  /// The number of the next row; `nil` where nothing is numbered.
  var next: Int?
  /// How many environments are open here whose rows can have numbers.
  var openEnvironments = 0
  var row = Row()
  /// All that have a number, in their order.
  var numbered: [NumberedRow] = []
  /// The numbers that were counted.
  var places: [NumberPlace] = []

  var isInRow: Bool { openEnvironments > 0 }
}

extension TeXParser {
  /// Gives a row its number when it has been read.
  ///
  /// - Parameter token: What ends the row.
  mutating func numberRow(
    _ index: Int, of environment: TeXEnvironment, _ name: String, in table: inout MathTable, before token: TeXToken
  ) throws(TeXError) {
    let row = rowNumbers.row
    let isLast = token.kind != .newline
    // The number of the whole stands behind all rows, wherever \tag and \label were.
    if environment.numbering == .whole || table.isMultline, !isLast { return }
    rowNumbers.row = RowNumbers.Row()
    // A line end behind the last row begins no further row.
    let isNone = isLast && index > 0 && table.rows[index] == [.row([])]
    if isNone, row.tag == nil, row.label == nil { return }
    var tag = row.tag
    if tag == nil, !row.isWithoutNumber, environment.numbering != .byTag, rowNumbers.openEnvironments == 1,
      let number = rowNumbers.next
    {
      rowNumbers.next = number + 1
      rowNumbers.places.append(NumberPlace(number: number, token: token))
      tag = EquationTag(text: String(number), isInParentheses: true)
    }
    guard let tag else {
      guard let label = row.label else { return }
      let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
      throw TeXError(
        offset: label.offset,
        message: "\\label{\(label.name)} names a row without a number: "
          + (row.isWithoutNumber ? "leave \\notag out, or give the row a \\tag" : "write \(plain), or give it a \\tag"))
    }
    table.tags[index] = tag
    table.labels[index] = row.label?.name
    rowNumbers.numbered.append(NumberedRow(tag: tag, label: row.label))
  }

  /// The number of an environment that is an equation as a whole, or has one row, is the formula's and stands beside it.
  mutating func takeWholeNumber(of table: inout MathTable, _ environment: TeXEnvironment) {
    guard environment.numbering != .none, rowNumbers.openEnvironments == 0, tag == nil, rowNumbers.numbered.count == 1,
      table.rows.count == 1 || environment.numbering == .whole || table.isMultline, let row = table.tags.keys.first
    else { return }
    tag = table.tags[row]
    label = label ?? rowNumbers.numbered[0].label
    table.tags = [:]
    table.labels = [:]
    rowNumbers.numbered = []
  }
}
