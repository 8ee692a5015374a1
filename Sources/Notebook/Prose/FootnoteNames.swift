import CMarkGFM

/// The footnotes of one text, by their names.
///
/// cmark numbers the footnotes that are referred to, forgets their names, and drops the others. A page's footnotes belong
/// to it as a whole, wherever it refers to them, so every name is referred to once more and defined once more behind the
/// text: the reference tells the name of a number, and what is defined only there is not defined in the text.
struct FootnoteNames {
  /// What is put behind the text.
  let appendix: String
  private let names: [String]
  private let lineCount: Int
  private var namesByNumber: [String: String] = [:]
  private var namesByDefinition: [OpaquePointer: String] = [:]

  init(_ text: String) {
    var names: [String] = []
    var keys: Set<String> = []
    let matches = text.contains("[^") ? text.matches(of: /\[\^([^\]\s\[]+)\]/) : []
    for match in matches where keys.insert(match.1.lowercased()).inserted {
      names.append(String(match.1))
    }
    self.names = names
    lineCount = text.count(where: \.isNewline) + (text.last?.isNewline == false ? 1 : 0)
    let marks = names.map { "[^\($0)]" }
    appendix =
      names.isEmpty ? "" : "\n\n" + marks.joined(separator: " ") + "\n\n" + marks.map { "\($0): -\n" }.joined()
  }

  /// Reads the appendix, and gives back the nodes without it.
  mutating func read(_ nodes: [OpaquePointer]) -> [OpaquePointer] {
    guard !names.isEmpty else { return nodes }
    func isInText(_ node: OpaquePointer) -> Bool { Int(cmark_node_get_start_line(node)) <= lineCount }
    func isDefinition(_ node: OpaquePointer) -> Bool { cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION }
    var marks: [OpaquePointer] = []
    if let paragraph = nodes.last(where: { !isDefinition($0) }), !isInText(paragraph) {
      var child = cmark_node_first_child(paragraph)
      while let node = child {
        if cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE { marks.append(node) }
        child = cmark_node_next(node)
      }
    }
    for (name, mark) in zip(names, marks) {
      if let number = cmark_node_get_literal(mark) { namesByNumber[String(cString: number)] = name }
    }
    // Definitions stand in the order of their numbers.
    for (index, node) in nodes.filter(isDefinition).enumerated() {
      namesByDefinition[node] = namesByNumber[String(index + 1)]
    }
    return nodes.filter(isInText)
  }

  /// The name that a reference has, by the number that cmark gave it.
  func name(ofReference node: OpaquePointer) -> String? {
    cmark_node_get_literal(node).flatMap { namesByNumber[String(cString: $0)] }
  }

  func name(ofDefinition node: OpaquePointer) -> String? { namesByDefinition[node] }
}
