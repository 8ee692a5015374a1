import CHarfBuzz

/// Takes a line that goes one way apart: into letters that need no shaping, and stretches of one script that do.
struct LineComposer {
  /// Part of a line, as positions of scalars.
  enum Piece: Hashable {
    case plain(Range<Int>)
    case shaped(Range<Int>, hb_script_t)
  }

  let scalars: [Unicode.Scalar]
  let pieces: [Piece]

  init(_ text: Substring, outlines: FontOutlines) {
    let scalars = Array(text.unicodeScalars)
    var pieces: [Piece] = []
    var start = 0
    // By characters as readers see them, so that a mark stays with its letter.
    for character in text {
      let range = start..<start + character.unicodeScalars.count
      start = range.upperBound
      let isPlain = range.allSatisfy { outlines.glyph(scalars[$0]) != nil }
      let script = isPlain ? HB_SCRIPT_COMMON : Self.script(of: scalars[range])
      switch pieces.last {
      case .plain(let last) where isPlain:
        pieces[pieces.count - 1] = .plain(last.lowerBound..<range.upperBound)
      case .shaped(let last, let former)
      where !isPlain && (former == script || former == HB_SCRIPT_COMMON || script == HB_SCRIPT_COMMON):
        pieces[pieces.count - 1] = .shaped(
          last.lowerBound..<range.upperBound, former == HB_SCRIPT_COMMON ? script : former)
      default: pieces.append(isPlain ? .plain(range) : .shaped(range, script))
      }
    }
    self.scalars = scalars
    self.pieces = pieces
  }

  /// The first script among those of a character's scalars; what all scripts share has none.
  private static func script(of scalars: ArraySlice<Unicode.Scalar>) -> hb_script_t {
    let functions = hb_unicode_funcs_get_default()
    for scalar in scalars {
      let script = hb_unicode_script(functions, scalar.value)
      if ![HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN].contains(script) { return script }
    }
    return HB_SCRIPT_COMMON
  }
}
