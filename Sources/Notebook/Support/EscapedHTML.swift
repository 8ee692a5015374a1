// Names, and texts for people, as all modules have them.
@_exported import Wording

/// The text with `&`, `<`, `>` and quotes as character references, and without what HTML cannot contain.
///
/// Control characters become their pictures (U+2400 and following), so that a reader sees that they are there;
/// non-characters become U+FFFD.
func escapedHTML(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    default: result.unicodeScalars.append(visible(scalar))
    }
  }
  return result
}
