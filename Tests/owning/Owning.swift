import Notebook
import NotebookCommand

@main struct Owning: NotebookProgram {
  static let name = "owning"
  static let version = "0.1.0"
  static let catalogue = Catalogue(
    title: "Cells and what they own", introduction: "Each chapter prints in another way.",
    chapters: [
      N01PlotHelper.self, N02bOtherFileNoTry.self, N12Detached.self, C20Dump.self, C06Tabs.self, N06IndentedCode.self,
      N10MarkInPastedString.self, P01BrokenQuote.self, P03If.self, AsyncRun.self, Ways.self,
    ])
}
