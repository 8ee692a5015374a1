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
    ".", "actual", "address", "alternativeText", "alternativeTextLanguage", "anchor", "assets", "bibliography", "body",
    "book",
    "caption", "card", "cards", "cells", "code", "columns", "comparison", "content", "count", "cover", "darkSource",
    "data", "dataName", "defaultValue", "description", "details", "download", "expected", "expectedNote", "figures",
    "findings", "firstFailure", "folded", "frames", "hasBoth", "hasCaption", "hasFindings", "hasMathematics",
    "hasSections", "hasShown", "hasTables", "height", "html", "image", "index", "inlineScript", "inlineStyle",
    "introduction", "isError", "isFailed", "isFirst", "isFolded", "isLong", "isMissing", "isNumeric", "isSet",
    "isSortable", "isWide", "kind", "label", "language", "length", "level", "link", "locale", "making", "message",
    "name", "names", "next", "note", "number", "omittedLines", "omittedRows", "outputLines", "ownStyle", "pageTitle",
    "parameter-table", "parameters", "path", "place", "policy", "previous", "rank", "rows", "search", "sections",
    "sentence", "settings", "shell", "source", "sourceDownload", "sourceFile", "summary", "text", "title", "type",
    "value", "values", "warning", "width", "works",
  ]

  /// Reads a template, with words in the place of `{{words.name}}`.
  ///
  /// - Throws: `Problem` with the line of a tag that nothing will fill, or of what Mustache does not understand.
  init(_ text: String, file: String, words: Words = .english) throws {
    let text = try Self.filled(text, file: file, words)
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

  private static func filled(_ text: String, file: String, _ words: Words) throws -> String {
    do throws(Words.UnknownPhrase) {
      return try words.filling(text, /{{words\.(\w+)}}/, written: escapedHTML)
    } catch {
      throw Problem(file: file, line: error.line, message: "there are no words by the name \"\(error.name)\"")
    }
  }
}
