/// In which order values of a column stand when it is sorted.
enum ValueOrder {
  /// Whether the first stands before the second; `nil` for values of different kinds, and for arrays and objects.
  static func isOrdered(_ first: RecordedValue, _ second: RecordedValue) -> Bool? {
    switch (first, second) {
    case (.integer(let first), .integer(let second)): first < second
    case (.exact(let first), .exact(let second)) where first.isInteger && second.isInteger:
      isOrdered(digits: first.text, second.text)
    case (.string(let first), .string(let second)): first.utf8.lexicographicallyPrecedes(second.utf8)
    case (.boolean(let first), .boolean(let second)): !first && second
    default:
      if let first = approximation(first), let second = approximation(second) { first < second } else { nil }
    }
  }

  /// Numbers of as many digits as they like.
  private static func isOrdered(digits first: String, _ second: String) -> Bool {
    let negatives = (first.hasPrefix("-"), second.hasPrefix("-"))
    if negatives.0 != negatives.1 { return negatives.0 }
    if first.utf8.count != second.utf8.count { return (first.utf8.count < second.utf8.count) != negatives.0 }
    return negatives.0
      ? second.utf8.lexicographicallyPrecedes(first.utf8) : first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  private static func approximation(_ value: RecordedValue) -> Double? {
    switch value {
    case .number(let number): number
    case .single(let number): Double(number)
    case .integer(let integer): Double(integer)
    case .exact(let number): number.approximation
    case .string, .boolean, .missing, .array, .object: nil
    }
  }

  /// The place of each number in ascending order, equal ones at the same place; `nil` for what is no number.
  ///
  /// A page sorts by these, since it would lose digits of large numbers and shows fewer than there are.
  static func ranks(_ values: [RecordedValue?]) -> [Int?] {
    let numbers = values.indices.filter { values[$0].map { isSortable($0) } ?? false }
    let sorted = numbers.sorted { first, second in
      guard let a = values[first], let b = values[second] else { return false }
      return isOrdered(a, b) ?? false
    }
    var ranks = [Int?](repeating: nil, count: values.count)
    var rank = -1
    var previous: RecordedValue?
    for index in sorted {
      guard let value = values[index] else { continue }
      if previous.map({ isOrdered($0, value) ?? false }) ?? true { rank += 1 }
      ranks[index] = rank
      previous = value
    }
    return ranks
  }

  /// Whether it is a number that has a place among others.
  private static func isSortable(_ value: RecordedValue) -> Bool { approximation(value).map { !$0.isNaN } ?? false }
}
