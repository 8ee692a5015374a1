import Testing

@testable import Notebook

@Suite struct TemplateFileTests {
  @Test func allTemplatesOfTheModuleAreWell() throws {
    _ = try Templates()
    _ = try TemplateFile(Resources.text("templates/comparison.mustache"), file: "comparison")
  }

  @Test(arguments: [
    ("<p>\n{{titel}}</p>", 2), ("{{{ summry }}}", 1), ("\n\n{{#cardz}}{{/cardz}}", 3), ("{{#title}}\nopen", 2),
    ("{{title}\n", 1),
  ])
  func aTagThatNothingFillsAndAnOpenSectionAreToldWithTheirLine(text: String, line: Int) throws {
    do {
      _ = try TemplateFile(text, file: "page.mustache")
      Issue.record("taken for a template: \(text)")
    } catch let problem as TemplateFile.Problem {
      #expect(problem.description.hasPrefix("page.mustache, line \(line): "), "\(problem)")
    }
  }

  @Test func whatIsKnownIsFilledIn() throws {
    struct Context { var title = "a < b" }
    #expect(try TemplateFile("{{title}} {{! a remark }}", file: "x").template.render(Context()) == "a &lt; b ")
  }
}
