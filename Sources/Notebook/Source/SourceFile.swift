import SafeFiles

/// Finds and reads a chapter's source, and makes sure that it is the one that was compiled.
struct SourceFile {
  /// The path when the catalogue was compiled.
  var path: String
  var text: String

  /// More bytes than anybody writes into one file.
  static let largestSize = 1 << 24

  /// Reads the source of a chapter.
  ///
  /// - Throws: `SourceProblem` when it cannot be read, or is not the one that the program was built from.
  init(of chapter: any Chapter.Type, in catalogue: Catalogue) throws(SourceProblem) {
    path = Self.path(of: chapter, in: catalogue)
    let bytes: [UInt8]
    let status: FileStatus?
    do {
      bytes = try FileSystem.contents(of: path, atMost: Self.largestSize)
      status = try FileSystem.status(path, followingLinks: true)
    } catch {
      throw SourceProblem(
        message:
          "the chapter's source cannot be read at \(path): \(error.explanation). A chapter's page is made from its "
          + "source: name the file with `static let sourceFile: String? = \"...\"`, or build the program where the source is"
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SourceProblem(message: "the chapter's source is not UTF-8 text")
    }
    self.text = text
    if let status, let build = ModuleBuild(of: chapter),
      let doubt = build.doubt(about: ModuleBuild.Source(path: path, bytes: bytes, status: status))
    {
      throw SourceProblem(message: Self.message(doubt))
    }
  }

  /// The source of a chapter as it was compiled, as somebody knows it who has followed it since.
  init(of chapter: any Chapter.Type, in catalogue: Catalogue, compiled text: String) {
    path = Self.path(of: chapter, in: catalogue)
    self.text = text
  }

  /// The path when the catalogue was compiled.
  static func path(of chapter: any Chapter.Type, in catalogue: Catalogue) -> String {
    let relative = sourceFileName(of: chapter)
    return relative.hasPrefix("/") ? relative : normalized(catalogue.sourceFolder + "/" + relative)
  }

  private static func message(_ doubt: ModuleBuild.Doubt) -> String {
    switch doubt {
    case .edited: "the chapter's source was edited since the program was built: build again (swift run does)"
    case .editedWithinItsDate:
      "the chapter's source was edited since the program was built, and has the date and the size of the one that was "
        + "compiled, so that a build passes over it: touch it, and build again"
    case .unfinishedBuild:
      "the last build did not succeed, so that the chapter's source may not be the one that the program was built from: "
        + "build again (swift run does)"
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
