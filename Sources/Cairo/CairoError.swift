import CCairo

/// What Cairo, FreeType, fontconfig, HarfBuzz or libpng reports when it cannot do what was asked.
public enum CairoError: Error, Hashable, Sendable {
  /// Cairo's status is not success.
  case status(code: UInt32, message: String)
  /// A surface of this size cannot be made.
  case unsuitableSize(width: Int, height: Int)
  /// A coordinate or length is not finite, or too large for Cairo's 24-bit whole numbers.
  ///
  /// Cairo itself draws nothing, or something elsewhere, and reports success.
  case unsuitableCoordinate(Double)
  /// No font file for a family and style.
  case missingFont(family: String, style: String, package: String)
  /// A font file cannot be read.
  case unreadableFont(path: String, code: Int32)
  /// A text has a character that no font can draw.
  case undrawable(text: String, UndrawableCharacter)
  /// libpng's message.
  case png(String)
}

extension CairoError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .status(_, let message): "Cairo: \(message)"
    case .unsuitableSize(let width, let height):
      "a picture of \(width) x \(height) pixels cannot be made; both sides must be from 1 to 32767"
    case .unsuitableCoordinate(let value): "\(value) is not a coordinate that can be drawn"
    case .missingFont(let family, let style, let package):
      "the font \(family) (\(style)) is not installed; install the Debian package \(package): sudo apt-get install \(package)"
    case .unreadableFont(let path, let code):
      "the font file \(path) cannot be read (FreeType error \(code)); install it again"
    case .undrawable(let text, let problem): "the text \"\(text)\" has \(problem.name), \(problem.reason)"
    case .png(let message): "PNG: \(message)"
    }
  }
}

/// Throws when a status is not success.
func checkStatus(_ status: cairo_status_t) throws(CairoError) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw .status(code: status.rawValue, message: String(cString: cairo_status_to_string(status)))
}
