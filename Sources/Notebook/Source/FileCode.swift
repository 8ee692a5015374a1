import SwiftParser
import SwiftSyntax

/// The code of a source file, divided by who can depend on it: a value.
///
/// A chapter's own code are its type, the extensions of it, and what the file keeps to itself (imports, private
/// declarations). All else is seen by other files, and by other chapters in them. What a catalogue is made of is nobody's: it
/// decides which pages there are and not what a chapter does.
struct FileCode: Hashable, Sendable {
  /// What other files can depend on.
  private(set) var shared: CodeTokens
  /// What catalogues are made of.
  private(set) var catalogue: CodeTokens
  /// The chapters' own code, by their types' names.
  private(set) var own: [String: CodeTokens] = [:]

  /// - Parameter types: The names of the types of the chapters that are in the file.
  init(_ text: String, types: [String]) {
    let source = SourceText(text)
    self.init(Parser.parse(source: source.text), in: source, types: types)
  }

  init(_ tree: SourceFileSyntax, in source: SourceText, types: [String]) {
    var sharedItems: [Syntax] = []
    var ownItems: [String: [Syntax]] = [:]
    for item in tree.statements {
      switch Owner(of: item) {
      case .type(let name, let isVisible) where types.contains(name):
        ownItems[name, default: []].append(Syntax(item))
        // Other modules cannot be looked through for who uses it.
        if isVisible { sharedItems.append(Syntax(item)) }
      case .file: for type in types { ownItems[type, default: []].append(Syntax(item)) }
      case .type, .everybody: sharedItems.append(Syntax(item))
      }
    }
    let catalogues = CatalogueFinder(viewMode: .sourceAccurate)
    for item in sharedItems { catalogues.walk(item) }
    shared = CodeTokens(of: sharedItems, in: source, except: catalogues.arguments.map(\.places))
    catalogue = CodeTokens(of: catalogues.arguments.map { Syntax($0) }, in: source)
    for (type, items) in ownItems { own[type] = CodeTokens(of: items, in: source) }
  }

  /// The same code where its lines have moved.
  func moved(_ line: (Int) -> Int) -> FileCode {
    var moved = self
    moved.shared = shared.moved(line)
    moved.catalogue = catalogue.moved(line)
    moved.own = own.mapValues { $0.moved(line) }
    return moved
  }

  /// Who can depend on a declaration.
  private enum Owner {
    case type(String, isVisible: Bool)
    case file
    case everybody

    init(of item: CodeBlockItemSyntax) {
      guard case .decl(let declaration) = item.item else {
        self = .everybody
        return
      }
      let modifiers = declaration.asProtocol((any WithModifiersSyntax).self)?.modifiers.map(\.name.text) ?? []
      if declaration.is(ImportDeclSyntax.self) || modifiers.contains("private") || modifiers.contains("fileprivate") {
        self = .file
      } else if let named = declaration.asProtocol((any NamedDeclSyntax).self),
        declaration.asProtocol((any DeclGroupSyntax).self) != nil
      {
        self = .type(named.name.text, isVisible: modifiers.contains(where: ["public", "open", "package"].contains))
      } else if let extended = declaration.as(ExtensionDeclSyntax.self) {
        self = .type(
          extended.extendedType.trimmedDescription,
          isVisible: modifiers.contains(where: ["public", "package"].contains))
      } else {
        self = .everybody
      }
    }
  }

  /// Finds what catalogues are made of.
  private final class CatalogueFinder: SyntaxVisitor {
    private(set) var arguments: [LabeledExprListSyntax] = []

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
      guard node.calledExpression.trimmedDescription == "Catalogue" else { return .visitChildren }
      arguments.append(node.arguments)
      return .skipChildren
    }
  }
}

extension SyntaxProtocol {
  /// The offsets of its bytes.
  fileprivate var places: Range<Int> { position.utf8Offset..<endPosition.utf8Offset }
}

extension FileCode {
  /// Whether a text names a type otherwise than to put it into a catalogue (`Name.self`).
  static func isNamed(_ type: String, in text: String) -> Bool {
    var rest = text[...]
    while let range = rest.range(of: type) {
      func isPartOfName(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      }
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : nil
      let behind = rest[range.upperBound...]
      if !isPartOfName(before), !isPartOfName(behind.first), !behind.hasPrefix(".self") { return true }
      rest = behind
    }
    return false
  }
}
