/// Where links to files of the report lead.
enum FileLink: Hashable, Sendable {
  /// A file of the chapter itself.
  case own(String)
  /// A file of another chapter.
  case elsewhere(chapter: String, file: String)
  case index

  /// What a path means that is seen from the chapter's folder.
  ///
  /// - Throws: What is wrong with it.
  init(_ file: MarkdownFile, chapters: [String], own: Set<String>) throws(SourceProblem) {
    func problem(_ message: String) -> SourceProblem { SourceProblem(line: file.line, message: message) }
    let pages = ["", "index.html", "README.md"]
    var parts = file.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == ".." else {
      if own.contains(file.path) {
        self = .own(file.path)
        return
      }
      let known = own.filter { !$0.hasSuffix("-dark.png") }.sorted()
      let hint =
        nearestName(to: file.path, among: known).map { "did you mean \($0)?" }
        ?? "there are \(known.joined(separator: ", ")); what stands beside the source is not in the report, pictures apart"
      throw problem("the link to \"\(file.path)\" leads nowhere: the report has no such file of this chapter: \(hint)")
    }
    parts.removeFirst()
    if parts.count == 1, pages.contains(parts[0]) {
      self = .index
      return
    }
    guard parts.count > 1, chapters.contains(parts[0]), !parts.contains("..") else {
      let hint = nearestName(to: parts.first ?? "", among: chapters.sorted()).map { ": did you mean ../\($0)/?" }
      throw problem(
        "the link to \"\(file.path)\" leads nowhere: it is no file of the report\(hint ?? ": those of another chapter are ../CHAPTER/FILE")"
      )
    }
    let name = parts[1...].joined(separator: "/")
    if pages.contains(name) {
      throw problem("the page of another chapter is written #chapter:\(parts[0]), which leads there in every format")
    }
    self = .elsewhere(chapter: parts[0], file: name)
  }
}
