import Foundation
import Testing

@testable import Tables

/// Files that change while they are read, and streams that do not end.
@Suite("Sources that are not steady")
struct UnsteadySourceTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "unsteady-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String) throws -> String {
    let path = folder.appending(path: "table.csv").path
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private func append(_ text: String, to path: String) throws {
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  @Test("A file that grows while its rows are read is told behind the last of them")
  func growingStream() throws {
    defer { remove() }
    let path = try write("a,b\n1,2\n3,4\n")
    var stream = try RowStream(.file(path), columns: ["a"])
    try append("5,6\n", to: path)
    var values: [Double] = []
    #expect(throws: TableError.changedWhileReading) {
      while let batch = try stream.next(atMost: 2) { values += batch.values }
    }
    #expect(values.starts(with: [1, 3]))
    // As it is now, it is read.
    var again = try RowStream(.file(path), columns: ["a"])
    var all: [Double] = []
    while let batch = try again.next(atMost: 2) { all += batch.values }
    #expect(all == [1, 3, 5])
  }

  @Test("A file that changes between the two readings of a whole table is told")
  func changedBetweenReadings() throws {
    defer { remove() }
    for change in ["5,6\n", ""] {
      let path = try write("a,b\n1,2\n3,4\n")
      let source = try ByteSource(.file(path))
      var survey = try TableSurvey(source, separator: .comma, options: TableOptions())
      _ = try survey.settleHeader(TableOptions())
      if change.isEmpty {
        // Shorter, and of another time.
        try "a,b\n1,2\n".write(toFile: path, atomically: false, encoding: .utf8)
      } else {
        try append(change, to: path)
      }
      try source.rewind()
      let names = ColumnNames(firstRow: survey.firstRow, count: 2)
      let format = TableFormat(separator: .comma, decimalMark: .point, thousandsSeparator: nil, hasHeader: true)
      var filling = try TableFilling(survey: survey, names: names, format: format, options: TableOptions())
      #expect(throws: TableError.changedWhileReading) { try filling.fill(from: source) }
      #expect(throws: TableError.changedWhileReading) { try source.checkUnchanged() }
    }
  }

  @Test("A file of the same size that was written again is another one")
  func sameSize() throws {
    defer { remove() }
    let path = try write("a\n1\n")
    let source = try ByteSource(.file(path))
    try source.checkUnchanged()
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
    #expect(throws: TableError.changedWhileReading) { try source.checkUnchanged() }
    #expect(TableError.changedWhileReading.description.contains("try again"))
  }

  @Test("A stream of more bytes than may be kept is refused, and one of as many is not")
  func largeStream() throws {
    defer { remove() }
    let bytes = Data(String(repeating: "1,2\n", count: 1000).utf8)
    for limit in [3999, 4000] {
      let path = folder.appending(path: "fifo-\(limit)").path
      #expect(mkfifo(path, 0o600) == 0)
      let writer = Thread {
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        try? file.write(contentsOf: bytes)
        try? file.close()
      }
      writer.start()
      let source = try ByteSource(.file(path))
      if limit < bytes.count {
        #expect(throws: TableError.tooLarge(limit: limit)) { try source.repeatable(limit: limit) }
      } else {
        var rows = RowReader(try source.repeatable(limit: limit), separator: .comma)
        var count = 0
        while try rows.next() { count += 1 }
        #expect(count == 1000)
      }
    }
    #expect(TableError.tooLarge(limit: 1 << 32).description.hasPrefix("it has more than 4 GiB"))
  }
}
