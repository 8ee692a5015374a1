import Testing

@testable import Notebook

/// Formulas in prose: their names, numbers, own commands, and all that is wrong with them.
struct EquationTests {
  private func read(_ text: String) -> (html: String, markdown: String, problems: [SourceProblem]) {
    var anchors = AnchorNames()
    var macros = TeXMacros(["\\E": "\\mathbb{E}_{#1}"])
    var problems: [SourceProblem] = []
    let blocks = MarkdownParser.parse(text, anchors: &anchors, macros: &macros, problems: &problems) { ($0, $1) }
    var targets = ReferenceTargets(chapters: [])
    targets.add([.prose(blocks)])
    problems += references(in: [.prose(blocks)]).filter { targets.target($0) == nil }.map { targets.problem($0) }
    problems += targets.problems
    return (
      HTMLProse(targets: targets, addresses: HTMLWriter.addresses.prose { $0 }).write(blocks),
      MarkdownProse(targets: targets, addresses: MarkdownWriter.addresses.prose { $0 }).write(blocks), problems
    )
  }

  @Test func aLabelIsTheNameOfItsEquation() {
    let (html, markdown, problems) = read(
      "```math\na = b \\label{first}\n```\n\n```math second\nb = c\n```\n\nBy $`\\eqref{second}`$, [](#equation:first)."
    )
    #expect(problems == [])
    #expect(html.contains("id=\"equation-first\"") && html.contains("<span class=\"number\">(1)</span>"))
    #expect(html.contains("<mtext><a href=\"#equation-second\">(2)</a></mtext>"))
    #expect(html.contains("<a href=\"#equation-first\">Equation 1</a>"))
    #expect(markdown.contains("a = b \\tag{1}") && markdown.contains("$`\\text{(2)}`$"))
    #expect(!markdown.contains("\\label"))
  }

  @Test func aTagIsTheNumber() {
    let (html, markdown, problems) = read(
      "```math star\na = b \\tag{$*$}\n```\n\n```math next\nb\n```\n\n[](#equation:star) $`\\eqref{star}`$\n\n```math\nc \\tag{7}\n```"
    )
    #expect(problems == [])
    #expect(html.contains("<span class=\"number\">(*)</span>") && html.contains("(1)</span>"))
    #expect(html.contains(">Equation *</a>") && html.contains(">(*)</a>"))
    #expect(
      html.contains(
        "<div class=\"equation numbered\"><div class=\"scroll\" tabindex=\"0\"><math display=\"block\"><mi>c</mi>"))
    #expect(markdown.components(separatedBy: "\\tag{$*$}").count == 2)
  }

  @Test func ownCommandsHoldForTheRest() {
    let (html, markdown, problems) = read(
      "```math\n\\newcommand{\\R}{\\mathbb{R}}\n```\n\nIn $`\\R`$ and $`\\E{q}`$.\n\n```math\nx \\in \\R\n```")
    #expect(problems == [])
    #expect(html.hasPrefix("<p>In <math><mi>ℝ</mi></math>"))
    #expect(markdown.hasPrefix("In $`\\mathbb{R}`$ and $`\\mathbb{E}_{q}`$."))
  }

  @Test func allMistakesOfAFormulaAreToldWithTheirPlaces() {
    let problems = read("```math\na \\foo b\n  \\baz + \\text{x_1}\n```\n\n$`\\qux`$").problems
    #expect(problems.map(\.line) == [2, 3, 3, 6])
    #expect(problems.map(\.column) == [3, 3, 17, 3])
  }

  @Test(arguments: [
    ("```math x\na \\label{y}\n```", "named \"x\" behind its fence"), ("$`a \\label{y}`$", "```math y"),
    ("```math\na \\label{eq:y}\n```", "```math y"), ("$`a \\tag{1}`$", "within a line"),
    ("```math\na \\label{x} \\label{y}\n```", "a second \\label"), ("$`\\eqref{nowhere}`$", "no equation named"),
    ("```math\na \\tag{1} \\tag{2}\n```", "two \\tag"),
  ])
  func mistakes(text: String, part: String) {
    let found = read(text).problems
    #expect(found.contains { $0.message.contains(part) }, "\(found)")
  }

  @Test func aCataloguesMacrosAreForItsTextsAndChapters() throws {
    let catalogue = Catalogue(
      title: "x", introduction: "The mean, $`\\E{q}`$.", chapters: [], macros: ["\\E": "\\mathbb{E}_{#1}"])
    let text = try CatalogueText(catalogue)
    #expect(text.problems == [])
    guard case .paragraph(let inlines)? = text.introduction.first, case .math(let formula) = inlines[1] else {
      Issue.record("no formula")
      return
    }
    #expect(formula.tex == "\\mathbb{E}_{q}")
    let wrong = Catalogue(title: "x", introduction: "", chapters: [], macros: ["\\E": "\\mathb{E}"])
    #expect(
      wrong.findings().contains { $0.hasPrefix("the catalogue's macros: the macro \\E: the TeX command \\mathb ") })
  }
}
