import Testing

@testable import Notebook

struct NumberNotationTests {
  @Test(arguments: [
    (NumberNotation(.decimals(2)), 3.14159, "3.14"), (NumberNotation(.decimals(0)), 2.5, "2"),
    (NumberNotation(.decimals(2)), -0.001, "0.00"), (NumberNotation(.decimals(1)), -12.34, "−12.3"),
    (NumberNotation(.significant(3)), 0.00012345, "0.000123"),
    (NumberNotation(.significant(4)), -3.2671e-6, "−3.267 × 10⁻⁶"),
    (NumberNotation(.significant(3)), 1234.0, "1234"), (NumberNotation(.significant(3)), 9.9999, "10.0"),
    (NumberNotation(.significant(2)), 12_345_678, "1.2 × 10⁷"),
    (NumberNotation(.percent(decimals: 1)), 0.84293, "84.3%"),
    (NumberNotation(.shortest), 0.1, "0.1"), (NumberNotation(.shortest), 150, "150"),
    (NumberNotation(.shortest), 1e-7, "1 × 10⁻⁷"), (NumberNotation(.significant(3)), 0, "0.00"),
  ])
  func asText(format: NumberNotation, number: Double, expected: String) {
    #expect(format.plainText(.number(number)) == expected)
  }

  @Test func asTeX() {
    #expect(NumberNotation(.significant(4)).tex(.number(-3.2671e-6)) == "-3.267 \\times 10^{-6}")
    #expect(NumberNotation(.percent(decimals: 0)).tex(.number(0.5)) == "50\\%")
    #expect(NumberNotation(.decimals(2)).tex(.integer(7)) == "7")
  }
}
