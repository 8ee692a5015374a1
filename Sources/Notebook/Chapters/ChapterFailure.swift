/// What is wrong with a chapter, and where: in its source, or in what it did when it ran.
public struct ChapterFailure: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The chapter's name.
  public var chapter: String
  /// The source file as it is named on the page, such as `KMeansFailure.swift`.
  public var file: String
  /// The line in the source file, from 1, if it is known.
  public var line: Int?
  /// The column in the line, from 1, if it is known.
  public var column: Int?
  /// What is wrong and what to do.
  public var message: String

  /// Says what is wrong in the file, at a line and a column as far as they are known.
  public init(chapter: String, file: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.chapter = chapter
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `FILE:LINE:COLUMN`, as far as it is known.
  public var place: String {
    ([file] + [line, line == nil ? nil : column].compactMap { $0.map(String.init) }).joined(separator: ":")
  }

  /// `FILE:LINE:COLUMN: message`, as compilers write it.
  public var description: String { "\(place): \(message)" }
}

/// What is wrong at a place in a source file; the chapter's name and file are added by who knows them.
struct SourceProblem: Error, Hashable, Sendable {
  var line: Int?
  var column: Int?
  var message: String

  func failure(chapter: String, file: String) -> ChapterFailure {
    ChapterFailure(chapter: chapter, file: file, line: line, column: column, message: message)
  }
}
