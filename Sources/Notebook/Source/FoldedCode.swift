import SwiftParser
import SwiftSyntax

//: # Which code stands in the text, and which beside what it made
//:
//: A statement that does nothing but show, attach or record is told by what it made: it folds into the caption of its figure,
//: table or file, or into a line that names the values. (One that prints or assigns in passing does more, and stays.) So does a loop of which nothing is left but such statements and the
//: constants they need. Comments directly above a statement go with it.
//:
//: `//#-shown-code` directly above such a statement keeps it in the text.

/// A code cell, divided by the rules above: a value.
struct FoldedCode: Hashable, Sendable {
  /// A statement that only shows or records.
  struct Statement: Hashable, Sendable {
    /// Names of figures, sequences and tables that it shows, and of files that it leaves.
    var shown: [String] = []
    /// How many tables without a name it shows.
    var unnamedTableCount = 0
    /// Names of values that it records.
    var recorded: [String] = []
    /// The statement as written but for the indentation.
    var text = ""
    /// Its lines in the cell, from 0, with the comments above it.
    var lines: Range<Int> = 0..<0
  }

  /// The comment that keeps a statement in the text.
  static let shownMark = "//#-shown-code"

  /// The cell's text without marks.
  private(set) var text: String
  /// The statements that can fold, in order.
  private(set) var statements: [Statement] = []
  /// Marks that mean nothing where they stand.
  private(set) var problems: [SourceProblem] = []
  private var idleMarks: [Mark] = []

  private static let whole = Memo<FoldedCode>()
  private static let divided = Memo<FoldedCode>()

  /// Reads a cell; code outside `run()` and code that is hidden anyway is left as it is.
  init(_ cell: CodeCell) {
    let isDivided = cell.isStatements && !cell.isFolded
    self = (isDivided ? Self.divided : Self.whole).value(for: cell.text) { FoldedCode($0, isDivided: isDivided) }
    problems = idleMarks.map { mark in
      SourceProblem(
        line: cell.lines.lowerBound + mark.line,
        message: mark.text == Self.shownMark
          ? "\(Self.shownMark) keeps the statement below it in the text, which has to be one that only shows or records"
          : "\(mark.text) is no mark: there are \(Self.shownMark), //#-hidden-code and //#-end-hidden-code")
    }
  }

  private init(_ text: String, isDivided: Bool) {
    self.text = text
    var marks = Self.marks(in: text)
    if isDivided { divide(&marks) }
    idleMarks = marks
  }

  /// The text without the statements that fold, and without the empty lines that they leave.
  func text(without folded: [Statement]) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for statement in folded.reversed() {
      lines.removeSubrange(statement.lines)
      let place = statement.lines.lowerBound
      func isBlank(_ index: Int) -> Bool { !lines.indices.contains(index) || lines[index].allSatisfy(\.isWhitespace) }
      while isBlank(place - 1), lines.indices.contains(place), isBlank(place) { lines.remove(at: place) }
    }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  // MARK: - Reading

  private struct Mark: Hashable {
    var line: Int
    var text: String
  }

  private static func marks(in text: String) -> [Mark] {
    guard text.contains("//#-") else { return [] }
    let source = SourceText(text)
    var marks: [Mark] = []
    for token in Parser.parse(source: text).tokens(viewMode: .sourceAccurate) {
      let places = [
        (token.position.utf8Offset, token.leadingTrivia),
        (token.endPositionBeforeTrailingTrivia.utf8Offset, token.trailingTrivia),
      ]
      for (start, trivia) in places {
        var offset = start
        for piece in trivia {
          if case .lineComment(let comment) = piece, comment.hasPrefix("//#-") {
            marks.append(Mark(line: source.line(offset: offset) - 1, text: comment.trimmed))
          }
          offset += piece.sourceLength.utf8Length
        }
      }
    }
    return marks
  }

  /// Finds the statements and takes the marks that keep one in the text out of both.
  private mutating func divide(_ marks: inout [Mark]) {
    let source = SourceText(text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop(while: \.isWhitespace) }
    let items = Array(Parser.parse(source: text).statements)
    func firstLine(_ item: CodeBlockItemSyntax) -> Int { source.line(of: item.positionAfterSkippingLeadingTrivia) - 1 }
    func lastLine(_ item: CodeBlockItemSyntax) -> Int { source.line(of: item.endPositionBeforeTrailingTrivia) - 1 }
    var used: Set<Int> = []
    for (index, item) in items.enumerated() {
      guard var statement = Statement(item.item) else { continue }
      let previous = index > 0 ? lastLine(items[index - 1]) : -1
      let next = index + 1 < items.count ? firstLine(items[index + 1]) : Int.max
      var start = firstLine(item)
      let end = lastLine(item)
      guard previous < start, end < next else { continue }
      while start - 1 > previous, lines[start - 1].hasPrefix("//") { start -= 1 }
      let kept = marks.filter {
        $0.text == Self.shownMark && (start..<end).contains($0.line) && $0.line < firstLine(item)
      }
      if !kept.isEmpty {
        used.formUnion(kept.map(\.line))
        continue
      }
      statement.lines = start..<(end + 1)
      statements.append(statement)
    }
    marks.removeAll { used.contains($0.line) }
    remove(used)
  }

  private mutating func remove(_ marked: Set<Int>) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in marked.sorted(by: >) { lines.remove(at: line) }
    text = lines.joined(separator: "\n")
    for index in statements.indices {
      let removed = marked.count { $0 < statements[index].lines.lowerBound }
      let range = statements[index].lines
      statements[index].lines = (range.lowerBound - removed)..<(range.upperBound - removed)
      statements[index].text = lines[statements[index].lines].joined(separator: "\n")
    }
  }
}

extension FoldedCode.Statement {
  /// A statement that only shows or records; `nil` for any other.
  fileprivate init?(_ item: CodeBlockItemSyntax.Item) {
    let finder = EffectFinder(viewMode: .sourceAccurate)
    finder.walk(item)
    if finder.hasEffects { return nil }
    switch item {
    case .expr(let expression):
      guard let call = Self.call(expression) else { return nil }
      self.init(call)
    case .stmt(let statement):
      guard let loop = statement.as(ForStmtSyntax.self) else { return nil }
      self.init(loop)
    case .decl: return nil
    }
  }

  private init?(_ loop: ForStmtSyntax) {
    self.init()
    for item in loop.body.statements {
      if case .decl(let declaration) = item.item, let variable = declaration.as(VariableDeclSyntax.self),
        variable.bindingSpecifier.tokenKind == .keyword(.let)
      {
        continue
      }
      guard let inner = FoldedCode.Statement(item.item) else { return nil }
      shown += inner.shown.filter { !shown.contains($0) }
      // How often a loop passes is not in its text.
      if inner.unnamedTableCount > 0 { return nil }
      recorded += inner.recorded
    }
    if shown.isEmpty && recorded.isEmpty { return nil }
  }

  private init?(_ call: FunctionCallExprSyntax) {
    guard let name = Self.name(call), let first = call.arguments.first, first.label == nil else { return nil }
    self.init()
    let literal = first.expression.as(StringLiteralExprSyntax.self)
    switch (name, literal) {
    case ("record", let literal?):
      guard let value = literal.representedLiteralValue else { return nil }
      recorded = [value]
    case ("show", let literal?), ("attach", let literal?):
      guard let figure = literal.representedLiteralValue else { return nil }
      shown = [figure]
    case ("show", nil): unnamedTableCount = 1
    default: return nil
    }
  }

  /// The call that an expression is, behind `try` and `await`.
  private static func call(_ expression: ExprSyntax) -> FunctionCallExprSyntax? {
    if let attempt = expression.as(TryExprSyntax.self) {
      return attempt.questionOrExclamationMark == nil ? call(attempt.expression) : nil
    }
    if let waiting = expression.as(AwaitExprSyntax.self) { return call(waiting.expression) }
    return expression.as(FunctionCallExprSyntax.self)
  }

  /// `show`, `attach` or `record`, called as a member of the chapter.
  private static func name(_ call: FunctionCallExprSyntax) -> String? {
    if let name = call.calledExpression.as(DeclReferenceExprSyntax.self) { return name.baseName.text }
    guard let member = call.calledExpression.as(MemberAccessExprSyntax.self),
      member.base?.as(DeclReferenceExprSyntax.self)?.baseName.tokenKind == .keyword(.self)
    else { return nil }
    return member.declName.baseName.text
  }
}

/// Finds what a statement does besides showing and recording, as far as its text tells: printing and assigning.
private final class EffectFinder: SyntaxVisitor {
  private(set) var hasEffects = false

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let name =
      node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName
      ?? node.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName
    if let name, ["print", "debugPrint", "dump"].contains(name.text) { hasEffects = true }
    return .visitChildren
  }

  override func visit(_ node: AssignmentExprSyntax) -> SyntaxVisitorContinueKind {
    hasEffects = true
    return .skipChildren
  }

  override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
    let name = node.operator.text
    let comparisons = ["==", "!=", "<=", ">=", "===", "!==", "~=", ".==", ".!=", ".<=", ".>="]
    if name.hasSuffix("="), !comparisons.contains(name) { hasEffects = true }
    return .skipChildren
  }
}
