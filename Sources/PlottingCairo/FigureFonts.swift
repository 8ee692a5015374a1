import Cairo
import Plotting

/// The fonts of all figures, DejaVu Sans, as outlines; loaded once in a process.
struct FigureFonts: TextMeasurer {
  var regular: FontOutlines
  var bold: FontOutlines

  static let family = "DejaVu Sans"
  static let package = "fonts-dejavu-core"

  private static let loaded: Result<FigureFonts, CairoError> = Result { () throws(CairoError) in
    FigureFonts(
      regular: try FontOutlines(path: FontLibrary.file(family: family, style: "Book", package: package)),
      bold: try FontOutlines(path: FontLibrary.file(family: family, style: "Bold", package: package)))
  }

  static func shared() throws(CairoError) -> FigureFonts { try loaded.get() }

  func outlines(_ weight: FontWeight) -> FontOutlines { weight == .bold ? bold : regular }

  func advance(of text: Substring, weight: FontWeight) -> Double {
    switch weight {
    case .regular: regular.advance(of: text)
    case .bold: bold.advance(of: text)
    }
  }
}
