/// The words and sentences that pages have of their own, whatever their chapters say.
///
/// `{{count}}` and the like stand for what a page fills in. Each language is a table of all of them.
enum Phrase: String, CaseIterable, Sendable {
  case skipToText
  case contentsOfPage
  case contentsOfPageFolded
  case onThisPage
  /// Where a chapter stands: `number`, `count`.
  case chapterOfCount
  /// A chapter on its card: `number`.
  case chapterNumber
  case chapters
  case allChapters
  case previous
  case next
  case source
  case recordedValues
  case values
  case linkToSection
  /// Before a colon and the place.
  case didNotRun
  /// On a chapter's card.
  case didNotRunNote
  /// Before a colon and the place.
  case isWrong
  /// On a chapter's card.
  case isWrongNote
  case notRun
  /// On a chapter's card.
  case notRunNote
  /// Before the place where something is wrong.
  case errorAt
  /// What a figure is called in references: `number`.
  case figureNumber
  /// What a table is called in references: `number`.
  case tableNumber
  /// What an equation is called in references: `number`.
  case equationNumber
  case enlargeFigure
  case enlargeMoment
  case momentsInOrder
  /// In Markdown, where they are folded: `count`.
  case otherMoments
  /// Folded code; its length may follow behind a comma.
  case preparation
  case oneLine
  case lines
  case outputLines
  /// What the chapter wrote to standard error.
  case standardError
  /// The same, folded: `count`.
  case standardErrorLines
  /// Below output, a figure or a table that is another one with every run.
  case variesNote
  case oneMoreLine
  case moreLines
  case oneMoreRow
  case moreRows
  /// A folded table in Markdown: `count`.
  case rows
  /// A cell without a value.
  case missing
  /// The link below a table to its file.
  case tableAsCSV
  case loadTable
  /// What opens the code that made a figure or a table.
  case code
  case codeOfFigure
  case codeOfTable
  /// The code that made a file, whose name follows.
  case codeOfFile
  /// Before the names of the values that folded code records.
  case recorded
  case momentsOfFigure
  case momentOfFigure
  case previousMoment
  case nextMoment
  case play
  case pause
  case position
  case spokenPosition
  /// Above the list of all works that chapters cite.
  case bibliography
  case footnotes
  /// The mark in the text: `number`.
  case footnoteNumber
  case backToText
  /// From a footnote with several marks: `number`.
  case backToMark
  /// Before a task.
  case taskDone
  case taskToDo
  case note
  case tip
  case important
  case warning
  case caution
  case copy
  case copied
  case notAllowed
  /// The table at the head of a chapter that has parameters, and its columns.
  case parameters
  case parameter
  case value
  case defaultValue
  case meaning
  /// Beside a value that is not the default.
  case isSet
  /// In the place of an empty text or list.
  case emptyValue
  /// What opens the parameters that have their defaults, where there are many: `count`.
  case oneParameterByDefault
  case parametersByDefault
  /// The head of the table that compares the runs of a chapter.
  case runs
  /// From the page of a run to the one that compares all.
  case compareRuns
  /// On a chapter's card: `settings`.
  case madeWith
  /// On the card of a chapter with several runs: `count`.
  case oneRunCompared
  case runsCompared
  case search
  case searchReport
  case oneSectionFound
  case sectionsFound
  case moreSectionsFound
  case nothingFound
  case searchUnavailable
}
