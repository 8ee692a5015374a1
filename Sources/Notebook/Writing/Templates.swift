import Foundation
import Mustache

/// The pages' templates and other files that stand beside the code as resources.
struct Templates: Sendable {
  private let library: MustacheLibrary

  private static let names = [
    "chapter", "code", "failure", "figure", "image", "index", "new-chapter", "output", "placeholder", "sequence",
    "shell", "table",
  ]

  /// Reads all templates.
  ///
  /// - Throws: What is wrong with a template, by name and line.
  init() throws {
    var templates: [String: MustacheTemplate] = [:]
    for name in Self.names {
      let text = try Resources.text("templates/\(name).mustache")
      templates[name] = try MustacheTemplate(string: text)
    }
    library = MustacheLibrary(templates: templates)
  }

  /// The template of that name with the values of the context in it.
  func render(_ name: String, _ context: Any) throws -> String {
    guard let text = library.render(context, withTemplate: name) else {
      throw ResourceError(name: name)
    }
    return text
  }
}

/// Files of this module that are not code.
enum Resources {
  static func text(_ name: String) throws -> String {
    let path = Bundle.module.bundlePath + "/Resources/" + name
    do {
      return String(decoding: try FileSystem.contents(of: path), as: UTF8.self)
    } catch {
      throw ResourceError(name: name)
    }
  }
}

/// A file is missing that was built with the program.
struct ResourceError: Error, CustomStringConvertible {
  var name: String
  var description: String { "the file \(name) that belongs to the program is missing: build it again" }
}
