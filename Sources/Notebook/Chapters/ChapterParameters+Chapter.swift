extension ChapterParameters {
  /// Finds the parameters of an instance.
  public init(of instance: any Chapter) {
    self.init(ofChapter: type(of: instance).name, reflecting: instance)
  }
}
