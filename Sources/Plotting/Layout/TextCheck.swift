extension Layout {
  /// Makes sure that every letter of every text can be drawn.
  func checkTexts(of figure: Figure, measurer: some TextMeasurer) throws(PlottingError) {
    for placed in texts {
      for run in placed.block.lines.lazy.flatMap(\.runs) {
        let problem = measurer.problem(in: run.text, weight: run.font.weight, direction: run.direction)
        guard let problem else { continue }
        throw .undrawable(
          figure: Self.visible(RichText(figure.title).plain), text: Self.visible(placed.text), problem: problem)
      }
    }
  }

  /// A text for a message: characters that are not seen by their codes, and not more than a line.
  private static func visible(_ text: String) -> String {
    var visible = ""
    for character in text.prefix(80) {
      let isHidden = character.unicodeScalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
        default: false
        }
      }
      if isHidden {
        for scalar in character.unicodeScalars { visible += scalar.escapedForMessage }
      } else {
        visible.append(character)
      }
    }
    return text.count > 80 ? visible + "…" : visible
  }
}

extension Unicode.Scalar {
  /// As Swift writes it: letters as they are, others by their code.
  fileprivate var escapedForMessage: String {
    switch properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      "\\u{\(String(value, radix: 16, uppercase: true))}"
    default: String(self)
    }
  }
}
