/// What a list that is a parameter can consist of.
public protocol ParameterListElement: ParameterValue {
  /// What is to be typed for a list of them: `integers, parted by commas`.
  static var parameterListForm: String { get }
}

extension Int: ParameterListElement {
  /// `integers parted by commas`.
  public static var parameterListForm: String { "integers parted by commas" }
}

extension Double: ParameterListElement {
  /// `numbers parted by commas`.
  public static var parameterListForm: String { "numbers parted by commas" }
}

extension String: ParameterListElement {
  /// `names parted by commas`.
  public static var parameterListForm: String { "names parted by commas" }
}

/// A value that consists of several, for which a file of settings can have an array.
protocol ParameterList {
  /// The value as it is typed.
  ///
  /// - Parameter elements: The elements of the array, each as it is typed.
  static func parameterText(of elements: [String]) throws(ParameterError) -> String
}

extension Array: ParameterList where Element: ParameterListElement {
  static func parameterText(of elements: [String]) throws(ParameterError) -> String { ParameterListText.text(elements) }
}

extension Array: ParameterValue where Element: ParameterListElement {
  /// Reads values parted by commas, `a,b`.
  ///
  /// One that holds a comma, or begins or ends with a space, stands between quotation
  /// marks, and those within it are doubled, as in tables of comma-separated values. No text is no values.
  public init(parameter text: String) throws(ParameterError) {
    var values: [Element] = []
    for field in try ParameterListText.fields(text) { values.append(try Element(parameter: field)) }
    self = values
  }

  /// The values parted by commas.
  public var parameterText: String { ParameterListText.text(map(\.parameterText)) }

  /// As the elements have it.
  public static var parameterForm: String { Element.parameterListForm }
}

extension Array: BoundedParameterValue where Element: ParameterListElement & BoundedParameterValue {
  /// Those of all elements.
  public var boundedNumbers: [Element.Bound] { flatMap(\.boundedNumbers) }
}

/// Lists as they are typed.
enum ParameterListText {
  /// The fields of a list.
  static func fields(_ text: String) throws(ParameterError) -> [String] {
    if text.isEmpty { return [] }
    var fields: [String] = []
    var rest = text.unicodeScalars[...]
    while true {
      let (field, isLast) = try take(&rest, of: text)
      fields.append(field)
      if isLast { return fields }
    }
  }

  /// The list of some fields.
  static func text(_ fields: [String]) -> String {
    fields.map { field in
      let isPlain =
        !field.isEmpty && isSame(field, field.trimmed) && !field.unicodeScalars.contains { $0 == "," || $0 == "\"" }
      return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",")
  }

  /// Takes a field and the comma behind it.
  private static func take(
    _ rest: inout Substring.UnicodeScalarView, of text: String
  ) throws(ParameterError) -> (field: String, isLast: Bool) {
    let blank = rest.prefix { $0.properties.isWhitespace }
    guard rest.dropFirst(blank.count).first == "\"" else {
      let field = rest.prefix { $0 != "," }
      rest = rest[field.endIndex...]
      let isLast = rest.popFirst() == nil
      let trimmed = String(field).trimmed
      if trimmed.isEmpty {
        throw .reason(
          "\"\(singleLine(text))\" has an empty place: take a comma out, or write \"\" for an empty name")
      }
      if trimmed.unicodeScalars.contains("\"") {
        throw .reason(
          "\"\(singleLine(text))\" has a quotation mark within a name: put the name between quotation marks, and double those within"
        )
      }
      return (trimmed, isLast)
    }
    rest = rest.dropFirst(blank.count + 1)
    var field = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      guard scalar == "\"" else {
        field.append(scalar)
        continue
      }
      if rest.first == "\"" {
        field.append("\"")
        rest.removeFirst()
        continue
      }
      rest = rest.drop { $0.properties.isWhitespace }
      let next = rest.popFirst()
      guard next == nil || next == "," else {
        throw .reason("\"\(singleLine(text))\" goes on behind a closing quotation mark: a comma is expected there")
      }
      return (String(field), next == nil)
    }
    throw .reason("\"\(singleLine(text))\" has no closing quotation mark")
  }
}
