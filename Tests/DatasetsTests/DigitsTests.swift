import Datasets
import Testing

@Suite("The digits")
struct DigitsTests {
  @Test("The set is the one of the UCI repository")
  func content() throws {
    let digits = try Digits.load()
    #expect("\(digits.images.shape)" == "(1797, 64)")
    #expect(digits.images.sum == 561_718)
    #expect(digits.images.elements.max() == 16)
    #expect(digits.images.elements.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } == 32_231_583_661)
    #expect(
      (0..<10).map { digit in digits.labels.count { $0 == digit } } == [
        178, 182, 177, 183, 181, 182, 181, 179, 174, 180,
      ])
    #expect(digits.images.row(0).prefix(8) == [0, 0, 5, 13, 9, 1, 0, 0])
  }
}
