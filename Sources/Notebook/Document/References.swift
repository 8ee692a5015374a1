/// Where the names of a report lead, and what they are called, whatever the format that it is written in.
struct ReferenceTargets: Hashable, Sendable {
  struct Target: Hashable, Sendable {
    enum Place: Hashable, Sendable {
      case chapter(String)
      case anchor(String)
      /// An anchor on another chapter's page.
      case elsewhere(chapter: String, anchor: String)
    }

    var place: Place
    /// What the target is called where the reference has no words of its own.
    var label: String
    /// What is added behind the words of the reference.
    var number: String?
    /// The number alone, beside an equation.
    var bareNumber: String?
  }

  /// The chapter whose names these are; `nil` for the catalogue.
  var chapter: String?
  /// Names that are used twice.
  private(set) var problems: [SourceProblem] = []
  private var targets: [MarkdownReference.Kind: [String: Target]] = [:]
  /// What figures, tables and equations are called.
  let words: Words

  /// The chapters of a report.
  init(chapters: [(name: String, title: String)], words: Words = .english) {
    self.words = words
    for chapter in chapters {
      targets[.chapter, default: [:]][chapter.name] = Target(place: .chapter(chapter.name), label: chapter.title)
    }
  }

  /// Adds those in a document.
  mutating func add(_ blocks: [DocumentBlock]) {
    for block in blocks {
      switch block {
      case .figure(let figure): add(.figure, figure.name, words(.figureNumber, ["number": figure.number]))
      case .sequence(let sequence): add(.figure, sequence.name, words(.figureNumber, ["number": sequence.number]))
      case .table(let table):
        if let name = table.name, let number = table.number {
          add(.table, name, words(.tableNumber, ["number": number]))
        }
      case .prose, .code, .recorded, .output, .attachment, .failure: continue
      }
    }
    var headings: [(anchor: String, title: String)] = []
    var equations: [(number: String, name: EquationName)] = []
    visit(blocks) { block in
      if case .heading(_, let content, let anchor) = block { headings.append((anchor, content.plainText)) }
      if case .math(let formula, let name) = block {
        if let name { equations.append((formula.tag?.text ?? formula.number.map(String.init) ?? "", name)) }
        equations += formula.rows.map { ($0.tag.text, $0.name) }
      }
    }
    for heading in headings {
      targets[.section, default: [:]][heading.anchor] = Target(place: .anchor(heading.anchor), label: heading.title)
    }
    // Headings that take the name of something else have another anchor; they are referred to by their own.
    for heading in headings where heading.anchor.hasPrefix("section-") {
      let name = String(heading.anchor.dropFirst("section-".count))
      if targets[.section]?[name] == nil {
        targets[.section, default: [:]][name] = Target(place: .anchor(heading.anchor), label: heading.title)
      }
    }
    for (shown, equation) in equations {
      if targets[.equation]?[equation.name] != nil {
        problems.append(
          SourceProblem(line: equation.line, message: "an equation named \"\(equation.name)\" is there already"))
      }
      add(.equation, equation.name, words[.equationNumber].replacing("{{number}}", with: shown), bareNumber: shown)
    }
  }

  private mutating func add(_ kind: MarkdownReference.Kind, _ name: String, _ label: String, bareNumber: String? = nil)
  {
    targets[kind, default: [:]][name] = Target(
      place: .anchor(kind.anchor(of: name)), label: label, number: label, bareNumber: bareNumber)
  }

  /// Where a reference leads; `nil` if nowhere, as far as can be told without the pages of other chapters.
  func target(_ reference: MarkdownReference) -> Target? {
    guard let other = reference.chapter, other != chapter else { return targets[reference.kind]?[reference.name] }
    guard let title = targets[.chapter]?[other]?.label else { return nil }
    return Target(
      place: .elsewhere(chapter: other, anchor: reference.kind.anchor(of: reference.name)), label: title)
  }

  /// The number of an equation.
  func equationNumber(_ name: String) -> String? {
    targets[.equation]?[name]?.bareNumber
  }

  /// The chapters' names, in no order.
  var chapterNames: [String] { targets[.chapter].map { Array($0.keys) } ?? [] }

  /// What everything is called that other chapters can refer to, by kind and name: `figure:e-step`.
  var names: [String: String] {
    var names: [String: String] = [:]
    for (kind, targets) in targets where kind != .chapter {
      for (name, target) in targets { names[MarkdownReference.key(kind, name)] = target.label }
    }
    return names
  }

  /// What is wrong with a reference that leads nowhere.
  func problem(_ reference: MarkdownReference) -> SourceProblem {
    if let other = reference.chapter, other != chapter, targets[.chapter]?[other] == nil {
      return SourceProblem(
        line: reference.line, message: Self.message("chapter", other, known: chapterNames.sorted()))
    }
    let known = targets[reference.kind].map { $0.keys.sorted() } ?? []
    return SourceProblem(
      line: reference.line, message: Self.message(reference.kind.rawValue, reference.name, known: known))
  }

  /// That there is nothing of that kind and name, with the nearest that there is.
  static func message(_ kind: String, _ name: String, in chapter: String? = nil, known: [String]) -> String {
    let hint =
      nearestName(to: name, among: known).map { ": did you mean \($0)?" }
      ?? (known.isEmpty ? ": there is none" : ": there are \(known.joined(separator: ", "))")
    return "there is no \(kind) named \"\(name)\"\(chapter.map { " in \($0)" } ?? "")\(hint)"
  }
}

extension MarkdownReference.Kind {
  /// The anchor on the page of what has that name.
  func anchor(of name: String) -> String { self == .section ? name : "\(rawValue)-\(name)" }
}

extension MarkdownReference {
  /// How the reference is written.
  var text: String { "\(chapter ?? "")#\(key)" }
}

/// Finds the references of a document.
func references(in blocks: [DocumentBlock]) -> [MarkdownReference] {
  var found: [MarkdownReference] = []
  visit(
    blocks,
    block: { if case .math(let formula, _) = $0 { found += formula.references } },
    inline: { inline in
      switch inline {
      case .reference(let reference, _): found.append(reference)
      case .math(let formula): found += formula.references
      default: break
      }
    })
  return found
}
