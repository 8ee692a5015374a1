import SwiftParser

/// What is wrong with a catalogue, before anything is run.
public struct CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line a finding.
  public var findings: [String]

  /// The findings, one a line.
  public var description: String { findings.joined(separator: "\n") }
}

extension Catalogue {
  /// What the report itself has names for, in any of its formats.
  static let reservedNames = [
    "assets": "the folder of the style sheet", "index": "the page that lists the chapters",
    "readme": "the Markdown page that lists the chapters",
  ]

  /// Checks names and titles, which a chapter's author writes and the type checker cannot know.
  func findings() -> [String] {
    var findings: [String] = []
    var names: [String: String] = [:]
    if title.trimmed.isEmpty { findings.append("the catalogue has no title") }
    findings += appearanceFindings()
    findings += bibliographyFindings()
    findings += TeXMacros.problems(macros).map { "the catalogue's macros: \($0)" }
    for chapter in chapters {
      let file = fileName(of: sourceFileName(of: chapter))
      let type = String(describing: chapter)
      if chapter.title.trimmed.isEmpty {
        findings.append(
          "\(place(of: "title", in: chapter)): the chapter \(type) has no title: say `static let title = \"...\"`")
      }
      if chapter.summary.trimmed.isEmpty {
        findings.append(
          "\(place(of: "summary", in: chapter)): the chapter \(type) has no summary: say `static let summary = \"...\"`"
        )
      }
      let optional: [(name: String, value: String?)] = [("cover", chapter.cover), ("sourceFile", chapter.sourceFile)]
      for property in optional where property.value == nil && isDeclared(property.name, in: chapter) {
        findings.append(
          "\(place(of: property.name, in: chapter)): \(property.name) needs its type, or it is another property: "
            + "`static let \(property.name): String? = \"...\"`")
      }
      do {
        try Names.validate(chapter: chapter.name)
      } catch {
        findings.append("\(file): \(error)")
      }
      if let use = Self.reservedNames[Names.key(chapter.name)] {
        findings.append("\(file): a chapter cannot be named \"\(chapter.name)\", which is \(use): name it otherwise")
      }
      if let other = names.updateValue(type, forKey: Names.key(chapter.name)) {
        findings.append("\(file): the chapters \(other) and \(type) are both named \"\(chapter.name)\"")
      }
    }
    return findings
  }

  /// What is wrong with the language, the address and the style sheet.
  private func appearanceFindings() -> [String] {
    func finding(_ check: () throws -> Void) -> String? {
      do {
        try check()
        return nil
      } catch {
        return "\(fileName(of: sourceFile)): \(error)"
      }
    }
    return [
      finding { _ = try Words(language) },
      finding { _ = try address.map { address in try WebAddress(address) } },
      finding { _ = try styleSheet.map { name in try OwnStyleSheet(name, in: self) } },
    ].compactMap { $0 }
  }

  /// Whether a chapter's source declares a property of that name.
  private func isDeclared(_ property: String, in chapter: any Chapter.Type) -> Bool {
    // A parser without optimization takes a good part of a second for a long chapter, which mostly has no such word.
    guard let file = try? SourceFile(of: chapter, in: self), file.text.contains(property) else { return false }
    let finder = ChapterFinder(String(describing: chapter))
    finder.walk(Parser.parse(source: SourceText(file.text).text))
    return finder.propertyPositions[property] != nil
  }

  /// `FILE:LINE` of the property of that name in a chapter's source, as far as it can be found.
  private func place(of property: String, in chapter: any Chapter.Type) -> String {
    let name = fileName(of: sourceFileName(of: chapter))
    guard let file = try? SourceFile(of: chapter, in: self) else { return name }
    let source = SourceText(file.text)
    let finder = ChapterFinder(String(describing: chapter))
    finder.walk(Parser.parse(source: source.text))
    let position = finder.propertyPositions[property] ?? finder.namePosition
    return position.map { "\(name):\(source.line(of: $0))" } ?? name
  }

  /// A key is written between `[^` and `]`, and stands once.
  private func bibliographyFindings() -> [String] {
    var findings: [String] = []
    var keys: Set<String> = []
    for work in bibliography {
      let key = singleLine(work.key)
      if work.key.wholeMatch(of: /[A-Za-z0-9][-A-Za-z0-9_.:]*/) == nil {
        findings.append(
          "the bibliography: the key \"\(key)\" cannot be cited: use letters from a to z, digits, -, _, . and :")
      } else if !keys.insert(work.key.lowercased()).inserted {
        findings.append("the bibliography: the key \"\(key)\" is there twice: names of footnotes do not tell A from a")
      }
      if work.text.trimmed.isEmpty { findings.append("the bibliography: \"\(key)\" says nothing of the work") }
    }
    return findings
  }
}
