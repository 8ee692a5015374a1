import Foundation
import ProgramResources
import Testing

@Suite struct ResourceFolderTests {
  @Test func filesThatWereBuiltWithAModuleAreRead() throws {
    let digits = try ResourceFolder(module: "Datasets").contents(of: "digits.csv")
    #expect(digits.count { $0 == UInt8(ascii: "\n") } == 1797)
  }

  @Test func aMissingFolderIsNamed() {
    let folder = ResourceFolder(module: "Nothing")
    #expect(throws: ResourceError.noFolder(path: folder.path)) { try folder.contents(of: "digits.csv") }
    #expect(ResourceError.noFolder(path: folder.path).description.contains("copy the folder along"))
  }

  @Test func aMissingFileIsNamed() throws {
    let folder = ResourceFolder(module: "Datasets")
    let error = #expect(throws: ResourceError.self) { try folder.contents(of: "letters.csv") }
    guard case .unreadable(let path, _) = error else {
      Issue.record("the folder is there, so that the file must be what is missing: \(String(describing: error))")
      return
    }
    #expect(path == folder.path + "/letters.csv")
  }
}
