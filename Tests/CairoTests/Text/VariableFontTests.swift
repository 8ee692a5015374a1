import CHarfBuzz
import Foundation
import Testing

@testable import Cairo

/// A font file of 864 bytes, made for this test: its only letter, A, is a box of 0.4 x 0.7 em with an advance of 0.5 em in the
/// regular weight, and of 0.6 x 0.7 em with an advance of 0.8 em in the bold one.
private let twoWeights = """
  AAEAAAAMAIAAAwBAT1MvMkE4QXkAAAFIAAAAYGNtYXAADACUAAABsAAAADRmdmFygqZpkgAAAvgAAAA0Z2x5Zm6YYdYAAAHsAAAALmd2YXIPnfZCAAAD
  LAAAADJoZWFkYKZDnAAAAMwAAAA2aGhlYQSyAZIAAAEEAAAAJGhtdHgB9AAAAAABqAAAAAZsb2NhABcACwAAAeQAAAAGbWF4cAAEAAYAAAEoAAAAIG5h
  bWX4hpz+AAACHAAAALpwb3N0AAMAAAAAAtgAAAAgAAEAAAABAACThgU3Xw889QADA+gAAAAAAAAAAAAAAAAAAAAAAAAAAAGQArwAAAADAAIAAAAAAAAA
  AQAAAyD/OAAAAfQAAABkAZAAAQAAAAAAAAAAAAAAAAAAAAEAAQAAAAIABAABAAAAAAACAAAAAAAAAAAAAAAAAAAAAAADAfQBkAAFAAQAAAAAAAAAAAAA
  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAA/Pz8/AAAAQQBBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAAAH0AAAAAAAAAAAA
  AgAAAAMAAAAUAAMAAQAAABQABAAgAAAABAAEAAEAAABB//8AAABB////wAABAAAAAAAAAAsAFwAAAAEAAAAAAAoACgADAAAxNTMVCgoKAAABAAAAAAGQ
  ArwAAwAAMREhEQGQArz9RAAAAAAACABmAAEAAAAAAAEACwAAAAEAAAAAAAIABwALAAEAAAAAAQAABgASAAEAAAAAAQEABAAYAAMAAQQJAAEAFgAcAAMA
  AQQJAAIADgAyAAMAAQQJAQAADABAAAMAAQQJAQEACABMVHdvIFdlaWdodHNSZWd1bGFyV2VpZ2h0Qm9sZABUAHcAbwAgAFcAZQBpAGcAaAB0AHMAUgBl
  AGcAdQBsAGEAcgBXAGUAaQBnAGgAdABCAG8AbABkAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAAEAACAAEAFAACAAh3Z2h0AZAA
  AAGQAAACvAAAAAABAAACAAABkAAAAQEAAAK8AAAAAQAAAAEAAAAAABoAAgAAAAAAGgAAAAAADIABAAoADIAAQAAAgUEAyADIgEABLIGHAAAA
  """

@Suite struct VariableFontTests {
  @Test func drawsTheInstance() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "two-weights-\(UUID().uuidString).ttf")
    defer { try? FileManager.default.removeItem(at: file) }
    try #require(Data(base64Encoded: twoWeights, options: .ignoreUnknownCharacters)).write(to: file)
    // fontconfig counts instances in the upper 16 bits: none is the default, and the second one is bold.
    for (index, advance, width) in [(0, 0.5, 0.4), (1 << 16, 0.5, 0.4), (2 << 16, 0.8, 0.6)] {
      let font = InstalledFont(path: file.path, index: index, family: "Two Weights", version: "1.0", weight: 80)
      let shape = try ShapingFace(font).shape(
        [0x41], range: 0..<1, script: HB_SCRIPT_LATIN, direction: .leftToRight)
      #expect(shape.advance == advance && shape.glyphs.map(\.index) == [1])
      let rightmost = shape.glyphs[0].outline.map { element in
        switch element {
        case .move(let x, _), .line(let x, _), .curve(_, _, _, _, let x, _): x
        }
      }.max()
      #expect(rightmost == width)
    }
  }
}
