import ArgumentParser
import Tables

/// How a table is written, where it is not to be detected.
struct TableOptionsGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whether the first line holds names: present, absent or, by default, detected.",
      discussion: """
        Where it is absent, the table's columns are the model's, in their order; or those with their numbers, if the model's \
        are called column1 and so on.
        """, valueName: "which"))
  var header: TableOptions.Header = .detected

  @Option(help: ArgumentHelp("What separates cells: comma, semicolon, tab or bar.", valueName: "which"))
  var separator: Separator?

  @Option(help: ArgumentHelp("What stands before decimals: point or comma.", valueName: "which"))
  var decimal: DecimalMark?

  @Option(
    help: ArgumentHelp("What stands between thousands: comma, point, space or apostrophe.", valueName: "which"))
  var thousands: ThousandsSeparator?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A further text for missing values, such as -999.",
      discussion: "These are known: nothing, \(MissingMarks.all.joined(separator: " ")).", valueName: "text"))
  var missingText: [String] = []

  var options: TableOptions {
    TableOptions(
      header: header, separator: separator, decimalMark: decimal, thousandsSeparator: thousands,
      missingTexts: missingText)
  }
}

extension TableOptions.Header: ExpressibleByArgument {}
extension Separator: ExpressibleByArgument {
  /// Reads a separator by its name or sign.
  public init?(argument: String) { self.init(argument) }
}
extension DecimalMark: ExpressibleByArgument {
  /// Reads a mark by its name or sign.
  public init?(argument: String) { self.init(argument) }
}
extension ThousandsSeparator: ExpressibleByArgument {
  /// Reads a separator by its name or sign.
  public init?(argument: String) { self.init(argument) }
}
