import Testing

@testable import Plotting

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-2.5, "−2.5"), (1234, "1234"), (12344, "12\u{2009}340"), (-226898, "−226\u{2009}900"),
    (0.000123456, "0.0001235"), (1.5e-7, "1.5×10^-7"), (2e12, "2×10^12"), (0.30000000000000004, "0.3"),
    (9999.96, "10\u{2009}000"),
  ])
  func roundsToFourDigits(value: Double, text: String) {
    #expect(NumberText.rounded(value) == text)
  }

  @Test func writesLabelsOfOneAxisAlike() {
    let ticks = LinearTicks(first: Decimal(-2, exponent: -1), step: 1, count: 4).written()
    #expect(ticks.ticks.map(\.label) == ["−0.2", "−0.1", "0.0", "0.1"])
    #expect(ticks.factor == "")
  }

  @Test func takesOutACommonFactor() {
    let large = LinearTicks(first: Decimal(5, exponent: 11), step: 5, count: 3).written()
    #expect(large.ticks.map(\.label) == ["0.5", "1.0", "1.5"])
    #expect(large.factor == "×10^{12}")
    let small = LinearTicks(first: Decimal(0, exponent: -12), step: 2, count: 3).written()
    #expect(small.ticks.map(\.label) == ["0", "2", "4"])
    #expect(small.factor == "×10^{−12}")
  }

  @Test func showsDifferencesFarFromZero() {
    let ticks = LinearTicks(first: Decimal(1_000_000_001, exponent: -3), step: 1, count: 3).written()
    #expect(ticks.ticks.map(\.label) == ["+0.000", "+0.001", "+0.002"])
    #expect(ticks.factor == "+1\u{2009}000\u{2009}000.001")
  }
}
