/// Where the names of a report lead, and what they are called, whatever the format that it is written in.
struct ReferenceTargets: Hashable, Sendable {
  struct Target: Hashable, Sendable {
    enum Place: Hashable, Sendable { case chapter(String), anchor(String) }

    var place: Place
    /// What the target is called where the reference has no words of its own.
    var label: String
    /// What is added behind the words of the reference.
    var number: String?

    /// The address that leads there, in a page from which those of chapters are as given.
    func address(ofChapter address: (_ chapter: String) -> String) -> String {
      switch place {
      case .chapter(let name): address(name)
      case .anchor(let name): "#\(name)"
      }
    }
  }

  /// Names that are used twice.
  private(set) var problems: [SourceProblem] = []
  private var targets: [MarkdownReference.Kind: [String: Target]] = [:]

  /// The chapters of a report.
  init(chapters: [(name: String, title: String)]) {
    for chapter in chapters {
      targets[.chapter, default: [:]][chapter.name] = Target(place: .chapter(chapter.name), label: chapter.title)
    }
  }

  /// Adds those in a document.
  mutating func add(_ blocks: [DocumentBlock]) {
    var equations = 0
    for block in blocks {
      switch block {
      case .figure(let figure): add(.figure, figure.name, "Figure \(figure.number)")
      case .sequence(let sequence): add(.figure, sequence.name, "Figure \(sequence.number)")
      case .table(let table):
        if let name = table.name, let number = table.number { add(.table, name, "Table \(number)") }
      case .prose(let blocks):
        for block in blocks {
          if case .heading(_, let content, let anchor) = block {
            targets[.section, default: [:]][anchor] = Target(place: .anchor(anchor), label: content.plainText)
          }
          if case .math(let formula, let equation?) = block {
            // An equation with a number of its own is not counted.
            if formula.tag == nil { equations += 1 }
            if targets[.equation]?[equation.name] != nil {
              problems.append(
                SourceProblem(
                  line: equation.line, message: "an equation named \"\(equation.name)\" is there already"))
            }
            add(.equation, equation.name, "Equation \(formula.tag?.text ?? String(equations))")
          }
        }
      case .code, .output, .failure: continue
      }
    }
  }

  private mutating func add(_ kind: MarkdownReference.Kind, _ name: String, _ label: String) {
    targets[kind, default: [:]][name] = Target(
      place: .anchor("\(kind.rawValue)-\(name)"), label: label, number: label)
  }

  /// Where a reference leads; `nil` if nowhere.
  func target(_ reference: MarkdownReference) -> Target? {
    targets[reference.kind]?[reference.name]
  }

  /// The number of an equation.
  func equationNumber(_ name: String) -> String? {
    targets[.equation]?[name]?.number.map { String($0.dropFirst("Equation ".count)) }
  }

  /// What is wrong with a reference that leads nowhere.
  func problem(_ reference: MarkdownReference) -> SourceProblem {
    let known = targets[reference.kind].map { $0.keys.sorted() } ?? []
    let hint =
      nearestName(to: reference.name, among: known).map { ": did you mean \($0)?" }
      ?? (known.isEmpty ? ": there is none" : ": there are \(known.joined(separator: ", "))")
    return SourceProblem(
      line: reference.line, message: "there is no \(reference.kind.rawValue) named \"\(reference.name)\"\(hint)")
  }
}

/// Finds the references of a document.
func references(in blocks: [DocumentBlock]) -> [MarkdownReference] {
  blocks.flatMap { block -> [MarkdownReference] in
    switch block {
    case .prose(let blocks): blocks.flatMap(references)
    case .figure(let figure): references(in: figure.caption)
    case .sequence(let sequence): sequence.frames.flatMap { references(in: $0.caption) }
    case .table(let table): references(in: table.caption) + table.columns.flatMap { references(in: $0.title) }
    case .code, .output, .failure: []
    }
  }
}

private func references(in block: MarkdownBlock) -> [MarkdownReference] {
  switch block {
  case .heading(_, let inlines, _), .paragraph(let inlines): references(in: inlines)
  case .list(let list): list.items.flatMap { $0.flatMap(references) }
  case .quote(let blocks): blocks.flatMap(references)
  case .table(let table): (table.head + table.rows.flatMap { $0 }).flatMap(references)
  case .math(let formula, _): formula.references
  case .code, .rule, .problem: []
  }
}

private func references(in inlines: [MarkdownInline]) -> [MarkdownReference] {
  inlines.flatMap { inline -> [MarkdownReference] in
    switch inline {
    case .reference(let reference, let content): [reference] + references(in: content)
    case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content):
      references(in: content)
    case .math(let formula): formula.references
    case .text, .code, .lineBreak, .softBreak, .problem: []
    }
  }
}
