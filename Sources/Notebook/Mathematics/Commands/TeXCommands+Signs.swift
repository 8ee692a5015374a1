extension TeXCommands {
  /// Signs that are part of no operation.
  static let signs: [String: String] = [
    "neg": "¬", "lnot": "¬", "prime": "′", "backprime": "‵", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_",
    "backslash": "\\", "surd": "√", "flat": "♭", "natural": "♮", "sharp": "♯", "S": "§", "sect": "§", "P": "¶",
    "pounds": "£", "mathsterling": "£", "yen": "¥", "checkmark": "✓", "maltese": "✠", "copyright": "©",
    "circledR": "®", "circledS": "Ⓢ", "lq": "‘", "rq": "’", "cdotp": "⋅", "ldotp": ".",
  ]

  static let shapes: [String: String] = [
    "triangle": "△", "triangledown": "▽", "blacktriangle": "▲", "blacktriangledown": "▼", "square": "□", "Box": "□",
    "blacksquare": "■", "lozenge": "◊", "Diamond": "◊", "blacklozenge": "⧫", "bigstar": "★", "diagup": "╱",
    "diagdown": "╲", "clubsuit": "♣", "clubs": "♣", "diamondsuit": "♢", "diamonds": "♢", "heartsuit": "♡",
    "hearts": "♡", "spadesuit": "♠", "spades": "♠",
  ]

  /// Dots between things that are left out; `\dots` goes by what follows.
  static let dots: [String: String] = [
    "ldots": "…", "mathellipsis": "…", "dotsc": "…", "dotso": "…", "dotsx": "…", "cdots": "⋯", "dotsb": "⋯",
    "dotsm": "⋯", "dotsi": "⋯", "vdots": "⋮", "varvdots": "⋮", "ddots": "⋱",
  ]

  static let punctuation: [String: String] = ["colon": ":"]
}
