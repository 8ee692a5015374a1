import Foundation

/// A folder for output that is not to stay, among the system's temporary files.
package struct TemporaryOutput {
  /// Where the output is written: a folder, empty at first.
  package let folder: String
  /// A folder for whatever else has to be kept meanwhile.
  package let scratchFolder: String

  private let staging: StagingFolder

  /// Creates the folder, and removes those that killed runs of the same program left behind.
  package init(program: String) throws(OutputError) {
    do throws(SystemError) {
      let parent = try FileSystem.resolved(NSTemporaryDirectory())
      StagingFolder.removeAbandoned(in: parent, program: program)
      staging = try StagingFolder(in: parent, program: program)
      folder = "\(staging.path)/output"
      scratchFolder = "\(staging.path)/scratch"
      try FileSystem.makeFolder(folder)
      try FileSystem.makeFolder(scratchFolder)
    } catch {
      throw OutputError(.cannotCreate, "no temporary folder can be created: \(error)")
    }
  }

  /// Removes the folder with all that is in it.
  package func remove() { staging.remove() }
}
