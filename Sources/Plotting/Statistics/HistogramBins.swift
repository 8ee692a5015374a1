/// How a histogram divides the range of its values.
///
/// Every rule and every division is that of numpy's `histogram`: a bin holds its left edge and not its right one, only the last bin holds
/// both.
public enum HistogramBins: Hashable, Sendable {
  /// The narrower of Sturges' bins and those of Freedman and Diaconis, which are no narrower than half of the square root's.
  case automatic
  /// One more bin than the logarithm to the base 2 of the number of values (Sturges 1926); for few values that are nearly normal.
  case sturges
  /// As wide as suits normal values of this standard deviation (Scott 1979).
  case scott
  /// As wide as the quartiles ask for, which outliers do not move (Freedman and Diaconis 1981).
  case freedmanDiaconis
  /// As many bins as the square root of the number of values.
  case squareRoot
  /// So many bins of one width, from the smallest to the largest value.
  case count(Int)
  /// Bins of this width in data units, whose edges are multiples of it.
  case width(Double)
  /// Bins between these edges, which rise; values outside are in no bin.
  case edges([Double])
}

extension HistogramBins {
  /// More bins than any picture has pixels.
  static let largestCount = 100_000

  /// The edges of the bins, one more than there are bins; none for no values.
  ///
  /// Samples that are to be compared need the same bins: make edges from all values together, and give them to each histogram.
  ///
  ///     let bins = HistogramBins.edges(try HistogramBins.automatic.edges(for: control + treated))
  ///
  /// - Parameter values: the sample; what is not finite or beyond 1e155 does not belong to it.
  /// - Throws: ``PlottingError`` when there would be no bin, or more than 100,000, or edges that do not rise.
  public func edges(for values: [Double]) throws(PlottingError) -> [Double] {
    if case .edges(let edges) = self {
      try PlottingError.check(edges.count >= 2, "Histogram", "the number of edges", edges.count, "2 or more")
      let rise = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 } && edges.allSatisfy(\.isDrawable)
      try PlottingError.check(rise, "Histogram", "edges", edges, "in rising order and no further than 1e155 from zero")
      return edges
    }
    if case .count(let count) = self { try Self.check(count: Double(count)) }
    if case .width(let width) = self {
      try PlottingError.check(width > 0 && width.isDrawable, "Histogram", "the width of the bins", width, "above 0")
    }
    let values = values.filter(\.isDrawable)
    guard let range = values.drawableRange else { return [] }
    return try edges(range: range, values: values)
  }

  private static func check(count: Double) throws(PlottingError) {
    let text = count.isFinite && abs(count) < 1e15 ? "\(Int(count))" : "\(count)"
    try PlottingError.check(
      count >= 1 && count <= Double(largestCount), "Histogram", "the number of bins", text,
      "from 1 to \(NumberText.grouped(largestCount)); give a count of bins, their width or their edges")
  }

  private func edges(range: ClosedRange<Double>, values: [Double]) throws(PlottingError) -> [Double] {
    let size = Double(values.count)
    let span = range.upperBound - range.lowerBound
    let sturges = span / (size.binaryLogarithm + 1)
    let squareRoot = span / size.squareRoot()
    let width: Double
    switch self {
    case .edges(let edges): return edges
    case .width(let width): return try Self.multiples(of: width, around: range)
    case .count(let count):
      let edges = Self.even(count, over: range)
      try PlottingError.check(
        Self.rise(edges), "Histogram", "the number of bins", count,
        "less for a range as narrow as from \(range.lowerBound) to \(range.upperBound), whose numbers can be told apart no further"
      )
      return edges
    case .sturges: width = sturges
    case .squareRoot: width = squareRoot
    case .scott:
      width = (24 * Double.pi.squareRoot() / size).raised(to: 1.0 / 3) * Self.standardDeviation(values)
    case .freedmanDiaconis: width = Self.freedmanDiaconisWidth(values)
    case .automatic: width = min(max(Self.freedmanDiaconisWidth(values), squareRoot / 2), sturges)
    }
    // Equal values, or most of them equal, have a width of zero: one bin.
    let count = width > 0 ? (span / width).rounded(.up) : 1
    try Self.check(count: count)
    let edges = Self.even(Int(count), over: range)
    // Values that differ in their last digits only are equal for a picture.
    return Self.rise(edges) ? edges : Self.around(range)
  }

  private static func rise(_ edges: [Double]) -> Bool { zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 } }

  private static func even(_ count: Int, over range: ClosedRange<Double>) -> [Double] {
    guard range.lowerBound < range.upperBound else { return even(count, over: separated(range)) }
    let span = range.upperBound - range.lowerBound
    let step = span / Double(count)
    var edges = (0...count).map { Double($0) * step + range.lowerBound }
    edges[count] = range.upperBound
    return edges
  }

  /// One bin around values that cannot be told apart.
  private static func around(_ range: ClosedRange<Double>) -> [Double] {
    let range = separated(range)
    return [range.lowerBound, range.upperBound]
  }

  /// One half to both sides, and more for numbers so large that a half is lost in them.
  private static func separated(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let magnitude = max(abs(range.lowerBound), abs(range.upperBound))
    let half = magnitude < 1e12 ? 0.5 : magnitude * 1e-6
    return (range.lowerBound - half)...(range.upperBound + half)
  }

  private static func multiples(of width: Double, around range: ClosedRange<Double>) throws(PlottingError) -> [Double] {
    let first = (range.lowerBound / width).rounded(.down)
    let last = max((range.upperBound / width).rounded(.up), first + 1)
    try check(count: last - first)
    let count = Int(last - first)
    let edges = (0...count).map { (first + Double($0)) * width }
    try PlottingError.check(
      rise(edges), "Histogram", "the width of the bins", width,
      "so large that edges near \(range.upperBound) can be told apart")
    return edges
  }

  private static func freedmanDiaconisWidth(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let spread = Quantiles.linear(0.75, ofSorted: sorted) - Quantiles.linear(0.25, ofSorted: sorted)
    return 2 * spread * Double(values.count).raised(to: -1.0 / 3)
  }

  /// Scaled before squaring, so that very small and very large values keep their spread.
  private static func standardDeviation(_ values: [Double]) -> Double {
    let magnitude = values.reduce(0) { max($0, abs($1)) }
    guard magnitude > 0 else { return 0 }
    let size = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / magnitude } / size
    let largest = values.reduce(0) { max($0, abs($1 / magnitude - mean)) }
    guard largest > 0 else { return 0 }
    let squares = values.reduce(0.0) { sum, value in
      let deviation = (value / magnitude - mean) / largest
      return sum + deviation * deviation
    }
    return (squares / size).squareRoot() * largest * magnitude
  }
}
