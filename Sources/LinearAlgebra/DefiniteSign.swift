extension [Double] {
  /// A direction with a definite sign: of its elements of largest magnitude the first is positive.
  ///
  /// Elements whose magnitudes differ by less than 2^-26 of the largest count as equally large. Otherwise the last bit of
  /// a tie, as between the two elements of (1, -1) / √2, would decide.
  package func withDefiniteSign() -> [Double] {
    let largest = reduce(0) { Swift.max($0, $1.magnitude) }
    guard let peak = first(where: { $0.magnitude >= largest * (1 - 0x1p-26) }), peak < 0 else { return self }
    return map { -$0 }
  }
}
