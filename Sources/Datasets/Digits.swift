import LinearAlgebra
import ProgramResources

/// The handwritten digits set: 1797 gray images of 8 x 8 pixels, each with the digit it shows.
///
/// It is the test part of "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak, UCI Machine Learning
/// Repository, CC BY 4.0), the set that scikit-learn loads as `load_digits`.
public struct Digits: Equatable, Sendable {
  /// The number of pixels along each side of an image.
  public static let side = 8
  /// The brightest value of a pixel; the darkest is 0.
  static let brightest = 16

  /// The images, one a row of 64 pixels, row of pixels after row of pixels; values from 0 to 16.
  public let images: Matrix
  /// The digit, 0 to 9, that each image shows.
  public let labels: [Int]

  /// Loads the set that is shipped with this package; throws `DigitsError` where the file is missing or broken.
  public static func load() throws(DigitsError) -> Digits {
    let csv: [UInt8]
    do {
      csv = try ResourceFolder(module: "Datasets").contents(of: "digits.csv")
    } catch {
      throw .unreadable(reason: error.description)
    }
    let digits = try Digits(csv: csv)
    guard digits.labels.count == expectedCount else { throw .wrongCount(digits.labels.count, expected: expectedCount) }
    return digits
  }

  private static let expectedCount = 1797

  /// Reads images from comma-separated text: a line an image, 64 pixels and then the digit, all whole numbers.
  ///
  /// A line may end in a line feed or a carriage return and a line feed. Throws `DigitsError` with the line and the
  /// column, both counted from 1, of the first field that is wrong.
  package init(csv bytes: [UInt8]) throws(DigitsError) {
    var reader = DigitsReader(bytes: bytes)
    try reader.readAll()
    images = Matrix(
      rowCount: reader.labels.count, columnCount: Digits.side * Digits.side, elements: reader.pixels)
    labels = reader.labels
  }
}

/// What is wrong with a file of digits.
public enum DigitsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file that is shipped with this package is not beside the program, or cannot be read.
  case unreadable(reason: String)
  /// A field, at a line and column counted from 1, is not a whole number in its range.
  case invalidField(line: Int, column: Int, text: String, expected: ClosedRange<Int>)
  /// A line does not have 65 fields.
  case wrongFieldCount(line: Int, count: Int)
  /// The whole file is sound but does not have as many lines as the set has images.
  case wrongCount(Int, expected: Int)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let reason):
      "The digits cannot be read: \(reason)."
    case .invalidField(let line, let column, let text, let expected):
      "digits.csv, line \(line), column \(column): \"\(text)\" is not a whole number from \(expected.lowerBound) to "
        + "\(expected.upperBound). Restore the file."
    case .wrongFieldCount(let line, let count):
      "digits.csv, line \(line): \(count) fields instead of 65, 64 pixels and the digit. Restore the file."
    case .wrongCount(let count, let expected):
      "digits.csv has \(count) images instead of \(expected). Restore the file."
    }
  }
}
