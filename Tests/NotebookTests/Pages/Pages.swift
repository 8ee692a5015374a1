import Notebook

/// Small chapters whose pages stand in `Expected`, whole.
let pages = Catalogue(
  title: "Pages",
  introduction: """
    What prose can say[^all], as [](dollars#equation:mean) and [](#chapter:markdown) show.

    [^all]: All of it stands in *Writing chapters*.
    """,
  chapters: [
    Dollars.self, GitHubMarkdown.self, Neighbors.self, FormulasOfAllKinds.self, NamesOfAllKinds.self, Pictures.self,
    Attachments.self, MarkdownMistakes.self,
  ])
