@testable import Plotting

/// Every character is 0.6 em wide, so that widths in tests are easily foreseen.
struct EvenMeasurer: TextMeasurer {
  func advance(of text: Substring, weight: FontWeight) -> Double { 0.6 * Double(text.count) }
}
