import Notebook

/// What the files of a package mean to a preview.
struct PackageFiles {
  enum Kind: Hashable {
    /// It can be part of the program.
    case code
    /// It can be part of what chapters read.
    case data
    /// Prose shows it.
    case picture
    case other
  }

  /// The catalogue's source file.
  let catalogue: String
  /// The folder of what all pages are made of.
  let resources: String
  /// The sources of the chapters.
  let texts: [String]

  private static let codes: Set = [
    "swift", "c", "cc", "cpp", "cxx", "m", "mm", "h", "hh", "hpp", "s", "S", "modulemap", "resolved",
  ]
  private static let pictures: Set = ["png", "jpg", "jpeg", "gif", "webp", "svg"]
  private static let words: Set = ["md", "markdown", "docc", "tutorial"]

  func kind(of path: String) -> Kind {
    let name = fileName(of: path)
    let suffix = name.split(separator: ".").dropFirst().last.map(String.init) ?? ""
    // Templates and the like are built with the program, which decides nothing in chapters.
    if path.hasPrefix(resources + "/") { return .code }
    if path.contains(".docc/") || Self.words.contains(suffix) { return .other }
    if isOfOtherTests(path) { return .other }
    if Self.codes.contains(suffix) { return .code }
    if Self.pictures.contains(suffix), path.hasPrefix(folderPath(of: catalogue) + "/"),
      texts.contains(where: { $0.contains("/\(name)") || $0.contains("(\(name)") })
    {
      return .picture
    }
    return .data
  }

  /// Whether it belongs to tests, which are part of no program, unless the chapters themselves stand among them.
  private func isOfOtherTests(_ path: String) -> Bool {
    guard let range = path.range(of: "/Tests/") else { return false }
    let target = path[range.upperBound...].prefix { $0 != "/" }
    return !catalogue.hasPrefix(path[..<range.upperBound] + target + "/")
  }
}
