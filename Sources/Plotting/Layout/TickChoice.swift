/// Chooses ticks at round numbers, or where the calendar changes, whose labels can be read.
struct TickChoice<Measurer: TextMeasurer> {
  var request: TickRequest
  var measurer: Measurer

  /// Whether labels are kept short by a common factor.
  private var isCompact = false

  init(request: TickRequest, measurer: Measurer) {
    self.request = request
    self.measurer = measurer
  }

  private var projection: AxisProjection { request.projection }

  func chosen() -> Ticks {
    let domain = projection.domain
    var chosen = Ticks([])
    switch projection.scale {
    case .linear: chosen = constantTicks() ?? linearTicks()
    case .logarithmic:
      let search = LogarithmicTicks(lower: domain.lowerBound, upper: domain.upperBound, format: request.format)
      if let ticks = search.best(isLegible: isLegible) { chosen = Ticks(ticks) }
      if chosen.ticks.count < 2 {
        // Less than a power of ten; round numbers are not evenly spaced here, so all are measured.
        let ticks = linear.best { $0.first.digits > 0 && isLegible(written($0).ticks) ? 1 : nil }.map(written)
        if let ticks, ticks.ticks.count > chosen.ticks.count { chosen = ticks }
      }
    case .symmetricLogarithmic(let threshold):
      let search = SymmetricTicks(domain: domain, threshold: threshold, format: request.format)
      chosen = search.best(isLegible: isLegible).map { Ticks($0) } ?? chosen
      if chosen.ticks.count < 2 {
        let ticks = linear.best { isLegible(written($0).ticks) ? 1 : nil }.map(written)
        if let ticks, ticks.ticks.count > chosen.ticks.count { chosen = ticks }
      }
    case .time:
      let search = CalendarTicks(domain: domain, hasTwoLines: request.isHorizontal, format: request.format)
      chosen = search.best(target: request.target, isLegible: isLegible) ?? chosen
      return chosen
    }
    return chosen.ticks.isEmpty ? ends() : chosen
  }

  private var linear: TickSearch {
    TickSearch(
      lower: projection.domain.lowerBound, upper: projection.domain.upperBound, target: request.target,
      staysInside: true)
  }

  private func written(_ ticks: LinearTicks) -> Ticks {
    if isCompact { return Ticks(numbers: (0..<ticks.count).map(ticks.decimal), isCompact: true) }
    let written = ticks.written(request.format)
    return request.isSelfContained && !written.factor.isEmpty
      ? TickFormat.surrounded().written((0..<ticks.count).map(ticks.decimal)) : written
  }

  private func linearTicks() -> Ticks {
    if let ticks = linear.best(legibility: { isLegible($0) ? 1 : nil }) { return written(ticks) }
    guard request.format == .automatic, !request.isSelfContained else { return Ticks([]) }
    var compact = self
    compact.isCompact = true
    return linear.best { compact.isLegible($0) ? 1 : nil }.map(compact.written) ?? Ticks([])
  }

  /// Ticks at even distances from the one value that all data have; at that value alone when it has too many digits to be
  /// counted on from.
  private func constantTicks() -> Ticks? {
    guard let constant = request.constant, constant != 0, let number = Decimal(shortest: constant) else { return nil }
    let domain = projection.domain
    if number.magnitude - number.exponent < 4 {
      var search = linear
      search.lower = domain.lowerBound - constant
      search.upper = domain.upperBound - constant
      let ticks = search.best { ticks in ticks.shifted(by: number).flatMap { isLegible($0) ? 1 : nil } }
      if let ticks = ticks?.shifted(by: number) { return written(ticks) }
    }
    // Seven digits are read at a glance.
    let unit = number.magnitude - 6
    let rounded = Decimal(Int(scaled(constant, byPowerOfTen: -unit).rounded()), exponent: unit).shortened
    return written(LinearTicks(first: rounded, step: 1, count: 1))
  }

  private func isLegible(_ ticks: [Tick]) -> Bool {
    guard Double(ticks.count) <= max(1.6 * request.length / request.wantedDistance, 3) else { return false }
    // Written alike, two ticks would seem to be one value.
    if zip(ticks, ticks.dropFirst()).contains(where: { $0.label == $1.label && !$0.label.isEmpty }) { return false }
    let labels = ticks.map { tick in
      AxisTicks.Label(position: projection(tick.value), block: AxisTicks.block(tick, request, measurer: measurer))
    }
    return AxisTicks.areApart(labels, request)
  }

  /// Whether evenly spaced ticks can be read: plain labels need no breaking into runs to be measured, and the search tries many.
  private func isLegible(_ candidate: LinearTicks) -> Bool {
    let spansWholeNumbers =
      request.isWhole && projection.domain.upperBound - projection.domain.lowerBound >= 2
    if spansWholeNumbers && !candidate.isWhole { return false }
    let distance = abs(projection(candidate.decimal(1).value) - projection(candidate.decimal(0).value))
    let isPlain = request.format == .automatic && !request.isSelfContained
    if !request.isHorizontal && isPlain { return distance >= TextLine.height * Metrics.tickFont.size }
    let ticks = written(candidate).ticks
    if !isPlain { return isLegible(ticks) }
    // Two labels a distance apart touch when the mean of their widths is larger.
    let room = (distance - Metrics.tickLabelDistance) / Metrics.tickFont.size
    var previous: Double?
    for tick in ticks {
      let width = measurer.advance(of: tick.label[...], weight: .regular)
      if let previous, (previous + width) / 2 > room { return false }
      previous = width
    }
    return true
  }

  /// Where even two round numbers find no room: zero, or else the last of the two.
  private func ends() -> Ticks {
    let domain = projection.domain
    let search = TickSearch(lower: domain.lowerBound, upper: domain.upperBound, target: 2, staysInside: true)
    guard let found = search.best(legibility: { _ in 1 }).map(written) else { return Ticks([]) }
    let ticks = found.ticks.filter { projection.scale.accepts($0.value) && domain.contains($0.value) }
    let zero = ticks.filter { $0.value == 0 }
    return Ticks(zero.isEmpty ? ticks.suffix(1) : zero, factor: zero.isEmpty ? found.factor : "")
  }
}
