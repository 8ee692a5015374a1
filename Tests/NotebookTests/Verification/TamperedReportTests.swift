import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// What somebody did to a report's files beside what they say.
@Suite struct TamperedReportTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["expected", "actual"] { try SmallReport().write(to: folder, name) }
  }

  private var expected: String { "\(folder.path)/expected" }

  private func findings() throws -> [String] {
    try ReportComparison(expected: expected, actual: "\(folder.path)/actual").differences.map(\.description)
  }

  private func expectFinding(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try findings()
    #expect(found.contains { $0.contains(words) }, "\(found)", sourceLocation: sourceLocation)
  }

  /// Replaces the figure's file by another one.
  private func changePicture(_ change: ([UInt8]) -> [UInt8]) throws {
    let path = "\(expected)/chapter/figure.png"
    try FileSystem.replace(path, with: change(FileSystem.contents(of: path)))
  }

  /// A chunk with its check sum, which is that of Ethernet.
  private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    func bytes(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
    let body = Array(type.utf8) + data
    var sum: UInt32 = 0xffff_ffff
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    return bytes(UInt32(data.count)) + body + bytes(~sum)
  }

  @Test func nothingWasDone() throws { #expect(try findings() == []) }

  @Test func bytesBehindAPicture() throws {
    try changePicture { $0 + Array("<script>".utf8) }
    try expectFinding("8 bytes behind the picture's end -> 0")
  }

  @Test(arguments: ["acTL", "zzZz"]) func aChunkThatWeDoNotWrite(type: String) throws {
    // Behind the header: 8 bytes of signature, 25 of the first chunk.
    try changePicture { Array($0[..<33]) + chunk(type, [0, 0, 0, 2, 0, 0, 0, 0]) + Array($0[33...]) }
    try expectFinding("IHDR \(type)")
  }

  @Test func anotherResolution() throws {
    try changePicture { file in
      let place = file.indices.first { Array(file[$0...].prefix(4)) == Array("pHYs".utf8) }
      guard let place else { return file }
      return Array(file[..<(place - 4)]) + chunk("pHYs", [0, 0, 0, 9, 0, 0, 0, 9, 1]) + Array(file[(place + 17)...])
    }
    try expectFinding("the part pHYs of the file differs")
  }

  /// A file of some hundred bytes that says it has 100,000 x 100,000 pixels is told without decoding it.
  @Test func aPictureOfMorePixelsThanThereIsMemory() throws {
    let side: [UInt8] = [0, 1, 0x86, 0xa0]
    try changePicture { Array($0[..<8]) + chunk("IHDR", side + side + [8, 6, 0, 0, 0]) + Array($0[33...]) }
    try expectFinding("100000 x 100000 pixels -> ")
  }

  @Test func aLinkInPlaceOfAFile() throws {
    try FileSystem.removeTree("\(expected)/chapter/index.html")
    #expect(symlink("../../actual/chapter/index.html", "\(expected)/chapter/index.html") == 0)
    try expectFinding("chapter/index.html: is a symbolic link in the report")
  }

  @Test func anEmptyFolder() throws {
    try FileSystem.makeFolder("\(expected)/left")
    try expectFinding("left/: is an empty folder in the report")
  }

  @Test(arguments: [("chapter/index.html", 0o600), ("chapter", 0o700)])
  func aModeThatHidesAPage(path: String, mode: Int) throws {
    #expect(chmod("\(expected)/\(path)", mode_t(mode)) == 0)
    try expectFinding("\(path): cannot be read by everybody: mode \(String(mode, radix: 8))")
  }

  @Test func aKeyThatNobodyReads() throws {
    let text = try folder.text(of: "expected/report.json")
    try folder.write(
      text.replacing("\"program\"", with: "\"note\" : \"mine\",\n  \"program\""), to: "expected/report.json")
    try expectFinding("\"note\"")
  }

  @Test(arguments: ["chapter/figure.png", "chapter/values.json", "report.json"])
  func whatIsNoFile(path: String) throws {
    try FileSystem.removeTree("\(expected)/\(path)")
    #expect(mkfifo("\(expected)/\(path)", 0o644) == 0)
    try expectFinding(path)
  }
}
