import Synchronization

/// A parameter of a chapter: a stored property with a default, which whoever runs the chapter can set.
///
///     struct CoinTossing: Chapter {
///       @Parameter("How often the coin is tossed.", in: 1...1_000_000) var tosses = 1000
///       @Parameter("Seed of the random numbers.", in: 0...4_294_967_295) var seed = 0
///
/// The property's name is the parameter's: `--set tosses=50`. Its type decides what can be said, see ``ParameterValue``. A
/// parameter is set before `run()` begins and stays as it is; the page shows all that a chapter has.
@propertyWrapper
public struct Parameter<Value: ParameterValue>: Sendable {
  /// What the parameter is for: one sentence, plain text.
  public let sentence: String

  /// The value where nothing is set.
  public let defaultValue: Value

  /// The bounds as they are written, `1...50`; `nil` if there are none.
  let boundsText: String?

  /// Throws for a value that is out of bounds.
  let check: @Sendable (Value) throws(ParameterError) -> Void

  // A chapter makes its instances itself, so the value must be reached through a copy of the property that reflection makes.
  let storage: ParameterStorage<Value>

  /// The value: what was set, or the default.
  public var wrappedValue: Value { storage.value }

  /// The parameter itself, with its default and its sentence.
  public var projectedValue: Self { self }

  /// A parameter with a default and a sentence that says what it is for.
  public init(wrappedValue: Value, _ sentence: String) {
    self.init(wrappedValue, sentence, boundsText: nil) { _ in }
  }

  private init(
    _ value: Value, _ sentence: String, boundsText: String?,
    check: @escaping @Sendable (Value) throws(ParameterError) -> Void
  ) {
    self.sentence = sentence
    self.boundsText = boundsText
    self.check = check
    defaultValue = value
    storage = ParameterStorage(value)
  }
}

extension Parameter where Value: BoundedParameterValue {
  /// A parameter whose numbers lie within bounds, both of which are allowed.
  public init(wrappedValue: Value, _ sentence: String, in bounds: ClosedRange<Value.Bound>) {
    self.init(wrappedValue, sentence, ParameterBounds(lower: bounds.lowerBound, upper: bounds.upperBound))
  }

  /// A parameter whose numbers are not below a bound.
  public init(wrappedValue: Value, _ sentence: String, in bounds: PartialRangeFrom<Value.Bound>) {
    self.init(wrappedValue, sentence, ParameterBounds(lower: bounds.lowerBound, upper: nil))
  }

  /// A parameter whose numbers are not above a bound.
  public init(wrappedValue: Value, _ sentence: String, in bounds: PartialRangeThrough<Value.Bound>) {
    self.init(wrappedValue, sentence, ParameterBounds(lower: nil, upper: bounds.upperBound))
  }

  private init(_ value: Value, _ sentence: String, _ bounds: ParameterBounds<Value.Bound>) {
    self.init(value, sentence, boundsText: bounds.text) { value throws(ParameterError) in try bounds.check(value) }
  }
}

/// Where a parameter's value is, whichever copy of the property is asked.
final class ParameterStorage<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) { state = Mutex(value) }

  var value: Value { state.withLock { $0 } }

  func set(_ value: Value) { state.withLock { $0 = value } }
}
