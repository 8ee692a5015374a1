import Mustache

/// A page's template, read from its file and checked: Mustache itself takes a misspelled tag for an empty value, so that
/// part of every page would be missing and nobody told.
struct TemplateFile {
  /// What is wrong with a template, and where.
  struct Problem: Error, CustomStringConvertible {
    var file: String
    var line: Int
    var message: String
    var description: String { "\(file), line \(line): \(message)" }
  }

  let template: MustacheTemplate

  /// Everything that a template may name: the properties of the contexts that pages are made from.
  static let tags: Set<String> = [
    ".", "actual", "address", "alternativeText", "anchor", "assets", "body", "book", "caption", "cards", "cells",
    "columns", "content", "count", "cover", "darkSource", "description", "details", "download", "expected", "figures",
    "findings", "firstFailure", "frames", "hasBoth", "hasCaption", "hasFindings", "hasMathematics", "hasSections",
    "height", "html", "image", "index", "inlineScript", "inlineStyle", "introduction", "isError", "isFailed", "isFirst",
    "isFolded", "isLong", "isNumeric", "kind", "length", "level", "lineCount", "message", "name", "next", "note",
    "number", "omittedLineCount", "omittedRowCount", "pageTitle", "path", "place", "previous", "rows", "sections",
    "shell", "source", "sourceFile", "summary", "text", "title", "type", "values", "width",
  ]

  /// Reads a template.
  ///
  /// - Throws: `Problem` with the line of a tag that nothing will fill, or of what Mustache does not understand.
  init(_ text: String, file: String) throws {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for match in line.matches(of: /{{+\s*[#^\/<>$&]?\s*([^}!=\s]+)/) where !Self.tags.contains(String(match.1)) {
        throw Problem(file: file, line: index + 1, message: "there is nothing by the name \"\(match.1)\" to fill in")
      }
    }
    do {
      template = try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw Problem(file: file, line: error.context.lineNumber, message: "not a template: \(error.error)")
    }
  }
}
