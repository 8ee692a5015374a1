import Foundation

/// What stands for several values on the command line: a range of whole numbers `0...9`, of numbers in steps
/// `0...1:0.25`, or a list `a,b,c`.
enum ForEachValues {
  /// More runs of chapters than anybody compares.
  static let mostRuns = 1_000

  /// The values, each as it would be typed for one run.
  static func read(_ text: String) throws(ParameterError) -> [String] {
    if let range = try range(text) { return range }
    let values = try ParameterListText.fields(text)
    if values.isEmpty { throw .reason("there is no value: write a range such as 0...9, or values parted by commas") }
    return values
  }

  /// The numbers of a range; `nil` if the text is none.
  private static func range(_ text: String) throws(ParameterError) -> [String]? {
    let number = /-?[0-9]+(?:\.[0-9]+)?/
    guard let dots = text.range(of: "...") else { return nil }
    let parts = text[dots.upperBound...].split(separator: ":", omittingEmptySubsequences: false)
    let words = [text[..<dots.lowerBound]] + parts
    guard (2...3).contains(words.count), words.allSatisfy({ $0.wholeMatch(of: number) != nil }) else { return nil }
    let numbers = words.compactMap { Decimal(string: String($0), locale: nil) }
    // A decimal number holds 38 digits; with more, its text would be another one.
    guard numbers.count == words.count, words.allSatisfy({ $0.count <= 30 }) else {
      throw .reason("\"\(singleLine(text))\" has numbers of too many digits")
    }
    let (first, last) = (numbers[0], numbers[1])
    guard words.count == 3 || words.allSatisfy({ !$0.contains(".") }) else {
      throw .reason("\"\(text)\" needs a step: write it behind a colon, such as \(text):0.5")
    }
    let step = words.count == 3 ? numbers[2] : 1
    guard step > 0 else { throw .reason("\"\(text)\" has the step \(words[2]): give one above 0") }
    guard first <= last else {
      let suffix = words.count == 3 ? ":\(words[2])" : ""
      throw .reason("\"\(text)\" ends before it begins: write \(words[1])...\(words[0])\(suffix)")
    }
    var values: [String] = []
    var value = first
    while value <= last {
      if values.count == mostRuns {
        throw .reason("\"\(text)\" is more than \(mostRuns) values, which is the most that can be compared")
      }
      values.append("\(value)")
      let next = value + step
      // A sum that takes more digits than a decimal number holds would be another one.
      guard next - value == step else { throw .reason("\"\(text)\" has numbers of too many digits") }
      value = next
    }
    return values
  }
}
