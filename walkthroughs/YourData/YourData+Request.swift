import ChapterArithmetic
import Foundation
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
  /// Refuses what was typed and cannot be, as far as the first lines of the table tell: columns are looked for there.
  ///
  /// Whatever else is wrong with the table is told when all of it is read.
  func checkParameters() throws(ParameterError) {
    if bootstraps == 1 {
      throw .setting(
        "bootstraps",
        .reason(
          "one sample has no spread: give at least 2 (200 are usual), or 0 for no standard errors"
        ))
    }
    if let name = columns.first(where: { name in
      columns.count { $0 == name } > 1
    }) {
      throw .setting(
        "columns",
        .reason("the column \"\(name)\" is named twice: name it once"))
    }
    if columns.contains(label) {
      throw .setting(
        "label",
        .reason(
          "the column \"\(label)\" cannot be both a label and one of the columns: name it in one of the two"
        ))
    }
    guard let head = try tableHead() else { return }
    for name in columns { try check(name, of: "columns", in: head) }
    if !label.isEmpty { try check(label, of: "label", in: head) }
  }

  /// The beginning of the table; nil where it is unsound, which is no matter of what was typed.
  private func tableHead() throws(ParameterError) -> TableHead? {
    do throws(TableError) {
      return try TableHead(request.source(), options: request.options)
    } catch {
      switch error {
      case .cannotOpen:
        throw .setting(
          "data", .reason("the table \(request.name): \(error)"))
      case .contradictoryOptions:
        let areMarksAtOdds =
          decimal != .detected && decimal.rawValue == thousands.rawValue
        throw .setting(
          areMarksAtOdds ? "thousands" : "missingTexts",
          .reason("\(error)"))
      default: return nil
      }
    }
  }

  private func check(
    _ name: String, of parameter: String, in head: TableHead
  ) throws(ParameterError) {
    do throws(TableError) {
      try head.check(column: name)
    } catch {
      let hint =
        !head.hasHeader && head.firstRow.contains(name)
        ? ". Its first line was taken for values: if it holds names, say header=present"
        : ""
      throw .setting(
        parameter,
        .reason("the table \(request.name): \(error)\(hint)"))
    }
  }
}

extension YourData {
  /// The command that applies the model to another table that is written as this one is, with all that had to be said of it.
  var predictCommand: String {
    var options: [String] = []
    if header != .detected { options.append("--header \(header.rawValue)") }
    if let separator = separator.separator {
      options.append("--separator \(separator.rawValue)")
    }
    if let mark = decimal.mark {
      options.append("--decimal \(mark.rawValue)")
    }
    if let separator = thousands.separator {
      options.append("--thousands \(separator.rawValue)")
    }
    options += missingTexts.map { "--missing-text \(shellWord($0))" }
    return
      "swift run walkthrough predict my-report/your-data/model.json new.csv \\\n    "
      + (options + ["> answers.csv"]).joined(separator: " ")
  }
}

/// A text as a shell takes it for one word.
private func shellWord(_ text: String) -> String {
  let isPlain = text.allSatisfy {
    $0.isASCII && ($0.isLetter || $0.isNumber || "-_.,:/+=%@".contains($0))
  }
  return isPlain
    ? text : "'\(text.replacingOccurrences(of: "'", with: "'\\''"))'"
}

/// So many rows at random, in their order; all where there are no more.
func drawnRows(_ count: Int, of total: Int, using random: inout RandomState)
  -> [Int]
{
  count >= total
    ? Array(0..<total)
    : random.choice(total, count: count, replacing: false).sorted()
}
