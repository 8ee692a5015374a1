import Plotting

/// Figures of all kinds from a number: the same number gives the same figure.
struct RandomFigures: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 &+ 1 }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &self) < probability }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  private mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

  private mutating func power(_ range: ClosedRange<Int>) -> Double {
    var result = 1.0
    let exponent = number(range)
    for _ in 0..<exponent.magnitude { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  private static let words = [
    "a", "of", "and", "density", "log-likelihood", "σ_{1}^{2}", "10^{−3}", "responsibilities", "Ångström", "(μ, Σ)",
    "reg_covar",
    "Donaudampfschifffahrtsgesellschaftskapitän", "x", "after 10 iterations", "WAVAWAVA", "שלום", "المتوسط", "q̣̈",
    "−2.5", "₂",
  ]

  private mutating func text(atMost count: Int) -> String {
    let words = (0..<number(0...count)).map { _ in Self.words[number(0...Self.words.count - 1)] }
    return words.joined(separator: " ")
  }

  private mutating func values(_ count: Int, middle: Double, spread: Double) -> [Double] {
    let breaks = chance(0.05)
    return (0..<count).map { _ in
      if breaks && chance(0.3) { return [Double.nan, .infinity, -1e300, 0][number(0...3)] }
      return middle + spread * number(-1...1)
    }
  }

  private mutating func axis() -> Axis {
    let scales: [Scale] = [.logarithmic, .symmetricLogarithmic(threshold: power(-12...12)), .time]
    let scale = chance(0.3) ? scales[number(0...2)] : .linear
    let formats: [TickFormat] = [
      .percent, .currency("€"), .metric(text(atMost: 1)), .surrounded(after: text(atMost: 1)),
    ]
    return Axis(
      text(atMost: chance(0.1) ? 25 : 3), unit: chance(0.2) ? text(atMost: 1) : "", scale: scale,
      includesZero: chance(0.1), isReversed: chance(0.15), ticks: ticks(scale),
      format: chance(0.15) && scale != .time ? formats[number(0...3)] : .automatic, isHidden: chance(0.05))
  }

  private mutating func ticks(_ scale: Scale) -> TickPlaces {
    guard chance(0.1) else { return .automatic }
    // In rising order, since that of a set differs from process to process.
    let values = Set((0..<number(0...12)).map { _ in number(1...9.99) * power(0...3) }).sorted()
    return chance(0.5) ? .values(values) : .named(values.map { Tick($0, text(atMost: 3)) })
  }

  private mutating func colorScale() -> ColorScale {
    let map = ColorMap.allCases[number(0...ColorMap.allCases.count - 1)]
    return ColorScale(
      map, scale: chance(0.2) ? .logarithmic : .linear, title: text(atMost: 3),
      format: chance(0.2) ? .percent : .automatic)
  }

  private mutating func color() -> MarkColor {
    [.automatic, .series(number(0...9)), .ink, .muted, .blend([1, 2, 0.5])][number(0...4)]
  }

  private mutating func randomMarks(middleX: Double, middleY: Double, spreadX: Double, spreadY: Double) -> [any Mark] {
    (0..<number(0...5)).map { _ -> any Mark in
      let count = number(0...12)
      let x = values(count, middle: middleX, spread: spreadX)
      let y = values(count, middle: middleY, spread: spreadY)
      let label = text(atMost: chance(0.1) ? 30 : 2)
      let atX = middleX + spreadX * number(-1...1)
      let atY = middleY + spreadY * number(-1...1)
      switch number(0...23) {
      case 0: return Points(x: x, y: y, color: .constant(color()), label: label)
      case 1:
        let labels = (0..<count).map { _ in number(0...5) }
        return Points(x: x, y: y, color: .series(labels, names: (0..<6).map { _ in text(atMost: 3) }), label: label)
      case 2:
        let shown = values(count, middle: 0, spread: power(-12...12))
        return Points(x: x, y: y, color: chance(0.5) ? .values(shown, title: label) : .scaled(shown, colorScale()))
      case 3:
        let areas = (0..<count).map { _ in number(0.0...1) * spreadY }
        return Points(x: x, y: y, size: .areas(areas, title: label))
      case 4, 5: return Line(x: x.sorted(), y: y, color: color(), points: chance(0.5), label: label)
      case 6:
        let range = (middleX - spreadX)...(middleX + spreadX)
        return Curve(over: range, color: color(), fill: chance(0.3), label: label) {
          middleY + spreadY / (1 + ($0 - atX) * ($0 - atX) / (spreadX * spreadX) * 10)
        }
      case 7: return chance(0.5) ? ReferenceLine(x: atX, label: label) : ReferenceLine(y: atY, label: label)
      case 8: return Annotation(label, x: atX, y: atY, color: color(), marker: chance(0.5))
      case 10:
        let range = (x: (atX - spreadX)...(atX + spreadX), y: (atY - spreadY)...(atY + spreadY))
        return Contours(
          x: range.x, y: range.y, resolution: 12, color: color(), tints: chance(0.5) ? colorScale() : nil,
          labeled: chance(0.3), label: label
        ) {
          let (dx, dy) = (($0 - atX) / spreadX, ($1 - atY) / spreadY)
          return 1 / (1 + 4 * (dx * dx + dx * dy + dy * dy))
        }
      case 9: return Disc(x: atX, y: atY, radius: spreadX * number(0.0...1), label: label)
      case 12...22:
        return sampleMark(
          x: x, y: y, label: label, range: (atX - spreadX)...(atX + spreadX), height: spreadY, color: color())
      default:
        // Bars at one place would hide each other.
        var taken: Set<Double> = []
        let distinct = zip(x, y).filter { !$0.0.isFinite || taken.insert($0.0).inserted }
        let width = chance(0.2) ? spreadX * number(0.001...1) : nil
        // Bars of other marks may stand at the same number only where that is not finite.
        return Bars(
          x: distinct.map(\.0), heights: distinct.map(\.1), width: width, color: color(), label: label)
      }
    }
  }

  /// Marks at names along one axis, with values along the other.
  private mutating func namedMarks(isHorizontal: Bool, most: Int, middle: Double, spread: Double) -> [any Mark] {
    var known: Set<String> = []
    let names = (0..<number(1...most)).map { _ in text(atMost: 3) }.filter { known.insert($0).inserted }
    let bars = (0..<number(0...6)).map { _ in
      let chosen = chance(0.5) ? names : names.shuffled(using: &self).filter { _ in chance(0.7) }
      return Bars(
        categories: chosen, heights: values(chosen.count, middle: middle, spread: spread),
        orientation: isHorizontal ? .vertical : .horizontal, label: text(atMost: 2))
    }
    let others = (0..<number(0...4)).map { _ -> any Mark in
      let chosen = names.indices.map { _ in names[number(0...names.count - 1)] }
      let values = values(chosen.count, middle: middle, spread: spread)
      let label = text(atMost: 3)
      switch number(0...5) {
      case 4:
        let texts = chosen.map { _ in text(atMost: 2) }
        return isHorizontal
          ? TextMark(x: chosen, y: values, texts: texts) : TextMark(x: values, y: chosen, texts: texts)
      case 5:
        let places = AxisCoordinates([0, 1, 3].map { middle + spread * $0 })
        let cells = (0..<(isHorizontal ? 3 : names.count)).map { _ in
          self.values(isHorizontal ? names.count : 3, middle: 0, spread: power(-6...6))
        }
        let named = AxisCoordinates(names: names.shuffled(using: &self))
        return HeatMap(
          cells, columns: isHorizontal ? named : places, rows: isHorizontal ? places : named,
          colors: ColorScale(title: label), showsValues: chance(0.5))
      case 0:
        return isHorizontal ? Points(x: chosen, y: values, label: label) : Points(x: values, y: chosen, label: label)
      case 1: return isHorizontal ? Line(x: chosen, y: values, label: label) : Line(x: values, y: chosen, label: label)
      case 2:
        return isHorizontal
          ? Annotation(label, x: names[0], y: middle) : Annotation(label, x: middle, y: names[0], marker: true)
      default: return isHorizontal ? ReferenceLine(x: names[0], label: label) : ReferenceLine(y: names[0], label: label)
      }
    }
    return (chance(0.5) ? Bars.grouped(bars) : Bars.stacked(bars)) + others
  }

  /// A mark of samples, intervals, cells or directions.
  private mutating func sampleMark(
    x: [Double], y: [Double], label: String, range: ClosedRange<Double>, height: Double, color: MarkColor
  ) -> any Mark {
    let errors = y.map { _ in height * number(0.0...1) }
    switch number(0...12) {
    case 0: return Band(x: x.sorted(), lower: y, upper: zip(y, errors).map { $0 + $1 }, color: color, label: label)
    case 1:
      let height = [HistogramHeight.count, .density, .probability][number(0...2)]
      return Histogram(x, bins: chance(0.5) ? .automatic : .count(number(1...40)), height: height, label: label)
    case 2:
      return Rectangles(
        left: x, right: x.reversed(), bottom: y, top: [.infinity],
        color: chance(0.5) ? .values(y, title: label) : .constant(color),
        label: label)
    case 3:
      let (rows, columns) = (number(1...6), number(1...6))
      let cells = (0..<rows).map { _ in values(columns, middle: 0, spread: power(-6...6)) }
      let step = (range.upperBound - range.lowerBound) / 6
      let middles = (0..<columns).map { range.lowerBound + (Double($0) + 0.5) * step }
      return HeatMap(cells, x: middles, showsValues: chance(0.5), title: label)
    case 4: return Raster(values: y, columns: max(y.count, 1), x: range, y: 0...height, title: label)
    case 5:
      return ErrorBars(
        x: x, y: y, xError: .symmetric(errors), yError: .asymmetric(lower: errors, upper: errors), label: label)
    case 6: return BoxPlot([x, y], horizontal: chance(0.3), color: color, label: label)
    case 7: return Stems(x: x, y: y, color: color, label: label)
    case 8:
      return Steps(
        x: Set(x.filter { !$0.isNaN }).sorted(), y: Array(repeating: height, count: Set(x.filter { !$0.isNaN }).count),
        label: label)
    case 9: return EmpiricalDistribution(x, complementary: chance(0.5), color: color, label: label)
    case 10: return QuantilePlot(y, reference: chance(0.5) ? .quartiles : .leastSquares, label: label)
    case 11: return Arrow(from: (range.lowerBound, 0), to: (range.upperBound, height), color: color, label: label)
    default:
      return TextMark(x: x, y: y, texts: x.map { _ in text(atMost: 3) }, placement: Placement.around[number(0...7)])
    }
  }

  /// The next figure.
  mutating func figure() -> Figure {
    let spreadX = power(-12...12) * number(1...9.99)
    let spreadY = power(-12...12) * number(1...9.99)
    let middleX = chance(0.5) ? 0 : spreadX * number(-1...1) * power(0...8)
    let middleY = chance(0.5) ? 0 : spreadY * number(-1...1) * power(0...8)
    let title = text(atMost: chance(0.1) ? 40 : 6)
    let subtitle = text(atMost: chance(0.1) ? 40 : 6)
    var (x, y) = (axis(), axis())
    let hasNames = chance(0.2)
    let isHorizontal = chance(0.5)
    if hasNames { if isHorizontal { x.scale = .linear } else { y.scale = .linear } }
    let size = FigureSize(width: number(20...700), height: chance(0.5) ? nil : number(20...500))
    let legend = [Legend.automatic, .automatic, .top, .none][number(0...3)]
    let aspect = chance(0.2) && !hasNames && x.scale == y.scale ? Aspect.equal : .free
    let isAlone = chance(0.85)
    // Names of six panels below each other must not need more than a picture can hold.
    func marks(_ random: inout RandomFigures) -> [any Mark] {
      hasNames
        ? random.namedMarks(
          isHorizontal: isHorizontal, most: isAlone ? 40 : 5, middle: isHorizontal ? middleY : middleX,
          spread: isHorizontal ? spreadY : spreadX
        )
        : random.randomMarks(middleX: middleX, middleY: middleY, spreadX: spreadX, spreadY: spreadY)
    }
    if !isAlone {
      let panels = (0..<number(1...6)).map { _ in
        let marks = marks(&self)
        return Panel(text(atMost: 3)) { marks }
      }
      return Figure(
        title, subtitle: subtitle, panels: panels, columns: number(1...4),
        scales: PanelScales.allCases[number(0...3)], x: x, y: y, aspect: aspect, size: size,
        legend: legend)
    }
    let marks = marks(&self)
    return Figure(title, subtitle: subtitle, x: x, y: y, aspect: aspect, size: size, legend: legend) { marks }
  }
}
