import Notebook

/// The parameters of chapters as lines of text.
enum ParameterListing {
  /// Two or three lines a parameter: `NAME=DEFAULT`, what it is for, and what can be typed.
  static func lines(of parameters: ChapterParameters) -> [String] {
    parameters.all.flatMap { parameter in
      [
        singleLine("\(parameter.name)=\(parameter.defaultText)"), "    \(singleLine(parameter.sentence))",
        "    \(parameter.form)\(parameter.bounds.map { ", in \($0)" } ?? "")",
      ]
    }
  }

  /// What the help of the commands that make chapters says of all parameters; `nil` if there are none.
  static func help(_ catalogue: Catalogue) -> String? {
    let chapters = catalogue.chapters.map { catalogue.parameters(ofChapter: $0.name) }.filter { !$0.all.isEmpty }
    if chapters.isEmpty { return nil }
    return "PARAMETERS:\n"
      + chapters.map { chapter in
        "  \(chapter.chapter)\n" + lines(of: chapter).map { "    \($0)\n" }.joined()
      }.joined()
  }
}
