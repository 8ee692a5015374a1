import Foundation
import Mustache
import Plotting
import ProgramResources

/// The pages' templates and other files that stand beside the code as resources.
struct Templates: Sendable {
  private let library: MustacheLibrary

  private static let names = [
    "attachment", "chapter", "code", "failure", "figure", "image", "index", "making", "new-chapter", "output",
    "parameter-table", "parameters", "placeholder", "recorded", "sequence", "shell", "table",
  ]

  /// What pages say themselves.
  let words: Words

  /// Reads all templates.
  ///
  /// - Throws: What is wrong with a template, by name and line.
  init(words: Words = .english) throws {
    self.words = words
    var templates: [String: MustacheTemplate] = [:]
    for name in Self.names {
      let file = "templates/\(name).mustache"
      templates[name] = try TemplateFile(Resources.text(file), file: file, words: words).template
    }
    library = MustacheLibrary(templates: templates)
  }

  /// The template of that name with the values of the context in it.
  func render(_ name: String, _ context: Any) throws -> String {
    guard let text = library.render(ReflectedContext(context), withTemplate: name) else {
      throw TemplateFile.Problem(file: "templates/\(name).mustache", line: 1, message: "is not among those read")
    }
    return text
  }
}

/// Files of this module that are not code.
enum Resources {
  /// The style sheet with the fonts for mathematics in it: as files of their own, a browser would not load a font from
  /// disk for every page, since it takes each file for another site.
  ///
  /// Their licences ask to go where the fonts go.
  static func mathematicsStyle() throws -> String {
    let licence = "/*\n\(try text("notebook-math-license.txt"))*/\n"
    return try licence
      + [("Notebook Math", "notebook-math"), ("Notebook Math Symbols", "notebook-math-symbols")].map { name, file in
        let font = Data(try bytes("\(file).woff2")).base64EncodedString()
        return "@font-face { font-family: \"\(name)\"; font-display: block; "
          + "src: url(data:font/woff2;base64,\(font)) format(\"woff2\"); }\n"
      }.joined()
  }

  /// The text of a file, with the paper of figures for dark pages as the ground of those pages, so that they are one.
  static func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self).replacing("%dark-paper%", with: Theme.dark.paper.code)
  }

  /// A script with words in the place of `%words.name%`, which stand in its string literals.
  static func script(_ name: String, _ words: Words) throws -> String {
    let text = String(decoding: try bytes(name), as: UTF8.self)
    do throws(Words.UnknownPhrase) {
      return try words.filling(
        text, /%words\.(\w+)%/,
        written: { String(jsonString($0).dropFirst().dropLast()) })
    } catch {
      throw TemplateFile.Problem(
        file: name, line: error.line, message: "there are no words by the name \"\(error.name)\"")
    }
  }

  private static func bytes(_ name: String) throws(ResourceError) -> [UInt8] {
    try ResourceFolder(module: "Notebook").contents(of: "Resources/\(name)")
  }
}
