import SwiftParser
import SwiftSyntax

/// Adds a chapter to the list of chapters in a catalogue's source, and changes nothing else.
struct CatalogueEditor {
  private let source: SourceText
  private let path: String

  init(_ source: String, path: String) {
    self.source = SourceText(source)
    self.path = path
  }

  /// The source with `typeName.self` as the last chapter.
  ///
  /// - Throws: ``ScaffoldError`` when the source has no list of chapters that can be read.
  func adding(_ typeName: String) throws -> String {
    let finder = ChapterListFinder(viewMode: .sourceAccurate)
    finder.walk(Parser.parse(source: source.text))
    guard let list = finder.list else {
      throw ScaffoldError(
        description: "\(path) has no `Catalogue(... chapters: [...])` to add to: write the list of chapters there")
    }
    let result = inserting("\(typeName).self", into: list)
    // What was written must read back as the same list and one more.
    let check = ChapterListFinder(viewMode: .sourceAccurate)
    check.walk(Parser.parse(source: result))
    guard check.list?.elements.count == list.elements.count + 1 else {
      throw ScaffoldError(description: "\(path) cannot be edited safely: add \(typeName).self to its chapters")
    }
    return result
  }

  private func inserting(_ element: String, into list: ArrayExprSyntax) -> String {
    let close = list.rightSquare.positionAfterSkippingLeadingTrivia.utf8Offset
    guard let last = list.elements.last else {
      let open = list.leftSquare.endPositionBeforeTrailingTrivia.utf8Offset
      return source.text(0..<open) + element + source.text(close..<source.end)
    }
    let lastLine = source.line(of: last.positionAfterSkippingLeadingTrivia)
    let isMultiline = lastLine != source.line(of: list.leftSquare.positionAfterSkippingLeadingTrivia)
    let end = last.expression.endPositionBeforeTrailingTrivia.utf8Offset
    if isMultiline {
      let indentation = source.text(ofLine: lastLine).prefix { $0 == " " || $0 == "\t" }
      let afterComma = last.trailingComma?.endPositionBeforeTrailingTrivia.utf8Offset ?? end
      // A comment behind the last chapter stays with it.
      let endOfLine = source.end(ofLine: source.line(offset: afterComma))
      let rest = endOfLine <= close ? source.text(afterComma..<endOfLine) : ""
      let from = endOfLine <= close ? endOfLine : afterComma
      return source.text(0..<end) + "," + rest + "\n" + indentation + element + ","
        + (endOfLine <= close ? "" : "\n") + source.text(from..<source.end)
    }
    return source.text(0..<end) + ", " + element + source.text(close..<source.end)
  }
}

/// Finds the array behind `chapters:` in a call of `Catalogue`.
private final class ChapterListFinder: SyntaxVisitor {
  var list: ArrayExprSyntax?

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let name =
      node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text
      ?? node.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text
    let argument = node.arguments.first { $0.label?.text == "chapters" }
    if name == "Catalogue" || name == "init", let argument, list == nil {
      list = argument.expression.as(ArrayExprSyntax.self)
    }
    return .visitChildren
  }
}
