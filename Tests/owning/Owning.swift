import Notebook
import NotebookCommand

/// A program whose chapters print and show in every way that Swift has, to see what stands where.
///
/// Its pages are compared with those in Tests/NotebookCommandTests/Recorded.
@main struct Owning: NotebookProgram {
  static let name = "owning"
  static let version = "0.1.0"
  static let catalogue = Catalogue(
    title: "Cells and what they own", introduction: "Each chapter prints in another way.",
    chapters: [
      CalledHelpers.self, PrintedOtherwise.self, StartedProcesses.self, AwaitedTasks.self, FailingElsewhere.self,
      LeftTask.self, LeftProcess.self, LeftThread.self, WrittenText.self, ConditionalText.self, MarkedText.self,
      MeasuredTimes.self, LastWords.self,
    ])
}
