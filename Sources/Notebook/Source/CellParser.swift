import SwiftParser
import SwiftSyntax

//: # How a chapter's source becomes cells
//:
//: A line that begins with `//:` is prose. The text behind it and one space or tab is Markdown; consecutive lines are
//: one piece of prose, and an empty `//:` line within it is an empty line.
//:
//: Prose stands at the top level of `run()`, between statements. The statements between two pieces of prose are a
//: *code cell*, shown as written without the indentation (spaces or tabs) they share. Ordinary comments are code, and so is
//: what stands in a string. An empty `//:` line by itself splits a cell without saying anything.
//:
//: What a cell causes stands right after it: what its statements print, show and record while they run, and what is
//: written to standard output and standard error in the meantime. It does not matter who does it: a function or closure
//: declared in another cell, a helper in another file, C, a process that was started. What a task records that `run()`
//: starts with a closure of its own belongs to the cell of that closure; what else other tasks, threads and processes do
//: belongs to the cell that is running at that moment.
//:
//: What stands between `//#-hidden-code` and `//#-end-hidden-code` is a cell of its own, folded until the reader opens
//: it. Its output is shown.
//:
//: Outside `run()`, beside it in the type or in the file, prose is shown together with the one declaration that follows
//: it: in the order of the source, so a helper's story can stand before or after the chapter's. What has no prose is not
//: shown. Neither are the enclosing type and `run` itself.
//:
//: Anywhere else prose cannot be: inside a closure, a loop or a function it would have to appear once for each time it is
//: passed; between `#if` and `#endif` nobody knows whether it applies; behind a statement, with a third slash (`///:`) or
//: in a `/*: */` block it is not what it seems. These are errors. So is `#sourceLocation`, which hides where cells are.

/// Splits a chapter's source by the rules above.
struct CellParser {
  private let source: SourceText
  private let tree: SourceFileSyntax
  private let typeName: String

  init(_ text: String, typeName: String) {
    let source = SourceText(text)
    self.init(Parser.parse(source: source.text), in: source, typeName: typeName)
  }

  init(_ tree: SourceFileSyntax, in source: SourceText, typeName: String) {
    self.source = source
    self.tree = tree
    self.typeName = typeName
  }

  /// The cells, and what breaks the rules.
  ///
  /// - Throws: `SourceProblem` when the type or its `run()` is not in the source.
  func parse() throws(SourceProblem) -> ChapterSource {
    let finder = ChapterFinder(typeName)
    finder.walk(tree)
    guard let declaration = finder.declaration else {
      throw SourceProblem(
        message: "there is no type \(typeName) in this file: name the chapter's file with `static let sourceFile`")
    }
    guard let run = finder.run, let body = run.body else {
      throw SourceProblem(
        line: source.line(of: declaration.positionAfterSkippingLeadingTrivia),
        message: "the chapter \(typeName) has no `func run() throws` (or `async throws`) in this file")
    }
    let comments = CommentFinder(source: source, run: run, chapter: declaration, containers: finder.containers)
    comments.walk(tree)
    let calls = CallFinder(source: source, viewMode: .sourceAccurate)
    calls.walk(body)
    let builder = CellBuilder(source: source, comments: comments.comments, run: run, body: body)
    let cells = builder.cells()
    return ChapterSource(
      cells: cells, recordingLines: calls.recordingLines.sorted(), throwingLines: calls.throwingLines.sorted(),
      layout: RunLayoutFinder.layout(of: run, body, in: source, typeName: typeName),
      problems: (comments.problems + builder.problems).sorted {
        ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0)
      })
  }
}

/// Finds the lines of calls and those that can throw.
private final class CallFinder: SyntaxVisitor {
  private let source: SourceText
  var recordingLines: Set<Int> = []
  var throwingLines: Set<Int> = []

  init(source: SourceText, viewMode: SyntaxTreeViewMode) {
    self.source = source
    super.init(viewMode: viewMode)
  }

  private func line(_ node: some SyntaxProtocol) -> Int {
    source.line(of: node.positionAfterSkippingLeadingTrivia)
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let name =
      node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName
      ?? node.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName
    // `#line` in a default argument is the line of the call's first token or of the name, by the compiler's choice.
    let lines = [line(node)] + (name.map { [line($0)] } ?? [])
    if let name, ["print", "show", "record", "attach"].contains(name.text) { recordingLines.formUnion(lines) }
    return .visitChildren
  }

  override func visit(_ node: TryExprSyntax) -> SyntaxVisitorContinueKind {
    if node.questionOrExclamationMark == nil { throwingLines.insert(line(node)) }
    return .visitChildren
  }

  override func visit(_ node: ThrowStmtSyntax) -> SyntaxVisitorContinueKind {
    throwingLines.insert(line(node))
    return .visitChildren
  }
}
