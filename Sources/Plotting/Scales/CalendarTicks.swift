/// Ticks of an axis of dates: where seconds, minutes, hours, days, months or years begin.
///
/// Labels have two lines. The first says what changes from tick to tick, such as the month; the second, where it changes and at the
/// first tick, what holds for the ticks that follow, such as the year.
struct CalendarTicks {
  /// A distance of ticks.
  enum Step: Hashable {
    /// In seconds: a power of ten times 1, 2 or 5, with so many digits after the point.
    case fraction(Double, digits: Int)
    case seconds(Int)
    /// Every so many days of a month, from the first.
    case days(Int)
    /// From Monday to Monday.
    case week
    case months(Int)
    case years(Int)

    /// About how many seconds lie between two ticks.
    var length: Double {
      switch self {
      case .fraction(let length, _): length
      case .seconds(let count): Double(count)
      case .days(let count): Double(count) * CivilDate.secondsPerDay
      case .week: 7 * CivilDate.secondsPerDay
      case .months(let count): Double(count) * 30.436875 * CivilDate.secondsPerDay
      case .years(let count): Double(count) * 365.2425 * CivilDate.secondsPerDay
      }
    }
  }

  /// From the finest to the coarsest.
  static let steps: [Step] = {
    var steps: [Step] = []
    for digits in (1...6).reversed() {
      for unit in [1.0, 2, 5] { steps.append(.fraction(unit / powerOfTen(digits), digits: digits)) }
    }
    let minute = 60
    let hour = 3600
    steps += [1, minute].flatMap { unit in [1, 2, 5, 10, 15, 30].map { .seconds($0 * unit) } }
    steps += [1, 2, 3, 6, 12].map { .seconds($0 * hour) }
    steps += [.days(1), .days(2), .week, .days(14), .months(1), .months(3), .months(6)]
    var power = 1
    while power <= 100_000 {
      steps += [1, 2, 5].map { .years($0 * power) }
      power *= 10
    }
    return steps
  }()

  var domain: ClosedRange<Double>
  /// Whether labels may have a second line; otherwise what it would say stands behind the first.
  var hasTwoLines = true
  var format = TickFormat.automatic

  /// The ticks nearest to the number wanted among those with whose labels the caller is content, or nothing.
  func best(target: Double, isLegible: ([Tick]) -> Bool) -> Ticks? {
    let span = domain.upperBound - domain.lowerBound
    let candidates = Self.steps.filter { span / $0.length <= 3 * target + 2 && span / $0.length > 0.3 }
    func distance(_ step: Step) -> Double {
      let ratio = span / step.length / target
      return max(ratio, 1 / ratio)
    }
    for step in candidates.sorted(by: { distance($0) < distance($1) }) {
      let ticks = self.ticks(step)
      guard ticks.count >= 2 || step == candidates.last && !ticks.isEmpty, isLegible(ticks) else { continue }
      return Ticks(ticks, factor: Self.showsTime(step) ? "UTC" : "")
    }
    return nil
  }

  private static func showsTime(_ step: Step) -> Bool {
    switch step {
    case .fraction, .seconds: true
    case .days, .week, .months, .years: false
    }
  }

  /// The ticks at all multiples of a step within the domain.
  func ticks(_ step: Step) -> [Tick] {
    let places = self.places(step).filter(domain.contains)
    if case .own(let own) = format.kind { return places.map { Tick($0, own.write($0)) } }
    return labeled(places, step: step)
  }

  private func labeled(_ places: [Double], step: Step) -> [Tick] {
    var earlier: CivilDate?
    return places.map { place in
      let date = CivilDate(secondsSince1970: place)
      let (label, context) = Self.label(date, step: step, after: earlier)
      earlier = date
      return Tick(place, context.isEmpty ? label : hasTwoLines ? "\(label)\n\(context)" : "\(label) \(context)")
    }
  }

  /// Ticks at given moments, written as exactly as the smallest of their distances asks for.
  func ticks(at moments: [Double]) -> [Tick] {
    if case .own(let own) = format.kind { return moments.map { Tick($0, own.write($0)) } }
    let dates = moments.map { CivilDate(secondsSince1970: $0) }
    let step: Step =
      if dates.allSatisfy({ $0.second == 0 && $0.day == 1 && $0.month == 1 }) {
        .years(1)
      } else if dates.allSatisfy({ $0.second == 0 && $0.day == 1 }) {
        .months(1)
      } else if dates.allSatisfy({ $0.second == 0 }) {
        .days(1)
      } else if moments.allSatisfy({ $0.remainder(dividingBy: 60) == 0 }) {
        .seconds(60)
      } else {
        moments.allSatisfy { $0.rounded() == $0 } ? .seconds(1) : .fraction(0.001, digits: 3)
      }
    return labeled(moments, step: step)
  }

  private func places(_ step: Step) -> [Double] {
    func multiples(of length: Double, per unit: Double = 1, from start: Double = 0) -> [Double] {
      // Multiples of a whole number are divided by one, which is exact where a sum of fractions is not.
      let first = ((domain.lowerBound - start) * unit / length).rounded(.up)
      let last = ((domain.upperBound - start) * unit / length).rounded(.down)
      guard first <= last, last - first < 10_000 else { return [] }
      return (0...Int(last - first)).map { start + (first + Double($0)) * length / unit }
    }
    let first = CivilDate(secondsSince1970: domain.lowerBound)
    let last = CivilDate(secondsSince1970: domain.upperBound)
    switch step {
    case .fraction(_, let digits):
      let perSecond = powerOfTen(digits)
      return multiples(of: (step.length * perSecond).rounded(), per: perSecond)
    case .seconds(let count): return multiples(of: Double(count))
    case .week:
      // The fifth of January 1970 was a Monday.
      return multiples(of: step.length, from: 4 * CivilDate.secondsPerDay)
    case .days(let count):
      if count == 1 { return multiples(of: CivilDate.secondsPerDay) }
      return months(from: first, through: last, every: 1).flatMap { month in
        // The last days are left out where they would stand close to the next first.
        stride(from: 1, through: month.daysInMonth + 1 - count, by: count).filter { count < 10 || $0 <= 15 }
          .map { CivilDate(year: month.year, month: month.month, day: $0).secondsSince1970 }
      }
    case .months(let count): return months(from: first, through: last, every: count).map(\.secondsSince1970)
    case .years(let count):
      let years = (CivilDate.quotient(first.year, count) * count...last.year + 1)
      return stride(from: years.lowerBound, through: years.upperBound, by: count).map { year in
        // From decades on, years before our era are round as people count them: the year 1000 BC is -999.
        CivilDate(year: count >= 10 && year <= 0 ? year + 1 : year).secondsSince1970
      }
    }
  }

  private func months(from first: CivilDate, through last: CivilDate, every count: Int) -> [CivilDate] {
    let start = first.year * 12 + (first.month - 1) / count * count
    let end = last.year * 12 + last.month - 1
    return stride(from: start, through: end, by: count).map { number in
      let year = CivilDate.quotient(number, 12)
      return CivilDate(year: year, month: number - year * 12 + 1)
    }
  }

  /// What a tick says, and what holds for it and those after it where that is new.
  private static func label(_ date: CivilDate, step: Step, after earlier: CivilDate?) -> (String, String) {
    switch step {
    case .years: return (date.yearText, "")
    case .months: return (date.shortMonthName, earlier?.year == date.year ? "" : date.yearText)
    case .days, .week:
      if let earlier, earlier.year == date.year {
        return ("\(date.day)", earlier.month == date.month ? "" : date.shortMonthName)
      }
      return ("\(date.day)", "\(date.shortMonthName) \(date.yearText)")
    case .seconds, .fraction:
      let digits: Int? =
        switch step {
        case .fraction(_, let digits): digits
        case .seconds(let count) where count < 60: 0
        default: nil
        }
      let time = date.timeText(secondDigits: digits)
      let day = "\(date.day) \(date.shortMonthName)"
      if let earlier, earlier.year == date.year {
        return (time, earlier.month == date.month && earlier.day == date.day ? "" : day)
      }
      return (time, "\(day) \(date.yearText)")
    }
  }
}
