import ChapterArithmetic
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

/// So many rows at random, in their order; all where there are no more.
func drawnRows(_ count: Int, of total: Int, using random: inout RandomState)
  -> [Int]
{
  count >= total
    ? Array(0..<total)
    : random.choice(total, count: count, replacing: false).sorted()
}
