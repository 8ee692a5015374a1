import SwiftSyntax

/// A comment that speaks to the notebook: a line of prose, or a mark of hidden code.
struct NotebookComment {
  enum Kind: Equatable {
    case prose
    case hiddenStart
    case hiddenEnd
  }

  /// Where it stands.
  enum Place {
    /// At the top level of `run()`.
    case run
    /// Beside `run()`: before the declaration, or at the end of the type or file.
    case outside(declaration: Syntax?)
  }

  var kind: Kind
  var place: Place
  var line: Int
  var column: Int
  /// The text behind `//:` and one space or tab.
  var text: String
}

/// Finds the comments that speak to the notebook, and those that stand where they cannot.
final class CommentFinder: SyntaxVisitor {
  private let source: SourceText
  private let run: FunctionDeclSyntax
  private let chapter: DeclSyntax
  private let containers: Set<SyntaxIdentifier>
  var comments: [NotebookComment] = []
  var problems: [SourceProblem] = []

  init(source: SourceText, run: FunctionDeclSyntax, chapter: DeclSyntax, containers: Set<SyntaxIdentifier>) {
    self.source = source
    self.run = run
    self.chapter = chapter
    self.containers = containers
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    visit(token.leadingTrivia, from: token.position.utf8Offset, isTrailing: false, of: token)
    visit(
      token.trailingTrivia, from: token.endPositionBeforeTrailingTrivia.utf8Offset, isTrailing: true, of: token)
    return .visitChildren
  }

  override func visit(_ node: PoundSourceLocationSyntax) -> SyntaxVisitorContinueKind {
    if node.arguments != nil {
      problem(
        at: node.positionAfterSkippingLeadingTrivia.utf8Offset,
        "#sourceLocation makes the compiler count lines otherwise, so that nothing after it can be placed: "
          + "leave it out")
    }
    return .visitChildren
  }

  // Another chapter in the same file tells its own story.

  private func skip(_ group: some DeclGroupSyntax) -> SyntaxVisitorContinueKind {
    let isOther = group.id != chapter.id && !containers.contains(group.memberBlock.id)
    return isOther && group.inheritanceClause?.names("Chapter") == true ? .skipChildren : .visitChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { skip(node) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { skip(node) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { skip(node) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { skip(node) }

  private func visit(_ trivia: Trivia, from start: Int, isTrailing: Bool, of token: TokenSyntax) {
    var offset = start
    for piece in trivia {
      switch piece {
      case .lineComment(let text):
        if let kind = Self.kind(of: text) { visit(text, kind, at: offset, isTrailing: isTrailing, of: token) }
      case .docLineComment(let text) where text.hasPrefix("///:"):
        problem(at: offset, "a line that begins with ///: is not shown: prose begins with //:")
      case .blockComment(let text) where text.hasPrefix("/*:"):
        problem(at: offset, "prose in a /*: */ block is not shown: begin each line with //: instead")
      default: break
      }
      offset += piece.sourceLength.utf8Length
    }
  }

  private static func kind(of comment: String) -> NotebookComment.Kind? {
    if comment.hasPrefix("//:") { return .prose }
    switch comment.filter({ !$0.isWhitespace }) {
    case "//#-hidden-code": return .hiddenStart
    case "//#-end-hidden-code": return .hiddenEnd
    default: return nil
    }
  }

  private func visit(
    _ comment: String, _ kind: NotebookComment.Kind, at offset: Int, isTrailing: Bool, of token: TokenSyntax
  ) {
    guard !isTrailing, source.isFirstInLine(offset: offset) else {
      return problem(at: offset, "prose behind a statement is not shown: give it a line of its own")
    }
    guard let place = place(of: token) else {
      let isConditional = sequence(first: Syntax(token)) { $0.parent }.contains { $0.is(IfConfigDeclSyntax.self) }
      return problem(
        at: offset,
        isConditional
          ? "prose between #if and #endif cannot be shown, since the page does not know which of it was compiled: put it "
            + "before the #if or behind the #endif, or make it an ordinary // comment"
          : "prose can only stand between the statements of run(), not inside a closure, loop or function: "
            + "move it out, or make it an ordinary // comment")
    }
    var text = comment.dropFirst(kind == .prose ? 3 : 0)
    var column = source.column(offset: offset) + (kind == .prose ? 3 : 0)
    if text.first == " " || text.first == "\t" {
      text = text.dropFirst()
      column += 1
    }
    comments.append(
      NotebookComment(kind: kind, place: place, line: source.line(offset: offset), column: column, text: String(text)))
  }

  /// Where a comment before the token stands; `nil` where prose cannot.
  private func place(of token: TokenSyntax) -> NotebookComment.Place? {
    if let body = run.body, token.id == body.rightBrace.id { return .run }
    // The largest node that begins with the token and is an item of a list decides.
    var node = Syntax(token)
    while let parent = node.parent, parent.firstToken(viewMode: .sourceAccurate)?.id == token.id { node = parent }
    if node.is(SourceFileSyntax.self) { return .outside(declaration: firstItem(of: node)) }
    if token.tokenKind == .endOfFile { return .outside(declaration: nil) }
    if let block = node.as(TokenSyntax.self), block.tokenKind == .rightBrace, let parent = block.parent,
      containers.contains(parent.id)
    {
      return .outside(declaration: nil)
    }
    return listPlace(of: token)
  }

  private func listPlace(of token: TokenSyntax) -> NotebookComment.Place? {
    var node: Syntax? = Syntax(token)
    while let current = node, current.firstToken(viewMode: .sourceAccurate)?.id == token.id {
      if current.is(CodeBlockItemSyntax.self), let list = current.parent {
        if list.parent?.id == run.body?.id { return .run }
        if list.parent?.is(SourceFileSyntax.self) == true { return .outside(declaration: current) }
      }
      if current.is(MemberBlockItemSyntax.self), let block = current.parent?.parent, containers.contains(block.id) {
        return .outside(declaration: current)
      }
      node = current.parent
    }
    return nil
  }

  private func firstItem(of file: Syntax) -> Syntax? {
    file.as(SourceFileSyntax.self)?.statements.first.map(Syntax.init)
  }

  private func problem(at offset: Int, _ message: String) {
    problems.append(
      SourceProblem(line: source.line(offset: offset), column: source.column(offset: offset), message: message))
  }
}

extension InheritanceClauseSyntax {
  /// Whether one of the inherited types goes by that name.
  fileprivate func names(_ name: String) -> Bool {
    inheritedTypes.contains { inherited in
      let type = inherited.type
      return type.as(IdentifierTypeSyntax.self)?.name.text == name
        || type.as(MemberTypeSyntax.self)?.name.text == name
    }
  }
}
