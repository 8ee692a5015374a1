/// Finds out which runs of which chapters a command asks for, and all that is wrong with its settings, before anything runs.
package struct RunPlanner {
  private let catalogue: Catalogue
  private let given: [GivenSetting]

  /// Takes what was typed.
  ///
  /// - Parameters:
  ///   - set: What `--set` said, `NAME=VALUE` or `CHAPTER.NAME=VALUE`.
  ///   - file: The path of a file of settings, over which `set` and `forEach` go.
  ///   - forEach: What `--for-each` said, `NAME=A...B` or `NAME=a,b,c`.
  /// - Throws: ``RefusedSettings`` with all that cannot be read.
  package init(
    _ catalogue: Catalogue, set: [String] = [], file: String? = nil, forEach: [String] = []
  ) throws(RefusedSettings) {
    self.catalogue = catalogue
    var errors: [ParameterError] = []
    var given: [GivenSetting] = []
    func read(_ body: () throws(ParameterError) -> [GivenSetting]) {
      do throws(ParameterError) {
        given += try body()
      } catch {
        errors.append(error)
      }
    }
    for argument in set { read { () throws(ParameterError) in [try GivenSetting.set(argument)] } }
    for argument in forEach { read { () throws(ParameterError) in [try GivenSetting.forEach(argument)] } }
    if let file { read { () throws(ParameterError) in try SettingsFile.settings(path: file) } }
    self.given = given
    guard errors.isEmpty else { throw RefusedSettings(errors: errors) }
  }

  /// The runs of chapters.
  ///
  /// A setting for all chapters counts for each that has the parameter. Of several for one parameter the command line's goes
  /// over the file's, and the one for the chapter over the one for all.
  ///
  /// - Parameters:
  ///   - chapters: The chapters to make.
  ///   - needsAll: Whether each of them must have what is set for all; else one of them must.
  /// - Throws: ``RefusedSettings`` with all that is wrong.
  package func plan(_ chapters: [String], needsAll: Bool) throws(RefusedSettings) -> [PlannedChapter] {
    if given.isEmpty { return chapters.map { PlannedChapter($0) } }
    let parameters = chapters.map { catalogue.parameters(ofChapter: $0) }
    var errors = duplicates + unknownChapters(chapters) + unknownNames(parameters, needsAll: needsAll)
    var planned: [PlannedChapter] = []
    for chapter in parameters {
      var plan = ChapterPlan(chapter, isOneOfSeveral: chapters.count > 1)
      plan.read(settings(for: chapter))
      if let chapter = plan.planned(among: catalogue.chapterNames, taken: catalogue.takenNames) {
        planned.append(chapter)
        errors += chapter.runs.flatMap(problems)
      }
      errors += plan.errors
    }
    var told: Set<ParameterError> = []
    errors = errors.filter { told.insert($0).inserted }
    guard errors.isEmpty else { throw RefusedSettings(errors: errors) }
    return planned
  }

  /// What a chapter itself finds wrong with the settings of a run.
  private func problems(of run: PlannedRun) -> [ParameterError] {
    guard let chapter = catalogue.chapter(named: run.chapter), !run.settings.isEmpty else { return [] }
    let instance = chapter.init()
    do throws(RefusedSettings) {
      try ChapterParameters(of: instance).apply(run.settings)
    } catch {
      return error.errors
    }
    do throws(ParameterError) {
      try instance.checkParameters()
      return []
    } catch {
      return [error]
    }
  }

  /// What is given twice in the same place.
  private var duplicates: [ParameterError] {
    var seen: [GivenSetting.Origin: Set<ExactText>] = [:]
    return given.compactMap { setting in
      if seen[setting.origin, default: []].insert(ExactText(setting.key)).inserted { return nil }
      return .givenTwice(setting.place.map { "\($0): \(setting.key)" } ?? setting.key)
    }
  }

  /// What is set for chapters that are not made.
  private func unknownChapters(_ chapters: [String]) -> [ParameterError] {
    given.compactMap { setting in
      guard let chapter = setting.chapter, !chapters.contains(chapter) else { return nil }
      let known = catalogue.chapterNames
      if known.contains(chapter) {
        return .setting(setting.shown, .reason("the chapter \(chapter) is not among those that are run"))
      }
      let hint = nearestName(to: chapter, among: known).map { " (did you mean \($0)?)" } ?? ""
      return .setting(
        setting.shown,
        .reason("there is no chapter \"\(singleLine(chapter))\"\(hint): there are \(known.joined(separator: ", "))"))
    }
  }

  /// What is set and is no parameter.
  private func unknownNames(_ parameters: [ChapterParameters], needsAll: Bool) -> [ParameterError] {
    given.flatMap { setting -> [ParameterError] in
      let meant = parameters.filter { setting.chapter == nil || $0.chapter == setting.chapter }
      let lacking = meant.filter { !$0.has(setting.name) }
      if lacking.isEmpty || (setting.chapter == nil && !needsAll && lacking.count < meant.count) { return [] }
      if setting.chapter == nil && !needsAll { return [unknownEverywhere(setting, meant)] }
      let advice =
        setting.chapter == nil && lacking.count < meant.count
        ? "; for one chapter alone write \(meant.first { $0.has(setting.name) }?.chapter ?? "").\(setting.name)" : ""
      return lacking.map { chapter in
        let error = ParameterError.unknown(setting.name, chapter: chapter.chapter, known: chapter.names)
        let told = advice.isEmpty ? error : .reason(error.description + advice)
        return setting.place.map { .setting($0, told) } ?? told
      }
    }
  }

  private func unknownEverywhere(_ setting: GivenSetting, _ parameters: [ChapterParameters]) -> ParameterError {
    let known = parameters.flatMap { chapter in chapter.names.map { (name: $0, text: "\(chapter.chapter).\($0)") } }
    let hint = nearestName(to: setting.name, among: known.map(\.name)).map { " (did you mean \($0)?)" } ?? ""
    let list = known.isEmpty ? "none has any" : "there are \(known.map(\.text).joined(separator: ", "))"
    let error = ParameterError.reason("no chapter has a parameter \"\(singleLine(setting.name))\"\(hint): \(list)")
    return setting.place.map { .setting($0, error) } ?? error
  }

  /// The settings that count for a chapter, one a parameter, in the order of the command line, then of the file.
  private func settings(for chapter: ChapterParameters) -> [GivenSetting] {
    func rank(_ setting: GivenSetting) -> Int {
      (setting.origin == .commandLine ? 2 : 0) + (setting.chapter == nil ? 0 : 1)
    }
    let meant = given.filter { ($0.chapter == nil || $0.chapter == chapter.chapter) && chapter.has($0.name) }
    return meant.enumerated().filter { index, setting in
      !meant.enumerated().contains { other, rival in
        isSame(rival.name, setting.name)
          && (rank(rival) > rank(setting) || (rank(rival) == rank(setting) && other < index))
      }
    }.map(\.element)
  }
}

extension Catalogue {
  /// Names that no folder of a run can have.
  fileprivate var takenNames: Set<String> {
    Set(chapterNames.map(Names.key)).union(Self.reservedNames.keys)
  }
}

extension GivenSetting {
  /// The name as messages tell it.
  fileprivate var shown: String { place.map { "\($0): \(singleLine(key))" } ?? singleLine(key) }
}
