import CMarkGFM
import Synchronization

/// Teaches cmark-gfm formulas between dollar signs, so that TeX is taken out before Markdown reads `_`, `*` and `\\` in it.
///
/// A formula becomes a code node with a number, under which the place and the marks of the formula are found here.
final class FormulaSyntax {
  struct Found {
    var reading: DollarFormula.Reading
    /// What stands between the marks.
    var tex: String
    /// Where the first mark stands in the text, from 1.
    var line: Int
    var column: Int
    /// How long the mark is.
    var markLength: Int
    /// How many line ends cmark does not know of, since it did not read the formula.
    var lineEnds: Int
  }

  /// cmark keeps the characters that extensions ask for in a table that all its parsers share.
  static let lock = Mutex<Void>(())

  private(set) var found: [Found] = []
  private let syntax: OpaquePointer
  private let memory = cmark_get_default_mem_allocator()

  init?() {
    guard let syntax = cmark_syntax_extension_new("formula") else { return nil }
    self.syntax = syntax
    let characters = cmark_llist_append(memory, nil, UnsafeMutableRawPointer(bitPattern: UInt(UInt8(ascii: "$"))))
    cmark_syntax_extension_set_special_inline_chars(syntax, characters)
    cmark_syntax_extension_set_private(syntax, Unmanaged.passUnretained(self).toOpaque(), nil)
    cmark_syntax_extension_set_match_inline_func(syntax) { syntax, _, _, character, parser in
      guard character == UInt8(ascii: "$"), let syntax, let parser,
        let context = cmark_syntax_extension_get_private(syntax)
      else { return nil }
      return Unmanaged<FormulaSyntax>.fromOpaque(context).takeUnretainedValue().match(parser)
    }
  }

  deinit { cmark_syntax_extension_free(memory, syntax) }

  /// Makes a parser read formulas; to be called once.
  func attach(to parser: OpaquePointer) { cmark_parser_attach_syntax_extension(parser, syntax) }

  /// The formula that a node of the tree stands for.
  func formula(_ node: OpaquePointer) -> Found? {
    let number = Int(bitPattern: cmark_node_get_user_data(node))
    return number > 0 && number <= found.count ? found[number - 1] : nil
  }

  private func match(_ parser: OpaquePointer) -> OpaquePointer? {
    let start = cmark_inline_parser_get_offset(parser)
    let (line, column) = (cmark_inline_parser_get_line(parser), cmark_inline_parser_get_column(parser))
    var bytes: [UInt8] = []
    while cmark_inline_parser_is_eof(parser) == 0 {
      bytes.append(cmark_inline_parser_peek_char(parser))
      cmark_inline_parser_advance_offset(parser)
    }
    let previous = start > 0 ? cmark_inline_parser_peek_at(parser, start - 1) : nil
    let reading = DollarFormula.read(bytes[...], after: previous)
    let (range, end): (Range<Int>, Int)
    switch reading {
    case .text:
      cmark_inline_parser_set_offset(parser, start)
      return nil
    case .formula(let tex, let formulaEnd, _): (range, end) = (tex, formulaEnd)
    case .problem(_, let problemEnd): (range, end) = (0..<problemEnd, problemEnd)
    }
    guard let node = cmark_node_new(CMARK_NODE_CODE) else { return nil }
    found.append(
      Found(
        reading: reading, tex: String(decoding: bytes[range], as: UTF8.self), line: Int(line), column: Int(column),
        markLength: range.lowerBound, lineEnds: bytes[..<end].count { $0 == UInt8(ascii: "\n") }))
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: found.count))
    cmark_inline_parser_set_offset(parser, start + Int32(end))
    return node
  }
}
