import Notebook

/// The chapters with parameters as a book.
let settableFixtures = bookOfSettables(language: "en")

/// A chapter with many parameters as a book.
let adjustableFixture = Catalogue(title: "One", introduction: "One.", chapters: [Adjustable.self])

func bookOfSettables(language: String) -> Catalogue {
  Catalogue(
    title: "Settings", introduction: "About [](settable#figure:dots).",
    chapters: [Settable.self, AlsoSettable.self, Helpers.self, LoadedCoin.self], language: language)
}
