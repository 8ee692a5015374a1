/// A column of a table.
public struct TableColumn: Sendable {
  enum Content: Sendable {
    /// Which of the numbers of each row.
    case numbers(Int)
    case texts(TextColumn)
    case nothing
  }

  /// The name, unlike those of the other columns.
  public let name: String
  /// The name as it stands in the first line, if it does.
  public let givenName: String?
  /// Which column it is, counted from 1.
  public let position: Int
  /// What it holds.
  public let kind: ColumnKind
  /// How many rows have no value in it.
  public internal(set) var missingCount = 0
  /// How many of its cells with a value are numbers, whatever its kind.
  public let numberCount: Int
  /// The first of the cells that are not what the column holds.
  public internal(set) var badCells: [BadCell] = []
  /// How many cells are not what the column holds.
  public internal(set) var badCellCount = 0
  /// The first of the texts, as a message shows it, if the column holds texts.
  let example: String
  var content: Content

  mutating func note(_ cell: BadCell) {
    badCellCount += 1
    if badCells.count < TableError.listedCount { badCells.append(cell) }
  }

  /// Why it is left out where columns of numbers are used; nil if it is one.
  public var reasonToLeaveOut: String? {
    switch kind {
    case .numbers: nil
    case .dates: "holds dates"
    case .empty: "holds no values"
    case .text:
      numberCount == 0
        ? "holds text, such as \"\(example)\"" : "holds text, such as \"\(example)\", in more cells than numbers"
    }
  }
}

/// The names of columns, each unlike the others.
struct ColumnNames: Sendable {
  private(set) var names: [String] = []
  private(set) var given: [String?] = []

  /// Names as the first line gives them, without spaces around them; `column3` for one that is empty, and the position
  /// behind those that several columns have.
  init(firstRow: [String]?, count: Int) {
    let texts = firstRow?.map(\.trimmedOfSpaces) ?? []
    given = (0..<count).map { $0 < texts.count && !texts[$0].isEmpty ? texts[$0] : nil }
    var counts: [String: Int] = [:]
    for name in given.compactMap(\.self) { counts[name, default: 0] += 1 }
    var taken = Set(counts.filter { $0.value == 1 }.keys)
    names = given.enumerated().map { index, name in
      if let name, counts[name] == 1 { return name }
      var unique = name.map { "\($0) (column \(index + 1))" } ?? "column\(index + 1)"
      while !taken.insert(unique).inserted { unique += "'" }
      return unique
    }
  }
}
