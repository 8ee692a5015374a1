/// A table that the chapter showed; it has a number if it has a name.
struct TableBlock: Hashable, Sendable {
  struct Column: Hashable, Sendable {
    var title: [MarkdownInline]
    var isNumeric: Bool
  }

  /// A table with more rows than this scrolls in itself or is folded.
  static let longTable = 20
  /// Rows beyond this are counted, not shown; the file has them.
  static let maximumRows = 1_000

  var number: Int?
  var name: String?
  var caption: [MarkdownInline]
  var columns: [Column]
  /// All of its values.
  var table: Table
  /// The name of its file of comma-separated values in the chapter's folder.
  var file = ""
  /// The folders of the runs of a chapter that the rows lead to, in a table that compares them.
  var runs: [String] = []
  /// Whether it varies from run to run.
  var varies = false
  /// The code that made it, where that is not in the text.
  var code: String?

  /// Rows that are on the page.
  var shownRowCount: Int { min(table.rowCount, Self.maximumRows) }
  /// Rows that are not on the page.
  var omittedRowCount: Int { table.rowCount - shownRowCount }
  /// Whether a reader may sort it: only where all rows are there to be sorted.
  var isSortable: Bool { table.rowCount > 1 && omittedRowCount == 0 }

  /// The table as comma-separated values.
  var csv: String { CSV.text(table, titles: columns.map { singleLine($0.title.plainText) }) }
}

extension [DocumentBlock] {
  /// The names of the tables' files.
  var tableFiles: [String] { compactMap { if case .table(let table) = $0 { table.file } else { nil } } }

  /// Gives each table the name of its file: its own, or `table-1` and so on.
  mutating func nameTableFiles() {
    let names = compactMap { if case .table(let table) = $0 { table.name } else { nil } }
    var taken = Set(names.map(Names.key))
    for case .attachment(let attachment) in self where Names.key(attachment.file).hasSuffix(".csv") {
      taken.insert(Names.key(String(attachment.file.dropLast(".csv".count))))
    }
    var number = 0
    for index in indices {
      guard case .table(var table) = self[index] else { continue }
      var stem = table.name
      while stem == nil {
        number += 1
        if taken.insert("table-\(number)").inserted { stem = "table-\(number)" }
      }
      table.file = (stem ?? "") + ".csv"
      self[index] = .table(table)
    }
  }
}
