/// How a table is to be read: what is not said is detected, and refused where it could be either.
public struct TableOptions: Equatable, Sendable {
  /// Whether the first line holds the columns' names.
  public enum Header: String, CaseIterable, Sendable {
    /// To be told from what stands below: text above numbers is a name.
    case detected
    /// It holds names.
    case present
    /// It holds values; columns are called `column1`, `column2` and so on.
    case absent
  }

  /// Whether the first line holds names.
  public var header: Header
  /// What stands between cells; nil: the one with which most cells are numbers.
  public var separator: Separator?
  /// What stands before decimals; nil: the one that the cells have.
  public var decimalMark: DecimalMark?
  /// What stands between groups of three digits; nil: nothing does, and a cell that has such a sign is a bad one, since
  /// it could be a decimal mark.
  public var thousandsSeparator: ThousandsSeparator?
  /// Texts that stand for missing values, such as `-999`, beside ``MissingMarks``; compared with a cell to the letter.
  public var missingTexts: [String]

  /// Options, each as if it had not been said unless it is.
  public init(
    header: Header = .detected, separator: Separator? = nil, decimalMark: DecimalMark? = nil,
    thousandsSeparator: ThousandsSeparator? = nil, missingTexts: [String] = []
  ) {
    self.header = header
    self.separator = separator
    self.decimalMark = decimalMark
    self.thousandsSeparator = thousandsSeparator
    self.missingTexts = missingTexts
  }
}

/// What stands between the cells of a row.
public enum Separator: String, CaseIterable, Sendable {
  case comma, semicolon, tab, bar

  /// The separator of a name (`comma`) or a sign (`,`, and for tabs also `\t` as it is typed).
  public init?(_ text: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == text || $0.sign == text }) else {
      guard text == "\\t" else { return nil }
      self = .tab
      return
    }
    self = found
  }

  /// The sign itself.
  public var sign: String { String(UnicodeScalar(byte)) }

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }
}

/// What stands before the decimals of a number.
public enum DecimalMark: String, CaseIterable, Sendable {
  case point, comma

  /// The mark of a name (`comma`) or a sign (`,`).
  public init?(_ text: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == text || $0.sign == text }) else { return nil }
    self = found
  }

  /// The sign itself.
  public var sign: String { String(UnicodeScalar(byte)) }

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}

/// What stands between groups of three digits.
public enum ThousandsSeparator: String, CaseIterable, Sendable {
  case comma, point
  /// A space, also one at which no line breaks (U+00A0, U+202F).
  case space
  /// `'`, also U+2019.
  case apostrophe

  /// The separator of a name (`comma`) or a sign (`,`).
  public init?(_ text: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == text || $0.signs.contains(text) }) else { return nil }
    self = found
  }

  var signs: [String] {
    switch self {
    case .comma: [","]
    case .point: ["."]
    case .space: [" ", "\u{A0}", "\u{202F}"]
    case .apostrophe: ["'", "\u{2019}"]
    }
  }
}
