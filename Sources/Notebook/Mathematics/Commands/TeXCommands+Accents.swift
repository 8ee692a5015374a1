extension TeXCommands {
  /// A mark that belongs to what is below or above it.
  struct Accent: Hashable, Sendable {
    var mark: String
    /// Whether it is as wide as what it belongs to.
    var isWide: Bool
  }

  private static func narrow(_ mark: String) -> Accent { Accent(mark: mark, isWide: false) }
  private static func wide(_ mark: String) -> Accent { Accent(mark: mark, isWide: true) }

  /// Marks above.
  static let accents: [String: Accent] = [
    "hat": narrow("^"), "bar": narrow("¯"), "tilde": narrow("~"), "vec": narrow("→"), "dot": narrow("˙"),
    "ddot": narrow("¨"), "dddot": narrow("..."), "check": narrow("ˇ"), "breve": narrow("˘"), "acute": narrow("´"),
    "grave": narrow("`"), "mathring": narrow("˚"), "widehat": wide("^"), "widetilde": wide("~"), "widecheck": wide("ˇ"),
    "overline": wide("¯"), "overbrace": wide("⏞"), "overparen": wide("⏜"), "overgroup": wide("⏠"),
    "overlinesegment": wide("¯"), "overrightarrow": wide("→"), "overleftarrow": wide("←"),
    "overleftrightarrow": wide("↔"), "Overrightarrow": wide("⇒"), "overleftharpoon": wide("↼"),
    "overrightharpoon": wide("⇀"),
  ]

  /// Marks below.
  static let underAccents: [String: Accent] = [
    "underline": wide("_"), "underbar": wide("_"), "underbrace": wide("⏟"), "underparen": wide("⏝"),
    "undergroup": wide("⏡"), "underrightarrow": wide("→"), "underleftarrow": wide("←"),
    "underleftrightarrow": wide("↔"), "utilde": wide("~"),
  ]
}
