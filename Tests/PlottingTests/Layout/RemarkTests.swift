import Testing

@testable import Plotting

@Suite struct RemarkTests {
  /// A sample in the legend is found in the figure too; a remark without one says where it belongs.
  @Test func remarksInTheLegendSayWhereTheyBelong() throws {
    func drawn(marker: Bool) throws -> Drawn {
      try Drawn(
        Figure {
          for index in 0..<40 { Annotation("sample \(index)", x: Double(index % 3) * 0.01, y: 0.5, marker: marker) }
          Points(x: [0, 1], y: [0, 1])
        })
    }
    let plain = try drawn(marker: false)
    let displaced = plain.layout.swatches
    #expect(displaced.count > 10)
    for swatch in displaced {
      #expect(swatch.entry.swatch == .blank && swatch.entry.text.contains(" at (0"))
    }
    #expect(plain.markers.allSatisfy { $0.shapes != [.diamond] })
    let marked = try drawn(marker: true)
    #expect(marked.markers.count { $0.shapes == [.diamond] } == 40 + marked.layout.swatches.count)
  }
}
