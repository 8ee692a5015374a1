/// A number that changes with any bit of any value and with their order; the bits of a double, or an integer as it is.
func digest(of values: [Double]) -> UInt64 { digest(values.map(\.bitPattern)) }
func digest(of values: [Int]) -> UInt64 { digest(values.map { UInt64(bitPattern: Int64($0)) }) }
private func digest(_ words: [UInt64]) -> UInt64 {
  words.enumerated().reduce(0) { $0 &+ $1.element &* (2 &* UInt64($1.offset) &+ 1) }
}
