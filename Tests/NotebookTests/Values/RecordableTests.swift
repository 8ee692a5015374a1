import Foundation
import Testing

@testable import Notebook

private struct Fit: Encodable {
  var weights = [0.5, 0.25]
  var aic = 12.5
  var converged = true
  var label: String? = "a"
  var started = Date(timeIntervalSince1970: 0)
  var single: Float = 0.1
  var count: UInt64 = .max
}

private enum Side: String, Codable, Hashable { case left, right }

struct RecordableTests {
  @Test func floatsAreTheShortestTextOfTheirType() {
    var bits: UInt32 = 12_345
    for _ in 0..<5_000 {
      bits = bits &* 1_664_525 &+ 1_013_904_223
      let number = Float(bitPattern: bits)
      guard number.isFinite else { continue }
      #expect(strtof(number.recordedValue.json, nil).bitPattern == number.bitPattern)
      #expect(number.recordedValue.json.count <= 16)
    }
    #expect((0.1 as Float).recordedValue.json == "0.1")
    #expect(NumberNotation(.shortest).plainText((0.1 as Float).recordedValue) == "0.1")
    // The number, not its text, is rounded: this one lies above 0.15.
    #expect(NumberNotation(.decimals(1)).plainText((0.15 as Float).recordedValue) == "0.2")
  }

  @Test func integersOfAllSizesAreExact() {
    #expect(UInt64.max.recordedValue.json == "18446744073709551615")
    #expect(Int128.min.recordedValue.json == "-170141183460469231731687303715884105728")
    #expect(UInt128.max.recordedValue.json == "340282366920938463463374607431768211455")
    #expect((7 as UInt8).recordedValue == .integer(7))
    #expect((-7 as Int16).recordedValue == .integer(-7))
    #expect(Decimal(string: "0.10000000000000000001")?.recordedValue.json == "0.10000000000000000001")
    #expect(NumberNotation(.decimals(2)).plainText(UInt64.max.recordedValue) == "18446744073709551615")
    #expect(NumberNotation(.shortest).plainText(Int128.min.recordedValue).hasPrefix("−1701"))
  }

  /// Foundation's own formatter is the judge from 1583 on; before, it counts by the Julian calendar, which ISO 8601 does not.
  @Test func datesAreISO8601() throws {
    let style = Date.ISO8601FormatStyle()
    for seconds in stride(from: -12_212_553_600.0, to: 190_000_000_000, by: 97_654_321) {
      let date = Date(timeIntervalSince1970: seconds)
      #expect(date.recordedValue == .string(date.formatted(style)))
    }
    #expect(Date(timeIntervalSince1970: -62_135_596_800).recordedValue == .string("0001-01-01T00:00:00Z"))
    #expect(Date(timeIntervalSinceReferenceDate: -0.5).recordedValue == .string("2000-12-31T23:59:59.5Z"))
    #expect(Date(timeIntervalSinceReferenceDate: 800_000_000.1).recordedValue == .string("2026-05-09T06:13:20.1Z"))
    #expect(Date(timeIntervalSinceReferenceDate: -64_000_000_000).recordedValue == .string("-000028-12-03T06:13:20Z"))
    #expect(Date(timeIntervalSinceReferenceDate: .nan).recordedValue.pathOfNonFinite == "")
  }

  @Test func optionalsAndDictionaries() {
    #expect((nil as Double?).recordedValue.json == "null")
    #expect([1.5, nil].recordedValue.json == "[1.5, null]")
    let members = Dictionary(uniqueKeysWithValues: (0..<40).map { ("k\($0)", $0) })
    let names = members.keys.sorted().map { "\"\($0)\": \($0.dropFirst())" }
    #expect(members.recordedValue.json == "{" + names.joined(separator: ", ") + "}")
  }

  @Test func structuresAreObjectsInTheOrderOfTheirNames() throws {
    #expect(
      try RecordedValue(encoding: Fit()).json
        == #"{"aic": 12.5, "converged": true, "count": 18446744073709551615, "label": "a", "single": 0.1, "#
        + #""started": "1970-01-01T00:00:00Z", "weights": [0.5, 0.25]}"#)
    #expect(try RecordedValue(encoding: [Side.right: 1, .left: 2]).json == #"["left", 2, "right", 1]"#)
    let many = Set((0..<50).map { $0 * 37 % 101 })
    #expect(try RecordedValue(encoding: many) == many.sorted().recordedValue)
    #expect(try RecordedValue(encoding: [3: "c", 1: "a"]).json == #"{"1": "a", "3": "c"}"#)
    #expect(try RecordedValue(encoding: URL(string: "https://example.org/a")).json == #""https://example.org/a""#)
  }

  /// Encodable types as Foundation's encoder sees them.
  @Test func structuresAreWhatJSONEncoderWrites() throws {
    struct Inner: Codable, Equatable { var x: [Int: String], y: [[Double?]], z: String? }
    struct Outer: Codable, Equatable { var inner: [Inner], side: Side, empty: [Int], none: Inner? }
    let value = Outer(
      inner: [Inner(x: [1: "a", 2: "b"], y: [[1, nil], []], z: nil), Inner(x: [:], y: [], z: "ü\n")], side: .left,
      empty: [], none: nil)
    let json = try RecordedValue(encoding: value).json(indentation: "")
    #expect(try JSONDecoder().decode(Outer.self, from: Data(json.utf8)) == value)
  }

  @Test func whatIsNotFiniteIsNamed() throws {
    var fit = Fit()
    fit.weights[1] = .nan
    #expect(try RecordedValue(encoding: fit).pathOfNonFinite == ".weights[1]")
    #expect(["a b": [1, Double.infinity]].recordedValue.pathOfNonFinite == "[\"a b\"][1]")
    #expect([1, Float.nan].recordedValue.pathOfNonFinite == "[1]")
    #expect([[1.0], [2]].recordedValue.pathOfNonFinite == nil)
  }

  @Test func objectsHaveALineAMember() {
    let values = [NamedValue(name: "fit", value: ["b": [1, 2], "a": [3]].recordedValue)]
    #expect(valuesFile(values) == "{\n  \"fit\": {\n    \"a\": [3],\n    \"b\": [1, 2]\n  }\n}\n")
  }
}
