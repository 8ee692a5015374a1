import Foundation

/// A number that no machine number of 64 bits holds, kept digit by digit.
public struct ExactNumber: Hashable, Sendable {
  /// Decimal digits, perhaps a point and a sign, as JSON writes numbers.
  public let text: String

  /// A whole number of any size.
  public init(_ integer: some BinaryInteger) {
    text = String(integer)
  }

  /// A decimal number, which must be finite.
  init(_ decimal: Decimal) {
    text = decimal.description
  }

  /// A number that was written as its text before.
  init(text: String) {
    self.text = text
  }

  /// The nearest number that a `Double` holds.
  public var approximation: Double { Double(text) ?? .nan }

  /// Whether it is a whole number.
  var isInteger: Bool { !text.contains(".") }
}
