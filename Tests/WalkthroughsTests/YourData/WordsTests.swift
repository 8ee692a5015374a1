import ChapterArithmetic
import Testing

@testable import walkthroughs

struct WordsTests {
  @Test(arguments: [
    (0.0, "0"), (2.0376, "2.038"), (-1126.3159, "−1126"), (0.00012346, "0.0001235"), (1.2346e-7, "1.235 × 10⁻⁷"),
    (-3.13e155, "−3.130 × 10¹⁵⁵"), (123456, "123456"), (1234567, "1.235 × 10⁶"), (.infinity, "∞"),
  ])
  func `numbers are told with four digits`(value: Double, expected: String) {
    #expect(told(value) == expected)
  }

  @Test func `counts and lists`() {
    #expect(told(1_000_000) == "1,000,000" && told(-1234) == "−1,234" && told(999) == "999")
    #expect(counted(1, "row") == "one row" && counted(13, "row") == "13 rows" && counted(0, "row") == "no rows")
    #expect(listed(["a"]) == "a" && listed(["a", "b", "c"]) == "a, b and c" && listed([]) == "")
    #expect(listed((1...20).map(String.init), atMost: 2) == "1, 2 and 18 more")
  }

  @Test(
    arguments: [(13.6, 1), (1.14, 2), (0.0072, 5), (250_000, 0), (1e-170, nil), (1e12, nil), (0, nil)]
      as [(Double, Int?)])
  func `as many decimals as a spread calls for`(spread: Double, expected: Int?) {
    #expect(decimalCount(ofSpread: spread) == expected)
  }

  @Test func `names of columns are shown as they are`() {
    #expect(plainMarkdown("x_2 (cm) $a$ <b>*\n") == "x\\_2 (cm) \\$a\\$ \\<b\\>\\* ")
    #expect(plainLabel("x_{1}\ny^{2}") == "x\\_{1} y\\^{2}")
  }

  @Test func `an end that components were moved to is not said to be a start's`() {
    let ends = RestartEnds([-10, -12], chosenEnd: -8, gap: 0.01)
    let words = restartWords(ends, starts: 2, asked: 2, components: 2)
    #expect(words.hasPrefix("None of 2 starts ended at the best place, with a log-likelihood of −8.00"))
    #expect(words.contains("components were moved") && !words.contains("95%"))
    let single = restartWords(
      RestartEnds([-10], chosenEnd: -8, gap: 0.01), starts: 1, asked: 1, components: 2)
    #expect(single.hasPrefix("A single start ended elsewhere") && single.contains("−8.00"))
    let reached = restartWords(
      RestartEnds([-8], chosenEnd: -8, gap: 0.01), starts: 1, asked: 1, components: 2)
    #expect(reached.hasPrefix("A single start led here"))
  }
}
