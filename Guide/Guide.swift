import Notebook
import NotebookCommand

/// The part of the guide for authors that needs pictures, as a report of its own: `swift run guide all --format markdown --output
/// Guide/report`.
@main struct Guide: NotebookProgram {
  static let name = "guide"
  static let version = "1.0.0"
  static let catalogue = Catalogue(
    title: "Figures for chapters",
    introduction: "What a figure can be made of, with the code that makes it. *Writing chapters* has the rest.",
    chapters: [
      MarksOfAFigure.self, BarsAndNames.self, MarksOfSamples.self, MarksOfIntervals.self, MarksOfCells.self,
      ArrowsAndTexts.self, AxesOfAFigure.self, ColorsAndPanels.self,
    ])
}
