import Foundation

/// A value that can be written to `values.json` and quoted in prose.
///
/// Numbers, strings, truth values, dates, optionals, arrays and dictionaries are. A structure that is `Encodable` needs no
/// conformance: `record` takes it as it is.
public protocol Recordable {
  /// The value as numbers, strings, truth values, arrays and objects.
  var recordedValue: RecordedValue { get }
}

extension RecordedValue: Recordable {
  /// The value itself.
  public var recordedValue: RecordedValue { self }
}

extension Double: Recordable {
  /// The number.
  public var recordedValue: RecordedValue { .number(self) }
}

extension Float: Recordable {
  /// The number, written with as many digits as tell it from other numbers of its type.
  public var recordedValue: RecordedValue { .single(self) }
}

extension Decimal: Recordable {
  /// The number, digit by digit.
  public var recordedValue: RecordedValue { isFinite ? .exact(ExactNumber(self)) : .number(.nan) }
}

extension String: Recordable {
  /// The string.
  public var recordedValue: RecordedValue { .string(self) }
}

extension Substring: Recordable {
  /// The string.
  public var recordedValue: RecordedValue { .string(String(self)) }
}

extension Bool: Recordable {
  /// The truth value.
  public var recordedValue: RecordedValue { .boolean(self) }
}

extension Date: Recordable {
  /// The date in Coordinated Universal Time as ISO 8601 writes it, such as `2026-03-01T12:30:00Z`.
  ///
  /// A fraction of a second has as many digits as it takes to read the same date back.
  public var recordedValue: RecordedValue {
    DateText.text(self).map(RecordedValue.string) ?? .number(timeIntervalSinceReferenceDate)
  }
}

extension URL: Recordable {
  /// The address.
  public var recordedValue: RecordedValue { .string(absoluteString) }
}

extension Optional: Recordable where Wrapped: Recordable {
  /// The value, or that it is missing.
  public var recordedValue: RecordedValue { self?.recordedValue ?? .missing }
}

extension Array: Recordable where Element: Recordable {
  /// The elements in order.
  public var recordedValue: RecordedValue { .array(map(\.recordedValue)) }
}

extension Dictionary: Recordable where Key == String, Value: Recordable {
  /// The values by their names, in the order of the names.
  public var recordedValue: RecordedValue { .object(mapValues(\.recordedValue)) }
}

// MARK: - Whole numbers

extension BinaryInteger {
  /// The whole number, exactly.
  fileprivate var recordedInteger: RecordedValue {
    Int(exactly: self).map(RecordedValue.integer) ?? .exact(ExactNumber(self))
  }
}

extension Int: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { .integer(self) }
}

extension Int8: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension Int16: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension Int32: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension Int64: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension Int128: Recordable {
  /// The whole number, digit by digit.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension UInt: Recordable {
  /// The whole number, digit by digit.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension UInt8: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension UInt16: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension UInt32: Recordable {
  /// The whole number.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension UInt64: Recordable {
  /// The whole number, digit by digit.
  public var recordedValue: RecordedValue { recordedInteger }
}

extension UInt128: Recordable {
  /// The whole number, digit by digit.
  public var recordedValue: RecordedValue { recordedInteger }
}
