/// The settings of one chapter on their way to its runs.
struct ChapterPlan {
  /// A parameter with its values, each as the parameter itself writes it.
  private struct Choice {
    var name: String
    var texts: [String]
    var isForEach: Bool
  }

  private let parameters: ChapterParameters
  /// Whether messages have to say which chapter is meant.
  private let isOneOfSeveral: Bool
  private var choices: [Choice] = []
  private(set) var errors: [ParameterError] = []

  init(_ parameters: ChapterParameters, isOneOfSeveral: Bool) {
    self.parameters = parameters
    self.isOneOfSeveral = isOneOfSeveral
  }

  /// Reads settings, one a parameter.
  mutating func read(_ settings: [GivenSetting]) {
    for setting in settings {
      var choice = Choice(name: setting.name, texts: [], isForEach: setting.isForEach)
      var seen: Set<ExactText> = []
      for value in setting.values {
        do throws(ParameterError) {
          let typed: String
          switch value {
          case .text(let text): typed = text
          case .array(let elements): typed = try parameters.text(of: elements, for: setting.name)
          }
          let text = try parameters.checkedText(typed, for: setting.name)
          if text.unicodeScalars.contains("\0") {
            throw .reason("a value cannot hold the character with the code 0")
          }
          if !seen.insert(ExactText(text)).inserted { throw .reason("\(singleLine(text)) is given twice") }
          choice.texts.append(text)
        } catch {
          let name = isOneOfSeveral ? "\(parameters.chapter).\(setting.name)" : setting.name
          errors.append(.setting(setting.place.map { "\($0): \(name)" } ?? name, error))
        }
      }
      choices.append(choice)
    }
  }

  /// The runs; `nil` where something is wrong.
  ///
  /// - Parameters:
  ///   - chapters: All chapters of the catalogue.
  ///   - taken: Names that no folder of a run can have.
  mutating func planned(among chapters: [String], taken: Set<String>) -> PlannedChapter? {
    guard errors.isEmpty else { return nil }
    let compared = choices.filter(\.isForEach)
    let fixed = choices.filter { !$0.isForEach }.map { (name: $0.name, text: $0.texts[0], isKept: false) }
    if compared.isEmpty { return PlannedChapter(parameters.chapter, settings: settings(fixed)) }
    let count = compared.map(\.texts.count).reduce(1) { min($0 * $1, ForEachValues.mostRuns + 1) }
    guard count <= ForEachValues.mostRuns else {
      errors.append(
        .reason(
          "\(compared.map { "\($0.texts.count)" }.joined(separator: " x ")) runs of \(parameters.chapter) are more than "
            + "can be compared: \(ForEachValues.mostRuns) at most"))
      return nil
    }
    var runs: [[String]] = [[]]
    for choice in compared { runs = runs.flatMap { run in choice.texts.map { run + [$0] } } }
    do throws(ParameterError) {
      let names = try RunNames(
        chapter: parameters.chapter, compared: compared.map(\.name), chapters: chapters, taken: taken
      ).names(of: runs)
      return PlannedChapter(
        parameters.chapter, compared: compared.map(\.name),
        runs: zip(names, runs).map { name, texts in
          PlannedRun(
            chapter: parameters.chapter, name: name,
            settings: settings(fixed + zip(compared, texts).map { (name: $0.name, text: $1, isKept: true) }),
            compared: compared.map(\.name))
        })
    } catch {
      errors.append(error)
      return nil
    }
  }

  /// Settings in the order of the parameters; one that is the default sets nothing, unless it is kept.
  private func settings(_ chosen: [(name: String, text: String, isKept: Bool)]) -> [ParameterSetting] {
    parameters.all.compactMap { parameter in
      guard let choice = chosen.first(where: { isSame($0.name, parameter.name) }),
        choice.isKept || !isSame(choice.text, parameter.defaultText)
      else { return nil }
      return ParameterSetting(name: choice.name, text: choice.text)
    }
  }
}
