/// The parameters that a chapter runs with, and the files that they name as these are at the beginning of the run.
struct RunParameters: Hashable, Sendable {
  /// All that the chapter declares.
  var states: [ParameterState] = []
  /// The settings that the run was asked for.
  var settings: [ParameterSetting] = []
  /// The files that they name.
  var files: [KeptParameters.File] = []

  /// What the beginnings of the names in `values.json` are.
  static let prefix = "parameters."

  /// The values as `values.json` has them, and prose quotes them.
  var values: [NamedValue] { states.map { NamedValue(name: Self.prefix + $0.name, value: $0.value) } }

  /// What a report keeps.
  var kept: KeptParameters? { KeptParameters(settings: settings, files: files) }
}
