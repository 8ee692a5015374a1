import ChapterArithmetic
import Notebook
import NumPyRandom
import Tables

extension YourData {
  /// What the parameters ask of the table.
  var request: OwnTable.Request {
    var request = OwnTable.Request(path: data.path)
    request.columns = columns
    request.label = label
    request.missing = missing
    request.options = TableOptions(
      header: header, separator: separator.separator,
      decimalMark: decimal.mark, thousandsSeparator: thousands.separator,
      missingTexts: missingTexts)
    return request
  }
}

extension YourData {
  /// Looks for the columns that were named in the first lines of the table.
  ///
  /// Whatever else is wrong with the table is told when all of it is read.
  func checkParameters() throws(ParameterError) {
    let names = columns + (label.isEmpty ? [] : [label])
    for (index, name) in names.enumerated()
    where names[..<index].contains(name) {
      throw .setting(
        name == label ? "label" : "columns",
        .reason(
          name == label
            ? "the column \"\(name)\" cannot be both a label and one of the columns: name it in one of the two"
            : "the column \"\(name)\" is named twice: name it once"))
    }
    do throws(TableError) {
      _ = try RowStream(
        try request.source(), columns: names, options: request.options)
    } catch {
      guard error.isOfRequest else { return }
      let isOfLabel =
        if case .unknownColumn(label, _, _) = error { true } else { false }
      let parameter =
        if case .contradictoryOptions = error { "decimal" } else {
          isOfLabel ? "label" : "columns"
        }
      throw .setting(
        parameter, .reason("the table \(request.name): \(error)"))
    }
  }
}

/// So many rows at random, in their order; all where there are no more.
func drawnRows(_ count: Int, of total: Int, using random: inout RandomState)
  -> [Int]
{
  count >= total
    ? Array(0..<total)
    : random.choice(total, count: count, replacing: false).sorted()
}
