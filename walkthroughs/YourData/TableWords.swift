import ChapterArithmetic
import Foundation

// What the chapter says of a table before any model: sentences that are written from the numbers.

extension OwnTable {
  /// Where the table is from, how large it is, and which columns are used.
  var words: String {
    let source =
      isOldFaithful
      ? "The table is that of Old Faithful, a geyser in Yellowstone National Park: for each of its eruptions how long it lasted, and how long it was until the next, in minutes both. The numbers are those of R’s faithful (Härdle, 1991). "
      : "The table is \(request.name). "
    let names = columns.map { "“\($0.name)”" }
    let kinds =
      !columnKinds.contains(.dates)
      ? "numbers"
      : columnKinds.contains(.numbers) ? "numbers or dates" : "dates"
    let used =
      points.rowCount == rowCount
      ? "all of which are used"
      : "\(told(points.rowCount)) of which are used"
    let size =
      rowCount == 1
      ? "It has one row"
      : "It has \(counted(rowCount, "row")), \(used)"
    let last =
      ", and \(counted(columns.count, "column")) of \(kinds): \(listed(names))."
    return source + size + last
  }

  /// What is missing, what is left out, and how the file was read.
  var gaps: String {
    let missing = missingCounts.reduce(0, +)
    var sentences: [String] = []
    if missing == 0 {
      sentences.append(
        leftOut.isEmpty
          ? "No value is missing." : "In these no value is missing.")
    } else {
      let dropped = rowCount - points.rowCount
      let places = zip(columns, missingCounts).filter { $1 > 0 }.map {
        "\(told($1)) in “\($0.name)”"
      }
      sentences.append(
        sentence(
          "\(counted(missing, "value")) \(missing == 1 ? "is" : "are") missing (\(listed(places))); "
            + "\(counted(dropped, "row")) in which one is "
            + "\(dropped == 1 ? "is" : "are") left out."))
    }
    let dates = zip(columns, columnKinds).filter { $1 == .dates }.map {
      "“\($0.0.name)”"
    }
    if !dates.isEmpty {
      sentences.append(
        "Dates count as days since the start of 1970, in \(listed(dates))."
      )
    }
    if !leftOut.isEmpty {
      let reasons = leftOut.map { "“\($0.name)” \($0.reason)" }
      sentences.append(
        "Not used: \(listed(reasons)).")
    }
    return (sentences + remarks).joined(separator: " ")
  }
}

/// How much of a table figures and comparisons show, where that is not all.
func partWords(shown: Int, of total: Int) -> String {
  shown == total
    ? ""
    : " The figure shows \(told(shown)) of \(told(total)) rows, drawn at random."
}
