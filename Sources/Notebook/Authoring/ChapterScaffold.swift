import SafeFiles

/// A new chapter to start from: a source file that compiles, and its place in the catalogue.
package struct ChapterScaffold: Hashable, Sendable {
  /// The path of the new source file.
  package var path: String
  /// The new source file's text.
  package var source: String
  /// The path of the catalogue's source file.
  package var cataloguePath: String
  /// The catalogue's source with the chapter in it.
  package var catalogueSource: String
  /// The name of the chapter's type.
  package var typeName: String

  /// Plans a new chapter; nothing is written.
  ///
  /// - Parameter name: The chapter's name, such as `kernel-density`.
  /// - Throws: ``ScaffoldError`` when the name cannot be or is taken, or the catalogue cannot be edited.
  package init(name: String, catalogue: Catalogue) throws {
    do {
      try Names.validate(chapter: name)
    } catch {
      throw ScaffoldError(description: error.description)
    }
    let words = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    typeName = Self.typeName(words)
    for chapter in catalogue.chapters
    where Names.key(chapter.name) == Names.key(name) || String(describing: chapter) == typeName {
      throw ScaffoldError(
        description: "there is a chapter named \"\(chapter.name)\" already, of the type \(String(describing: chapter))")
    }
    path = "\(catalogue.sourceFolder)/\(typeName).swift"
    do {
      if try FileSystem.status(path) != nil {
        throw ScaffoldError(description: "the file \(path) is there already: choose another name, or move it")
      }
    } catch let error as SystemError {
      throw ScaffoldError(description: error.description)
    }
    let title = words.joined(separator: " ")
    source = try Templates().render(
      "new-chapter",
      ScaffoldContext(
        title: title.prefix(1).uppercased() + title.dropFirst(), type: typeName,
        name: kebabCase(typeName) == name ? nil : name))
    cataloguePath = catalogue.sourceFile
    do {
      let bytes = try FileSystem.contents(of: cataloguePath)
      catalogueSource = try CatalogueEditor(String(decoding: bytes, as: UTF8.self), path: cataloguePath)
        .adding(typeName)
    } catch let error as SystemError {
      throw ScaffoldError(description: "the catalogue's source cannot be read: \(error.description)")
    }
  }

  /// Writes the new file and the catalogue.
  ///
  /// - Returns: The paths of both.
  /// - Throws: ``ScaffoldError`` when they cannot be written; then neither has changed.
  package func write() throws -> [String] {
    do throws(SystemError) {
      try FileSystem.create(path, with: Array(source.utf8))
      do throws(SystemError) {
        try FileSystem.replace(cataloguePath, with: Array(catalogueSource.utf8))
      } catch {
        try? FileSystem.removeTree(path)
        throw error
      }
    } catch {
      throw ScaffoldError(description: "the chapter cannot be written: \(error)")
    }
    return [path, cataloguePath]
  }

  private static func typeName(_ words: [String]) -> String {
    var name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    // Names that a type cannot have, or that the chapter's own source uses for something else.
    let taken = ["Any", "Chapter", "Catalogue", "Curve", "Axis", "Figure", "Protocol", "Self", "Table", "Type"]
    if taken.contains(name) { name += "Chapter" }
    return name.first?.isLetter == true ? name : "Chapter" + name
  }
}

/// Why no chapter can be added.
package struct ScaffoldError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is in the way and what to do.
  package var description: String
}

private struct ScaffoldContext {
  var title: String
  var type: String
  var name: String?
}
