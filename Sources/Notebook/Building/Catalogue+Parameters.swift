import SafeFiles

extension Catalogue {
  /// The parameters of a chapter, with their defaults; none where there is no such chapter.
  ///
  /// To find them an instance is made, in this process. So a chapter whose source has no word of a parameter is passed over:
  /// what its `init()` does stays in the process that is its own.
  package func parameters(ofChapter name: String) -> ChapterParameters {
    guard let chapter = chapter(named: name), mayHaveParameters(chapter) else {
      return ChapterParameters(ofChapterWithoutParameters: name)
    }
    return ChapterParameters(of: chapter.init())
  }

  private func mayHaveParameters(_ chapter: any Chapter.Type) -> Bool {
    let path = SourceFile.path(of: chapter, in: self)
    guard let bytes = try? FileSystem.contents(of: path, atMost: SourceFile.largestSize) else { return true }
    return String(decoding: bytes, as: UTF8.self).contains("Parameter")
  }
}
