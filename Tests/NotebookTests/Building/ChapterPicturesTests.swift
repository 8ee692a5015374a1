import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// What may stand where a picture beside a chapter should be.
struct ChapterPicturesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileSystem.makeFolders("chapters/inner", in: folder.path)
  }

  private var path: String { "\(folder.path)/chapters" }

  /// A picture's first bytes, its sides given.
  private func png(_ width: UInt32, _ height: UInt32) -> [UInt8] {
    func bytes(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + bytes(width)
      + bytes(height) + [8]
  }

  private func problems(of name: String) throws -> [String] {
    let report = try TemporaryFolder()
    let files = ChapterFiles(report: report.path, chapter: "chapter") { _, _ in .file }
    var pictures = ChapterPictures(folder: path, files: files)
    try pictures.take([
      .prose([.paragraph([.image(MarkdownImage(path: name, alternativeText: "", title: "", line: 3))])])
    ])
    let taken = try FileSystem.files(under: report.path)
    #expect(taken == (pictures.problems.isEmpty ? ["chapter/\(name)"] : []))
    #expect(pictures.problems.allSatisfy { $0.line == 3 })
    return pictures.problems.map(\.message)
  }

  @Test func aPicture() throws {
    try FileSystem.create("\(path)/inner/picture.png", with: png(20, 10))
    #expect(try problems(of: "inner/picture.png") == [])
  }

  @Test(arguments: [
    "../secret.png", "inner/../../secret.png", "/etc/secret.png", "inner//picture.png", "./picture.png", "a\0.png",
    String(repeating: "deep/", count: 300) + "picture.png", "http://example.org/a.png", ".hidden.png",
  ])
  func pathsThatLeadElsewhere(name: String) throws {
    try FileSystem.create("\(folder.path)/secret.png", with: png(20, 10))
    #expect(try problems(of: name).count == 1)
  }

  @Test func linksThatLeadElsewhere() throws {
    try FileSystem.makeFolder("\(folder.path)/elsewhere")
    try FileSystem.create("\(folder.path)/elsewhere/picture.png", with: png(20, 10))
    #expect(symlink("../elsewhere", "\(path)/linked") == 0)
    #expect(symlink("../elsewhere/picture.png", "\(path)/link.png") == 0)
    for name in ["linked/picture.png", "link.png"] {
      #expect(try problems(of: name).first?.contains("is a link that leads outside") == true)
    }
  }

  @Test func whatIsNoFile() throws {
    #expect(mkfifo("\(path)/fifo.png", 0o644) == 0)
    #expect(symlink("fifo.png", "\(path)/link.png") == 0)
    try FileSystem.makeFolder("\(path)/folder.png")
    for (name, words) in [("fifo.png", "FIFO"), ("link.png", "FIFO"), ("folder.png", "directory")] {
      #expect(try problems(of: name).first?.contains(words) == true)
    }
    if geteuid() == 0, mknod("\(path)/zero.png", S_IFCHR | 0o666, 1 << 8 | 5) == 0,
      let device = FileHandle(forReadingAtPath: "\(path)/zero.png")
    {
      // Where devices can be opened at all.
      try device.close()
      #expect(try problems(of: "zero.png").first?.contains("a device") == true)
    }
  }

  @Test func morePixelsThanABrowserHasMemoryFor() throws {
    try FileSystem.create("\(path)/large.png", with: png(10_000, 10_000))
    #expect(try problems(of: "large.png") == [])
    for (index, side) in ([(10_001, 10_000), (.max, .max)] as [(UInt32, UInt32)]).enumerated() {
      try FileSystem.create("\(path)/bomb-\(index).png", with: png(side.0, side.1))
      #expect(try problems(of: "bomb-\(index).png").first?.contains("make it smaller") == true)
    }
  }

  /// A file of any size that takes no room on the disk.
  @Test func moreBytesThanAPageHas() throws {
    try FileSystem.create("\(path)/sparse.png", with: png(20, 10))
    #expect(truncate("\(path)/sparse.png", 1 << 40) == 0)
    #expect(try problems(of: "sparse.png").first?.contains("File too large") == true)
  }
}
