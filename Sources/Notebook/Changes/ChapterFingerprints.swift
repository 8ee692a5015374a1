import Cairo
import Foundation
import SafeFiles

/// What the pages of chapters are made from, reduced to a text for each chapter: as long as it stays the same, so does what
/// running the chapter makes.
///
/// It covers the chapter's source; the object files that the program was linked from, but those of other chapters that it does not
/// need; the libraries that the program has loaded; the resources built with it; the fonts that are installed; the
/// catalogue's texts and style sheet; the pictures beside the source. It does not cover what a chapter finds out by itself when
/// it runs: files that it opens, the clock, the environment.
package struct ChapterFingerprints {
  private let catalogue: Catalogue
  /// What acts on each chapter, a line an object; empty where the build does not tell.
  private let objects: [String: [String]]
  private let sources: [String: SourceFile]
  private let common: [String]
  private let started = Int(Date().timeIntervalSince1970 * 1e9)

  /// Looks at everything now: what is edited while chapters run is no part of it.
  package init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    let sources = catalogue.chapters.compactMap { chapter in
      (try? SourceFile(of: chapter, in: catalogue)).map { (chapter.name, $0) }
    }
    self.sources = Dictionary(sources) { first, _ in first }
    let linked = catalogue.chapters.first.flatMap(ModuleBuild.program).flatMap(LinkedObjects.init(of:))
    let lines = linked?.lines(actingOn: catalogue.chapters.map(Self.source)) ?? []
    objects = Dictionary(zip(catalogue.chapterNames, lines)) { first, _ in first }
    common = Self.common(catalogue)
  }

  /// A chapter's fingerprint, 64 hexadecimal digits; `nil` where the build does not tell what the program was linked from.
  ///
  /// - Parameter outcome: What became of it.
  package func fingerprint(of outcome: ChapterOutcome) -> String? {
    let name = outcome.name
    guard let source = sources[name], let lines = objects[name] else { return nil }
    let folder = folderPath(of: source.path)
    let pictures = outcome.withRuns.flatMap { run in
      run.files.filter { $0.hasPrefix("\(run.name)/") }.map { "\(folder)/\($0.dropFirst(run.name.count + 1))" }
    }
    for picture in pictures {
      // Of a picture that was put there in the meantime, nobody knows whether the page has it.
      if let status = try? FileSystem.status(picture), status.changed >= started { return nil }
    }
    let all = common + lines + [name, source.text] + pictures.compactMap(Self.line)
    return SHA256.hexadecimal(all.joined(separator: "\n").utf8)
  }

  /// Whether the build tells what chapters are made from.
  package var isKnown: Bool { !objects.isEmpty }

  private static func source(of chapter: any Chapter.Type) -> LinkedObjects.Source {
    LinkedObjects.Source(
      module: String(String(reflecting: chapter).prefix { $0 != "." }), file: fileName(of: sourceFileName(of: chapter)))
  }

  private static func common(_ catalogue: Catalogue) -> [String] {
    var lines = [catalogue.title, catalogue.introduction, catalogue.language, catalogue.address ?? ""]
    for chapter in catalogue.chapters {
      lines += [chapter.name, chapter.title, chapter.summary, chapter.cover ?? ""]
    }
    lines += catalogue.macros.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    lines += catalogue.bibliography.map { "\($0.key) \($0.text)" }
    if let sheet = catalogue.styleSheet, let path = catalogue.styleSheetPath {
      lines += [sheet, line(of: path) ?? ""]
    }
    let versions = DrawingLibraries.versionsAndProcessor.merging(PackageVersions.ofProgram ?? [:]) { first, _ in first }
    lines += versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    lines += loadedLibraries.compactMap(line)
    lines += FontLibrary.installedFiles.compactMap(line)
    return lines + resources.compactMap(line)
  }

  /// A file with all that changes when its content does; `nil` if there is none.
  private static func line(of path: String) -> String? {
    guard let status = try? FileSystem.status(path, followingLinks: true) else { return nil }
    return "\(path) \(status.identity)"
  }

  /// The files that are mapped into this process, but for the program itself, which is its objects: by their paths, in order.
  ///
  /// Only Linux tells; elsewhere the versions of the drawing libraries stand for them.
  private static var loadedLibraries: [String] {
    guard let bytes = try? FileSystem.contents(of: "/proc/self/maps") else { return [] }
    let paths = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    return Set(paths).filter { $0.contains(".so") && !$0.hasSuffix(" (deleted)") }.sorted()
  }

  /// The files that were built with the program's modules and are not code.
  private static var resources: [String] {
    let folder = Bundle.main.bundlePath
    let folders = ((try? FileSystem.entries(of: folder)) ?? []).filter {
      $0.hasSuffix(".resources") || $0.hasSuffix(".bundle")
    }
    return folders.sorted().flatMap { name in
      ((try? FileSystem.files(under: "\(folder)/\(name)")) ?? []).map { "\(folder)/\(name)/\($0)" }
    }
  }
}
