import Foundation
import LinearAlgebra

/// An array as NumPy prints it with its default options (`numpy.array2string`: precision 8, line width 75), so that
/// what a chapter prints can be compared with a published page character by character.
///
/// Arrays of more than 1000 elements, which NumPy abbreviates, are printed whole.
struct NumPyText: CustomStringConvertible {
  let description: String

  /// A two-dimensional array, a row a line.
  init(_ matrix: Matrix, roundedTo decimals: Int? = nil) {
    let rows = matrix.rows.map { Self.rounded($0, to: decimals) }
    let format = Format(rows.flatMap { $0 })
    let lines = rows.enumerated().map { index, row in
      let indent = index == 0 ? "[[" : " ["
      return indent
        + Self.wrapped(row.map(format.text(of:)), indent: 2, closing: 2)
        + "]"
    }
    description = lines.joined(separator: "\n") + "]"
  }

  /// A one-dimensional array, wrapped at 75 characters.
  init(_ values: [Double], roundedTo decimals: Int? = nil) {
    let values = Self.rounded(values, to: decimals)
    let format = Format(values)
    description =
      "["
      + Self.wrapped(values.map(format.text(of:)), indent: 1, closing: 1)
      + "]"
  }

  /// `numpy.round`: scale, round half to even, scale back.
  private static func rounded(_ values: [Double], to decimals: Int?)
    -> [Double]
  {
    guard let decimals else { return values }
    let scale = pow(10, Double(decimals))
    return values.map { ($0 * scale).rounded(.toNearestOrEven) / scale }
  }

  private static func wrapped(_ words: [String], indent: Int, closing: Int)
    -> String
  {
    let lineWidth = 75
    var lines: [String] = []
    var line = ""
    for word in words {
      // NumPy keeps room for the brackets that close the array behind every word.
      if !line.isEmpty,
        indent + line.count + 1 + word.count > lineWidth - closing
      {
        lines.append(line)
        line = word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    lines.append(line)
    return lines.joined(
      separator: "\n" + String(repeating: " ", count: indent))
  }
}

extension NumPyText {
  /// How all elements of one array are written: `numpy.core.arrayprint.FloatingFormat`.
  private struct Format {
    private static let precision = 8
    private let isScientific: Bool
    private let wholeWidth: Int
    private let fractionWidth: Int
    private let exponentWidth: Int

    init(_ values: [Double]) {
      let magnitudes = values.map(abs).filter { $0 != 0 }
      let largest = magnitudes.max() ?? 0
      let smallest = magnitudes.min() ?? 0
      isScientific =
        largest >= 1e8 || smallest < 1e-4 && smallest > 0
        || largest > 1000 * smallest
      let scientific = isScientific
      let parts = values.map {
        scientific ? Self.scientificParts($0) : Self.fixedParts($0)
      }
      wholeWidth = parts.map(\.whole.count).max() ?? 0
      fractionWidth = parts.map(\.fraction.count).max() ?? 0
      exponentWidth = parts.map(\.exponent.count).max() ?? 0
    }

    func text(of value: Double) -> String {
      if isScientific {
        let parts = Self.scientificParts(value)
        let fraction = parts.fraction.padding(
          toLength: fractionWidth, withPad: "0", startingAt: 0)
        let missing = String(
          repeating: "0", count: exponentWidth - parts.exponent.count)
        return padded(parts.whole) + "." + fraction + "e"
          + parts.exponent.prefix(1)
          + missing + parts.exponent.dropFirst()
      }
      let parts = Self.fixedParts(value)
      return padded(parts.whole) + "."
        + parts.fraction.padding(
          toLength: fractionWidth, withPad: " ", startingAt: 0)
    }

    private func padded(_ whole: String) -> String {
      String(repeating: " ", count: wholeWidth - whole.count) + whole
    }

    /// The shortest digits that read back as the value, at most eight of them behind the point, without zeros at the end.
    private static func fixedParts(_ value: Double) -> (
      whole: String, fraction: String, exponent: String
    ) {
      let digits = String(format: "%.\(precision)f", value).split(
        separator: ".")
      return (String(digits[0]), trimmingZeros(digits[1]), "")
    }

    private static func scientificParts(_ value: Double) -> (
      whole: String, fraction: String, exponent: String
    ) {
      let text = String(format: "%.\(precision)e", value)
      let halves = text.split(separator: "e")
      let digits = halves[0].split(separator: ".")
      return (
        String(digits[0]), trimmingZeros(digits[1]), String(halves[1])
      )
    }

    private static func trimmingZeros(_ digits: Substring) -> String {
      var digits = digits
      while digits.last == "0" { digits.removeLast() }
      return String(digits)
    }
  }
}
