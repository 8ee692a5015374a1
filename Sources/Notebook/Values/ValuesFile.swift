/// A value and the name it was recorded under.
struct NamedValue: Hashable, Sendable {
  /// The name, such as `gmm.weights`.
  var name: String
  /// The value.
  var value: RecordedValue
  /// Whether it was said to vary from run to run.
  var varies = false
}

/// The text of `values.json`: the recorded values in the order of recording, rows on lines of their own.
func valuesFile(_ values: [NamedValue]) -> String {
  if values.isEmpty { return "{}\n" }
  let members = values.map { "  \(jsonString($0.name)): \($0.value.json(indentation: "  "))" }
  return "{\n" + members.joined(separator: ",\n") + "\n}\n"
}
