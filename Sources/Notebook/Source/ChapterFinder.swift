import SwiftSyntax

/// Finds the chapter's type, its extensions, its `run()` and its properties.
final class ChapterFinder: SyntaxVisitor {
  private let typeName: String
  private(set) var declaration: DeclSyntax?
  private(set) var run: FunctionDeclSyntax?
  private(set) var containers: Set<SyntaxIdentifier> = []
  /// Where the type's name stands, and where each property is declared with it.
  private(set) var namePosition: AbsolutePosition?
  private(set) var propertyPositions: [String: AbsolutePosition] = [:]

  init(_ typeName: String) {
    self.typeName = typeName
    super.init(viewMode: .sourceAccurate)
  }

  private func enter(_ group: some DeclGroupSyntax, name: String) -> SyntaxVisitorContinueKind {
    guard name == typeName else { return .visitChildren }
    containers.insert(group.memberBlock.id)
    if !group.is(ExtensionDeclSyntax.self) { declaration = DeclSyntax(fromProtocol: group) }
    for member in group.memberBlock.members {
      if let function = member.decl.as(FunctionDeclSyntax.self), function.name.text == "run",
        function.signature.parameterClause.parameters.isEmpty
      {
        run = function
      }
      guard let variable = member.decl.as(VariableDeclSyntax.self) else { continue }
      for binding in variable.bindings {
        propertyPositions[binding.pattern.trimmedDescription] = variable.positionAfterSkippingLeadingTrivia
      }
    }
    return .visitChildren
  }

  private func enter(_ group: some DeclGroupSyntax & NamedDeclSyntax) -> SyntaxVisitorContinueKind {
    if group.name.text == typeName { namePosition = group.name.positionAfterSkippingLeadingTrivia }
    return enter(group, name: group.name.text)
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    enter(node, name: node.extendedType.trimmedDescription)
  }
}
