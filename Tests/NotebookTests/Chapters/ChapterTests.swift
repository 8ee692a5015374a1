import Testing

@testable import Notebook

struct ChapterTests {
  @Test(arguments: [
    ("KMeansFailure", "k-means-failure"), ("EMIn1D", "em-in-1d"), ("Digits", "digits"), ("HTMLPage", "html-page"),
  ])
  func names(type: String, name: String) {
    #expect(kebabCase(type) == name)
  }
}
