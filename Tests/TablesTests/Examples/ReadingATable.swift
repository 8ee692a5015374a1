import Tables

/// Reads a table as a spreadsheet in German writes it, says what is in it, and what is wrong.
func readATable() throws {
  let text = """
    Name;Größe;Gewicht;am
    Anna;172,5;63,1;2026-03-01
    "Müller; Ben";181;k. A.;2026-03-02
    Chris;168,25;;2026-03-05
    Dora;175;70,5;2026-03-05

    """
  let table = try DataTable(.bytes(Array(text.utf8)))
  print("\(table.rowCount) rows, with \(table.format.separator)s and decimal \(table.format.decimalMark)s")
  for column in table.columns {
    print("\(column.name): \(column.kind), \(column.missingCount) missing, \(column.badCellCount) bad")
  }

  print(try table.select(columns: ["Größe"]).rows(missing: .refuse).values)
  print(table.texts(in: table.columns[0])[1])
  do {
    _ = try table.select(columns: ["Größe", "Gewicht"])
  } catch {
    print(error)
  }

  let mended = text.replacing("k. A.", with: "NA")
  let rows = try DataTable(.bytes(Array(mended.utf8))).select().rows(missing: .drop)
  print("\(rows.columnNames): \(rows.values), of rows \(rows.rowNumbers)")
}
