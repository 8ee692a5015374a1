extension Layout {
  /// Makes sure that every letter of every text can be drawn.
  func checkTexts(of figure: Figure, measurer: some TextMeasurer) throws(PlottingError) {
    for placed in texts {
      for run in placed.block.lines.lazy.flatMap(\.runs) {
        let problem = measurer.problem(in: run.text, weight: run.font.weight, direction: run.direction)
        if let problem { throw Self.undrawable(placed.text, of: figure, problem) }
      }
    }
    for run in runsOfMarks {
      let problem = measurer.problem(in: run.text, weight: run.font.weight, direction: run.direction)
      if let problem { throw Self.undrawable(run.text, of: figure, problem) }
    }
  }

  /// What marks write themselves.
  private var runsOfMarks: [GlyphRun] {
    func runs(_ element: SceneElement) -> [GlyphRun] {
      switch element {
      case .glyphs(let run): [run]
      case .clipped(_, let inner): inner.flatMap(runs)
      case .fill, .stroke, .markers, .image: []
      }
    }
    return marksInLight.joined().flatMap(runs)
  }

  /// All that the figure says in letters, in parts, from the layout and from the marks.
  package var allTexts: [String] {
    texts.map(\.text) + runsOfMarks.map(\.text) + parts.flatMap(\.layout.allTexts)
  }

  private static func undrawable(_ text: String, of figure: Figure, _ problem: TextProblem) -> PlottingError {
    .undrawable(figure: visible(RichText(figure.title).plain), text: visible(text), problem: problem)
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
