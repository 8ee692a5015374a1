import Notebook

/// The chapters of the tests as a book.
let fixtures = Catalogue(
  title: "Fixtures & Friends",
  introduction: "Chapters that *tests* run, with $`x^2`$ and a link to [the story](#chapter:story).",
  chapters: [
    Story.self, Throwing.self, Helpers.self, Mistakes.self, Misplaced.self, FirstSteps.self, CoinTossing.self,
    Hostile.self, Marked.self,
  ])

struct FixtureError: Error, CustomStringConvertible {
  var description: String
}
