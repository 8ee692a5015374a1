import Notebook

/// The chapters with parameters as a book.
let settableFixtures = bookOfSettables(language: "en")

func bookOfSettables(language: String) -> Catalogue {
  Catalogue(
    title: "Settings", introduction: "About [](settable#figure:dots).",
    chapters: [Settable.self, AlsoSettable.self, Helpers.self, LoadedCoin.self], language: language)
}
