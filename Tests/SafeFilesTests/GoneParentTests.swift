import Testing

@testable import SafeFiles

/// The folders above may go after a run has looked which there are.
@Test func foldersAboveThatAreGoneAreMadeAgain() throws {
  let temporary = try TemporaryFolder()
  try FileSystem.makeFolder("\(temporary.path)/above")
  let folder = try OutputFolder("\(temporary.path)/above/deep/output", program: "demo", marker: plainMarker)
  try FileSystem.removeTree("\(temporary.path)/above")
  try Replacement(of: folder).abandon()
  #expect(try FileSystem.files(under: temporary.path) == [])
  // Temporary files have no folder of their own to make.
  #expect(throws: OutputError.self) { _ = try StagingFolder(in: "\(temporary.path)/gone", program: "demo") }
}
