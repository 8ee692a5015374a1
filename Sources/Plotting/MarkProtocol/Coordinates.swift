/// Where data stand along one axis: at numbers, or at names to which the axis gives places.
///
/// A mark that may stand at names keeps one of these for each axis, makes them its ``Mark/coordinates``, and otherwise computes
/// with ``values`` only: before anything is asked of it but ``Mark/check()``, the layout has set these to the places of the names.
public struct AxisCoordinates: Hashable, Sendable {
  /// The numbers, or the places of the names: those of the axis once a figure is laid out, until then in order of first appearance.
  public var values: [Double]
  /// The names, in the order of the data; nothing for data at numbers.
  public let names: [String]?
  /// Whether the numbers are moments, in seconds since the beginning of 1970 (UTC).
  public var areDates = false

  /// Data at numbers.
  public init(_ values: [Double] = []) {
    self.values = values
    names = nil
  }

  /// Data at names; a name may occur several times.
  public init(names: [some StringProtocol]) {
    let names = names.map { String($0) }
    self.names = names
    values = AxisNames(names).places(of: names)
  }

  /// How many data there are.
  public var count: Int { names?.count ?? values.count }

  /// What a person calls the place of a datum: its name, or its number rounded to so many digits.
  public func text(_ index: Int, significantDigits: Int = 3) -> String {
    if let names { return names.indices.contains(index) ? RichText(names[index]).plain : "" }
    return NumberText.position(value(index), isDate: areDates, significantDigits: significantDigits)
  }

  /// The place of a datum; not a number where there is none.
  func value(_ index: Int) -> Double { values.indices.contains(index) ? values[index] : .nan }

  /// Moves the data to the places that an axis has for their names.
  mutating func move(to axis: AxisNames) {
    if let names { values = axis.places(of: names) }
  }
}

/// Where data stand along both axes.
public struct Coordinates: Hashable, Sendable {
  /// Along the horizontal axis.
  public var x: AxisCoordinates
  /// Along the vertical axis.
  public var y: AxisCoordinates

  /// Coordinates from those of the axes; without any, of a mark that stands at numbers.
  public init(x: AxisCoordinates = AxisCoordinates(), y: AxisCoordinates = AxisCoordinates()) {
    self.x = x
    self.y = y
  }

  /// The place of a datum as text says it, such as "(apple, −2)".
  public func text(_ index: Int) -> String { "(\(x.text(index)), \(y.text(index)))" }
}
