import Foundation
import SafeFiles
import Testing

@testable import Notebook

/// The article that lists all commands is made from the tables: `RECORD=1 swift test --filter CommandArticleTests`.
struct CommandArticleTests {
  private static let path = fixtures.sourceFolder + "/../../../Sources/Notebook/Notebook.docc/Formulas.md"

  private static func list(_ names: some Collection<String>, _ sign: (String) -> String = { _ in "" }) -> String {
    names.sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }.map { name in
      let text = sign(name)
      return "`\\\(name)`" + (text.isEmpty ? "" : " \(text)")
    }.joined(separator: ", ")
  }

  private static func list(_ table: [String: String]) -> String { list(table.keys) { escaped(table[$0] ?? "") } }

  private static func escaped(_ text: String) -> String {
    ["|", "*", "_", "\\", "<", "`", "[", "]", "#", "~"].contains(text) ? "" : text
  }

  private static func structures(_ wanted: (TeXCommands.Structure) -> Bool) -> String {
    list(TeXCommands.structures.filter { wanted($0.value) }.keys)
  }

  private static let definitions: Set<String> = [
    "newcommand", "renewcommand", "providecommand", "def", "gdef", "let", "DeclareMathOperator", "global", "long",
  ]

  static var article: String {
    let delimiters = TeXCommands.delimiters.mapValues(\.text)
    let functions = TeXCommands.functions.keys
    let equations: Set<String> = ["tag", "label", "ref", "eqref", "notag", "nonumber"]
    let others = TeXCommands.structures.keys.filter { !definitions.contains($0) && !equations.contains($0) }
    return """
      # Formulas

      All TeX commands that can stand in a formula.

      A formula is LaTeX with amsmath, amssymb and the commands that KaTeX adds. What is not listed here is an error that
      names line and column; all such errors of a chapter are told at once. <doc:FormulasBesideKaTeX> shows what differs from
      KaTeX. This article is made from the tables of the program.

      ## Letters

      Letters of all alphabets can be typed. By name: \(list(TeXCommands.letters.merging(TeXCommands.uprightLetters) { first, _ in first })).

      Alphabets: \(list(TeXCommands.alphabets.keys)); for the rest of a group, \(list(TeXCommands.alphabetSwitches.keys)).

      ## Functions

      \(list(functions)). Other names are written with `\\operatorname{tr}`, or with `\\operatorname*` where limits stand below.

      ## Operators and relations

      Large, with limits above and below in a formula on its own line: \(list(TeXCommands.largeOperators)).

      Integrals: \(list(TeXCommands.integrals)).

      Binary: \(list(TeXCommands.binaryOperators)).

      Equality and likeness: \(list(TeXCommands.relations)).

      Orders: \(list(TeXCommands.orders)).

      Sets: \(list(TeXCommands.sets)).

      Colons: \(list(TeXCommands.colons)).

      Negated: \(list(TeXCommands.negatedRelations)); others with `\\not`.

      Arrows: \(list(TeXCommands.arrows)).

      As long as what is written above and, in brackets, below them: \(list(TeXCommands.extensibleArrows)).

      Any piece of a formula becomes an operator, relation, delimiter ... with \(list(TeXCommands.classes.keys)).

      ## Signs

      \(list(TeXCommands.signs)), \(list(TeXCommands.shapes)).

      Dots: \(list(TeXCommands.dots)), and `\\dots`, which goes by what follows. Punctuation: \(list(TeXCommands.punctuation)).

      ## Delimiters

      \(list(delimiters)). They grow between `\\left`, `\\middle` and `\\right`, and have a size with
      \(list(TeXCommands.sizedDelimiters.keys)).

      ## Marks above and below

      \(list(TeXCommands.accents.keys)). Below: \(list(TeXCommands.underAccents.keys)).

      ## Words, sizes and spaces

      Words, with mathematics between dollar signs: \(list(TeXCommands.texts.keys)).

      Sizes: \(list(TeXCommands.fontSizes.keys)).

      Spaces: \(list(TeXCommands.spaces.keys.filter { $0 != " " })), `\\ ` and `~`.

      ## Environments

      \(TeXEnvironment.names.map { "`\($0)`" }.joined(separator: ", ")). Rows end with `\\\\`, or `\\\\[4pt]` for more room.
      The columns of an `array` are `l`, `c` or `r`, with `|` or `:` for lines between them; `\\hline` and `\\hdashline` draw
      lines between rows. Two of them in one place are a double line.

      ## Everything else

      \(list(others)).

      Short for other commands: \(list(TeXCommands.abbreviations.keys)).

      ## Numbers of equations

      \(list(equations)). A formula has the name behind its fence, or that of its `\\label`; `\\eqref` refers to it from
      another formula. `\\tag` gives it a number or sign of its own.

      In lines of its own, `equation` and `multline` have a number, and so has each row of `align`, `alignat`, `gather` and `eqnarray`,
      named or not; rows with `\\notag` and the environments with a star have none. `\\label` in a row names the row.

      ## Own commands

      \(list(definitions)). They hold from there to the end of the chapter, or of the group in braces that they stand in. The
      catalogue's `macros` hold for all chapters.

      """
  }

  @Test func articleIsThatOfTheTables() throws {
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Self.article.write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
    #expect(String(decoding: try FileSystem.contents(of: Self.path), as: UTF8.self) == Self.article)
  }

  @Test func articleNamesEveryCommand() {
    for name in TeXCommands.all { #expect(Self.article.contains("`\\\(name)`"), "\(name)") }
  }
}
