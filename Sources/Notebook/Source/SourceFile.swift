import SafeFiles

/// Finds and reads a chapter's source, and makes sure that it is the one that was compiled.
struct SourceFile {
  /// The path when the catalogue was compiled.
  var path: String
  var text: String

  /// Reads the source of a chapter.
  ///
  /// - Throws: `SourceProblem` when it cannot be read, or was changed since the program was built.
  init(of chapter: any Chapter.Type, in catalogue: Catalogue) throws(SourceProblem) {
    let relative = sourceFileName(of: chapter)
    path = relative.hasPrefix("/") ? relative : Self.normalized(catalogue.sourceFolder + "/" + relative)
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path)
    } catch {
      throw SourceProblem(
        message: "the chapter's source cannot be read at \(path): \(error.reason). A chapter's page is made from its "
          + "source: name the file with `static let sourceFile: String? = \"...\"`, or build the program where the source is"
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SourceProblem(message: "the chapter's source is not UTF-8 text")
    }
    self.text = text
    if let changed = BuildTime.modificationTime(path), let built = BuildTime.latest(of: chapter), changed > built {
      throw SourceProblem(
        message: "the chapter's source was edited since the program was built: build again (swift run does)")
    }
  }

  /// The path without `.` and `..`, as the compiler writes it where it can.
  private static func normalized(_ path: String) -> String {
    var components: [Substring] = []
    for component in path.split(separator: "/", omittingEmptySubsequences: true) {
      if component == "..", components.last.map({ $0 != ".." }) == true {
        components.removeLast()
      } else if component != "." {
        components.append(component)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + components.joined(separator: "/")
  }
}
