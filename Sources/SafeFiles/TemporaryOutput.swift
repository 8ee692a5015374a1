import Foundation

/// A folder for output that is not to stay, among the system's temporary files.
package struct TemporaryOutput {
  private let staging: StagingFolder

  /// Where the output is written: a folder, empty at first.
  package var folder: String { staging.output }
  /// A folder for whatever else has to be kept meanwhile.
  package var scratchFolder: String { staging.scratch }

  /// Creates the folder, and removes those that killed runs of the same program left behind.
  package init(program: String) throws(OutputError) {
    do {
      staging = try StagingFolder(in: FileSystem.resolved(NSTemporaryDirectory()), program: program)
    } catch {
      throw OutputError(.cannotCreate, "no temporary folder can be created: \(error)")
    }
  }

  /// Removes the folder with all that is in it.
  package func remove() { staging.remove() }
}
