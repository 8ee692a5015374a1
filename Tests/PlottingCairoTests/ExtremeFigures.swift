import Foundation
import Plotting

/// Figures of everything that has a public initializer, with numbers from both ends of what their types can hold: the same number
/// gives the same figure.
struct ExtremeFigures {
  private var random: RandomFigures

  init(seed: UInt64) { random = RandomFigures(seed: seed ^ 0x5EED) }

  private static let numbers: [Double] = [
    0, -0.0, 1, -1, 0.5, 2, 3, -7.25, .leastNonzeroMagnitude, 0x1p-1030, 1e-300, 1e-170, 1e-95, -1e-95, 1e-10, 1e9,
    1e9 + 1e-3, 1e13,
    -1e13,
    1e100, 1e154, 1e155, -1e155, 1.1e155, 1e300, -1e300, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity,
    -.infinity, .nan, Double(Int.max), 0x1p53,
  ]
  private static let integers = [
    Int.min, -1_000_000, -1, 0, 1, 2, 3, 7, 20, 1_000_000, Int(Int32.max), 1 << 53, Int.max - 1, Int.max,
  ]
  private static let texts = [
    "", "a", "x_{1}", "{", "}", "^{", "_{_{", "\n", " ", "long words in a row", "é", "−2.5 %",
  ]

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int(random.next() % UInt64(values.count))] }
  private mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
  /// Mostly tame, so that one wild number at a time is met as well.
  private mutating func number() -> Double {
    chance(60) ? Double(random.next() % 2001) / 100 - 10 : pick(Self.numbers)
  }
  private mutating func integer() -> Int { chance(50) ? Int(random.next() % 12) : pick(Self.integers) }
  private mutating func text() -> String { pick(Self.texts) }
  private mutating func numbers() -> [Double] {
    let wild = chance(50)
    return (0..<pick([0, 1, 2, 3, 5, 12])).map { _ in wild ? number() : Double(random.next() % 100) }
  }
  private mutating func integers() -> [Int] { (0..<pick([0, 1, 2, 5])).map { _ in integer() } }
  private mutating func range() -> ClosedRange<Double> {
    let (first, second) = (number(), number())
    return first <= second ? first...second : second <= first ? second...first : 0...1
  }
  private mutating func optionalRange() -> ClosedRange<Double>? { chance(30) ? range() : nil }

  private mutating func scale() -> Scale {
    switch random.next() % 6 {
    case 0: .logarithmic
    case 1: .symmetricLogarithmic(threshold: chance(70) ? 1 : number())
    case 2: .time
    default: .linear
    }
  }

  private mutating func ticks() -> TickPlaces {
    switch random.next() % 8 {
    case 0: .values(numbers())
    case 1: .named(numbers().map { Tick($0, text()) })
    case 2: .none
    default: .automatic
    }
  }

  private mutating func format() -> TickFormat {
    switch random.next() % 10 {
    case 0: .percent
    case 1: .currency(text())
    case 2: .metric(text())
    case 3: .surrounded(before: text(), after: text())
    case 4: .own { "\($0)" }
    case 5: .own { _ in "same" }
    default: .automatic
    }
  }

  private mutating func axis() -> Axis {
    Axis(
      text(), unit: text(), scale: scale(), domain: optionalRange(), includesZero: chance(20), isReversed: chance(30),
      ticks: ticks(), format: format(), isHidden: chance(5))
  }

  private mutating func color() -> MarkColor {
    switch random.next() % 6 {
    case 0: .series(integer())
    case 1: .blend(numbers())
    case 2: .fixed(Color(red: number(), green: number(), blue: number(), opacity: number()))
    case 3: .muted
    default: .automatic
    }
  }

  private mutating func colorScale() -> ColorScale {
    ColorScale(
      pick(ColorMap.allCases), domain: optionalRange(), scale: scale(), center: chance(30) ? number() : nil,
      title: text(), ticks: ticks(), format: format())
  }

  private mutating func pointColor(_ count: Int) -> PointColor {
    let values = chance(80) ? (0..<count).map { _ in number() } : numbers()
    switch random.next() % 7 {
    case 0: return .series(chance(80) ? (0..<count).map { _ in integer() } : integers(), names: [text(), text()])
    case 1: return .values(values, map: pick(ColorMap.allCases), domain: optionalRange(), title: text())
    case 2: return .scaled(values, colorScale())
    case 3: return .blend((0..<count).map { _ in numbers() })
    case 4: return .colors((0..<count).map { _ in Color(red: number(), green: number(), blue: number()) })
    default: return .constant(color())
    }
  }

  private mutating func pointSize(_ count: Int) -> PointSize {
    switch random.next() % 5 {
    case 0: .diameter(number())
    case 1: .diameters((0..<count).map { _ in number() })
    case 2: .areas((0..<count).map { _ in number() }, title: text())
    default: .standard
    }
  }

  private mutating func levels() -> ContourLevels {
    switch random.next() % 4 {
    case 0: .count(integer())
    case 1: .values(numbers())
    case 2: .fractionsOfMaximum(numbers())
    default: .automatic
    }
  }

  private mutating func mark() -> any Mark {
    let x = numbers()
    let y = chance(90) ? x.map { _ in number() } : numbers()
    let width = chance(80) ? 1.5 : number()
    switch random.next() % 16 {
    case 0, 1:
      return Points(
        x: x, y: y, color: pointColor(x.count), size: pointSize(x.count), opacity: chance(80) ? 0.8 : number(),
        label: text())
    case 2: return Points(x: x, y: number())
    case 3: return Line(x: x, y: y, color: color(), width: width, points: chance(50), label: text())
    case 4: return Line(y: y, from: integer())
    case 5: return Line(x: x.map { Date(timeIntervalSince1970: $0) }, y: y)
    case 6:
      let (a, b) = (number(), number())
      return Curve(over: range(), including: numbers(), width: width, fill: chance(50), label: text()) {
        a * $0 + b / $0
      }
    case 7: return Bars(x: x, heights: y, color: color(), label: text())
    case 8: return Bars(categories: y.map { _ in text() }, heights: y, label: text())
    case 9: return Segment(from: (number(), number()), to: (number(), number()), width: width)
    case 10: return chance(50) ? ReferenceLine(x: number(), label: text()) : ReferenceLine(y: number(), label: text())
    case 11: return Annotation(text(), x: number(), y: number(), marker: chance(50))
    case 12: return Disc(x: number(), y: number(), radius: number(), opacity: chance(80) ? 0.2 : number())
    case 13:
      return Ellipse(
        mean: (number(), number()), covariance: (number(), number(), number()),
        deviations: chance(50) ? [1, 2] : numbers(), color: color(), label: text())
    case 14:
      let (a, b) = (number(), number())
      let resolution = chance(80) ? 6 : pick([Int.min, -1, 0, 1, 2, 5000, Int.max])
      return Contours(
        x: range(), y: range(), resolution: resolution, levels: levels(), color: color(), width: width,
        filled: chance(50), tints: chance(50) ? colorScale() : nil, labeled: chance(50), label: text()
      ) { a * $0 + b / $1 }
    default:
      let columns = chance(60) ? [0, 1, 5, 6] : numbers()
      let rows = chance(60) ? [-3, 2, 1e3] : numbers()
      let values = rows.map { _ in chance(95) ? columns.map { _ in number() } : numbers() }
      return Contours(
        x: columns, y: rows, values: values, levels: levels(), filled: chance(50),
        tints: chance(50) ? colorScale() : nil, labeled: chance(50))
    }
  }

  /// The next figure.
  mutating func figure() -> Figure {
    if chance(5) {
      let images = (0..<pick([0, 1, 3])).map { _ in chance(80) ? [number(), number(), number(), number()] : numbers() }
      return Figure(
        text(),
        images: ImageGrid(
          images, imageWidth: integer(), columns: integer(), scale: optionalRange(), map: pick(ColorMap.allCases)))
    }
    let size = FigureSize(width: chance(80) ? 300 : number(), height: chance(60) ? nil : chance(50) ? 200 : number())
    let aspect = chance(20) ? Aspect.equal : .free
    if chance(20) {
      let panels = (0..<pick([0, 1, 2, 5])).map { _ in
        let marks = (0..<pick([0, 1, 2])).map { _ in mark() }
        return Panel(text()) { marks }
      }
      return Figure(
        text(), subtitle: text(), panels: panels, columns: integer(), scales: pick(PanelScales.allCases), x: axis(),
        y: axis(), aspect: aspect, size: size)
    }
    let marks = (0..<pick([0, 1, 1, 2, 3])).map { _ in mark() }
    return Figure(text(), subtitle: text(), x: axis(), y: axis(), aspect: aspect, size: size) { marks }
  }
}
