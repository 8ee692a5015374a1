import SwiftSyntax

/// Finds which lines of a chapter's source are statements of `run()`, and which can run at another time than they stand.
final class RunLayoutFinder: SyntaxVisitor {
  private let source: SourceText
  private var nested: [ClosedRange<Int>] = []
  private var closures: [RunLayout.Places] = []
  private var hasReturn = false
  private var taskLines: [Int] = []

  private init(_ source: SourceText) {
    self.source = source
    super.init(viewMode: .sourceAccurate)
  }

  static func layout(
    of run: FunctionDeclSyntax, _ body: CodeBlockSyntax, in source: SourceText, typeName: String
  ) -> RunLayout {
    let finder = RunLayoutFinder(source)
    finder.walk(body)
    let lines = finder.lines(of: body)
    let statements = body.statements.map(finder.firstLine)
    return RunLayout(
      typeName: typeName, sourceFile: "", body: lines, nested: finder.nested, closures: finder.closures,
      firstStatement: statements.first ?? lines.lowerBound,
      lastStatement: statements.last ?? lines.upperBound, hasReturn: finder.hasReturn,
      isAsync: run.signature.effectSpecifiers?.asyncSpecifier != nil, taskLines: finder.taskLines)
  }

  private func firstLine(of node: some SyntaxProtocol) -> Int {
    source.line(of: node.positionAfterSkippingLeadingTrivia)
  }

  /// Line and column, in bytes as the compiler counts.
  private func place(_ position: AbsolutePosition) -> [Int] {
    let line = source.line(of: position)
    return [line, position.utf8Offset - source.start(ofLine: line) + 1]
  }

  private func lines(of node: some SyntaxProtocol) -> ClosedRange<Int> {
    let first = firstLine(of: node)
    return first...max(first, source.line(of: node.endPositionBeforeTrailingTrivia))
  }

  // MARK: - Code that runs when it is called

  private func enclose(_ node: some SyntaxProtocol) -> SyntaxVisitorContinueKind {
    nested.append(lines(of: node))
    closures.append(
      RunLayout.Places(
        start: place(node.positionAfterSkippingLeadingTrivia), end: place(node.endPositionBeforeTrailingTrivia)))
    // What else is in there belongs to it, tasks apart.
    let inner = RunLayoutFinder(source)
    for child in node.children(viewMode: .sourceAccurate) { inner.walk(child) }
    taskLines += inner.taskLines
    return .skipChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { enclose(node) }
  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enclose(node) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enclose(node) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enclose(node) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enclose(node) }
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { enclose(node) }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    if isShown(node) { return .visitChildren }
    // The line on which a closure begins belongs to `run()` as well, unless something is called in it there.
    let all = lines(of: node)
    let calls = FirstCall(viewMode: .sourceAccurate)
    calls.walk(node.statements)
    if let call = calls.first, firstLine(of: call) == all.lowerBound { return enclose(node) }
    let kind = enclose(node)
    nested.removeLast()
    if all.lowerBound < all.upperBound { nested.append((all.lowerBound + 1)...all.upperBound) }
    return kind
  }

  /// Whether it is what a call of `show` draws, and is called right there.
  private func isShown(_ closure: ClosureExprSyntax) -> Bool {
    let call = closure.parent?.as(FunctionCallExprSyntax.self)
    return call?.trailingClosure?.id == closure.id
      && call?.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "show"
  }

  override func visit(_ node: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
    hasReturn = true
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let callee = node.calledExpression.trimmedDescription
    if callee == "Task" || callee.hasPrefix("Task.") && ["Task.detached", "Task.immediate"].contains(callee) {
      taskLines.append(firstLine(of: node))
    }
    return .visitChildren
  }
}

/// The first call in a closure.
private final class FirstCall: SyntaxVisitor {
  var first: FunctionCallExprSyntax?

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if first == nil { first = node }
    return .skipChildren
  }
}
