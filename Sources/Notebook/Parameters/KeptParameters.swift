/// What a report keeps of the parameters of a chapter, so that the same run can be made again.
package struct KeptParameters: Hashable, Sendable, Codable {
  /// A file that a parameter named, as it was when the chapter ran.
  package struct File: Hashable, Sendable, Codable {
    /// The parameter's name.
    package var parameter: String
    /// The path as it was typed.
    package var path: String
    /// The SHA-256 of the content, in hexadecimal digits.
    package var sha256: String
  }

  /// The parameters that were set to something else than their defaults, or for the sake of a comparison.
  package var settings: [ParameterSetting]
  /// The files that the parameters named.
  package var files: [File]

  /// What is kept of some settings and files; `nil` if there is nothing to keep.
  init?(settings: [ParameterSetting], files: [File]) {
    if settings.isEmpty && files.isEmpty { return nil }
    self.settings = settings
    self.files = files
  }
}
