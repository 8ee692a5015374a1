/// An operator, relation, delimiter or punctuation mark.
struct MathSymbol: Hashable, Sendable {
  /// TeX's classes of atoms (The TeXbook, chapter 17), which decide the space around them.
  enum Class: Hashable, Sendable {
    case ordinary
    case binary
    case relation
    case open
    case close
    case punctuation
    /// Something enclosed, or dots.
    case inner
    /// Large, with limits above and below in a formula of its own.
    case large
    /// Large, limits always at the side.
    case integral
  }

  /// How large a delimiter is.
  enum Size: Hashable, Sendable {
    case natural
    /// As large as what is beside it.
    case stretched
    /// In em, as by `\big`.
    case fixed(Double)
  }

  var text: String
  var kind: Class
  var size: Size

  init(_ text: String, _ kind: Class, size: Size = .natural) {
    self.text = text
    self.kind = kind
    self.size = size
  }
}
