/// Why a figure cannot be laid out.
public enum PlottingError: Error, Hashable, Sendable {
  /// Two lists that belong together have different lengths.
  case differentCounts(mark: String, first: String, firstCount: Int, second: String, secondCount: Int)
  /// An argument is outside of what makes sense.
  case unsuitable(mark: String, argument: String, value: String, requirement: String)
  /// A text of the figure has a character that cannot be drawn.
  case undrawable(figure: String, text: String, problem: TextProblem)
  /// A mark stands at numbers along an axis that has names.
  case numbersAmongNames(mark: String, axis: String, names: [String])
  /// A mark stands at a name that the axis's own list lacks.
  case unknownName(mark: String, axis: String, name: String, known: [String])
  /// A mark that can stand once at a name stands there twice.
  case repeatedPlace(mark: String, place: String, advice: String)
}

extension PlottingError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .differentCounts(let mark, let first, let firstCount, let second, let secondCount):
      "\(mark): \(firstCount) \(first), but \(secondCount) \(second); give as many of the one as of the other"
    case .unsuitable(let mark, let argument, let value, let requirement):
      "\(mark): \(argument) is \(value); it must be \(requirement)"
    case .undrawable(let figure, let text, let problem):
      "Figure\(figure.isEmpty ? "" : " \"\(figure)\""): \(text == figure ? "its title" : "the text \"\(text)\"")"
        + " has \(problem.character), \(problem.reason)"
    case .numbersAmongNames(let mark, let axis, let names):
      "\(mark): it stands at numbers along \(axis), where the figure has names (\(AxisNames(names).listed(atMost: 6)));"
        + " give it names too, or put it into a figure of its own"
    case .unknownName(let mark, let axis, let name, let known):
      "\(mark): “\(name)” is not among the categories of the \(axis) axis (\(AxisNames(known).listed(atMost: 6)));"
        + " add it to them, or leave it out of the mark"
    case .repeatedPlace(let mark, let place, let advice):
      "\(mark): two stand at \(place), one hiding the other; \(advice)"
    }
  }
}

extension PlottingError {
  static func checkCounts(
    _ mark: String, _ first: String, _ firstCount: Int, _ second: String, _ secondCount: Int
  ) throws(PlottingError) {
    guard firstCount == secondCount else {
      throw .differentCounts(
        mark: mark, first: first, firstCount: firstCount, second: second, secondCount: secondCount)
    }
  }

  static func check(
    _ condition: Bool, _ mark: String, _ argument: String, _ value: some Any, _ requirement: String
  ) throws(PlottingError) {
    guard condition else {
      throw .unsuitable(mark: mark, argument: argument, value: "\(value)", requirement: requirement)
    }
  }

  /// Weights, where there are any, are as many as the values, and none is negative.
  static func check(_ weights: [Double]?, of values: [Double], _ mark: String) throws(PlottingError) {
    guard let weights else { return }
    try checkCounts(mark, "values", values.count, "weights", weights.count)
    if let index = weights.firstIndex(where: { !($0 >= 0 && $0.isDrawable) }) {
      try check(false, mark, "the weight at index \(index)", weights[index], "0 or more, at most 1e155")
    }
  }

  static func check(lineWidth width: Double, _ mark: String) throws(PlottingError) {
    try check(width > 0 && width <= 100, mark, "width", width, "above 0, at most 100 points")
  }

  static func check(opacity: Double, _ mark: String) throws(PlottingError) {
    try check(opacity >= 0 && opacity <= 1, mark, "opacity", opacity, "from 0 to 1")
  }
}
