/// A type that a parameter can have: its values can be written on a command line and read from there.
///
/// Whole numbers, numbers, truth values, texts, ranges of whole numbers, lists of them, and files are
/// (``ParameterFile``). An enumeration with names needs nothing but to say so:
///
///     enum MissingRows: String, CaseIterable, ParameterValue { case drop, refuse }
public protocol ParameterValue: Recordable, Equatable, Sendable {
  /// Reads a value as it is typed.
  ///
  /// - Throws: ``ParameterError`` when the text is none: ``ParameterError/form(_:_:)`` where it is not of the
  ///   form, ``ParameterError/reason(_:)`` for anything else, in one line that says what to do.
  init(parameter text: String) throws(ParameterError)

  /// The value as it is typed: from it, the same value is read again.
  var parameterText: String { get }

  /// What is to be typed, for help and messages: `an integer`, `a...b`, `drop | refuse`.
  static var parameterForm: String { get }

  /// The files whose content the value stands for. A report keeps their hashes, so that `verify` tells when one changed.
  var parameterFiles: [ParameterFile] { get }
}

extension ParameterValue {
  /// The value as it is typed.
  public var recordedValue: RecordedValue { .string(parameterText) }

  /// No files.
  public var parameterFiles: [ParameterFile] { [] }
}

/// A value that consists of numbers, which bounds can be given for.
public protocol BoundedParameterValue: ParameterValue {
  /// What it consists of.
  associatedtype Bound: ParameterValue & Comparable

  /// All numbers that must lie within the bounds.
  var boundedNumbers: [Bound] { get }
}

/// The smallest and the largest number that a parameter takes, as far as there are such.
struct ParameterBounds<Bound: ParameterValue & Comparable>: Sendable {
  var lower: Bound?
  var upper: Bound?

  /// As they are written, `1...50`.
  var text: String { "\(lower?.parameterText ?? "")...\(upper?.parameterText ?? "")" }

  func check<Value: BoundedParameterValue>(_ value: Value) throws(ParameterError) where Value.Bound == Bound {
    for number in value.boundedNumbers {
      let isWithin = lower.map { number >= $0 } ?? true && upper.map { number <= $0 } ?? true
      if !isWithin { throw .bounds(number.parameterText, text) }
    }
  }
}
