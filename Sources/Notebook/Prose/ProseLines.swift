import CMarkGFM

/// Tells which lines of a Markdown text are code, which are mathematics, and which belong to one paragraph.
struct ProseLines {
  enum Kind: Hashable {
    /// Code, and the fences around it: all stands as written.
    case code
    /// Inside of a fence for mathematics.
    case mathematics
    /// Of a paragraph, a heading or a table's row; lines of one have the same number.
    case text(Int)
  }

  /// By line, from 0.
  private(set) var kinds: [Kind]

  /// Reads the blocks of a text as the page will have them.
  init(_ lines: [String]) {
    // Whatever is in no block stands alone.
    kinds = lines.indices.map { .text($0) }
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8) else { return }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
    var text = DisplayFences.fenced(lines.joined(separator: "\n")) + "\n"
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    read(root)
  }

  private mutating func read(_ node: OpaquePointer) {
    // Lines from 0.
    let first = max(0, Int(cmark_node_get_start_line(node)) - 1)
    let last = min(kinds.count, Int(cmark_node_get_end_line(node))) - 1
    switch String(cString: cmark_node_get_type_string(node)) {
    case "code_block" where first <= last:
      let word = String(cString: cmark_node_get_fence_info(node)).split(separator: " ").first
      for line in first...last { kinds[line] = word == "math" ? .mathematics : .code }
      // The fences. Of one that nobody closes, the last line keeps its `\\(`, which TeX does not know.
      if word == "math" { (kinds[first], kinds[last]) = (.code, .code) }
    case "paragraph" where first <= last, "heading" where first <= last, "table_row" where first <= last,
      "table_header" where first <= last:
      for line in first...last { kinds[line] = .text(first) }
    default:
      var child = cmark_node_first_child(node)
      while let current = child {
        read(current)
        child = cmark_node_next(current)
      }
    }
  }
}
