/// A table as comma-separated values (RFC 4180): lines end in CR LF, and a field that holds a comma, a quotation mark or a
/// line end stands between quotation marks.
enum CSV {
  /// The text of a table.
  ///
  /// Numbers have all their digits, however few the page shows. What is missing is an empty field, and an empty string
  /// one between quotation marks.
  ///
  /// - Parameter titles: The titles of the columns as plain text.
  static func text(_ table: Table, titles: [String]) -> String {
    let rows = (0..<table.rowCount).map { row in
      table.columns.map { row < $0.values.count ? field($0.values[row]) : "" }
    }
    // A line of one empty field would be an empty line, which readers skip.
    let lines = ([titles.map(quoted)] + rows).map { $0 == [""] ? "\"\"" : $0.joined(separator: ",") }
    return lines.map { $0 + "\r\n" }.joined()
  }

  private static func field(_ value: RecordedValue?) -> String {
    switch value {
    case nil, .missing?: ""
    case .string(let string)?: quoted(string)
    case .number(let number)?: number.isFinite ? number.description : nonFinite(number)
    case .single(let number)?: number.isFinite ? number.description : nonFinite(Double(number))
    case let value?: quoted(value.json)
    }
  }

  /// As statistical software reads them.
  private static func nonFinite(_ number: Double) -> String {
    number.isNaN ? "NaN" : number < 0 ? "-Inf" : "Inf"
  }

  private static func quoted(_ field: String) -> String {
    // By scalars: a carriage return and a line feed are one character to Swift.
    let isPlain =
      !field.isEmpty && field.unicodeScalars.allSatisfy { !",\"\r\n".unicodeScalars.contains($0) }
      && field.first?.isWhitespace == false && field.last?.isWhitespace == false
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
