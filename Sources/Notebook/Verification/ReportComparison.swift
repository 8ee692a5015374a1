import SafeFiles

/// Compares a report with one that was made anew, as people mean it: numbers, labels, pixels and lines, not file bytes.
package struct ReportComparison: Sendable {
  /// What is shown of a figure that differs.
  package struct Figure: Hashable, Sendable {
    /// The image's path in the reports.
    package var path: String
    /// What differs.
    package var details: String
    /// The file in the expected report, if there is one.
    package var expected: [UInt8]?
    /// The file in the actual report, if there is one.
    package var actual: [UInt8]?
  }

  /// Everything that differs, chapter by chapter, the nearest cause first.
  package private(set) var differences: [Difference] = []

  /// The figures that differ.
  package internal(set) var figures: [Figure] = []

  /// In what the drawing of the two reports differed: "cairo 1.16.0 -> 1.18.4", the kind of processor, or the fonts of letters.
  package private(set) var drawingChanges: [String] = []

  /// In which packages the two programs differed: "swift-syntax 602.0.0 -> 603.0.1".
  package private(set) var packageChanges: [String] = []

  /// Whether both reports were drawn by the same libraries on the same kind of processor, so that every pixel must be equal.
  package var comparesPixelsExactly: Bool { drawingChanges.isEmpty }

  private let expected: String
  private let actual: String
  private let tolerance: Double
  /// What varies from run to run, by the account of the chapters as they are now.
  private var varying: [String: ChapterOutcome.Varying] = [:]

  /// Compares two folders.
  ///
  /// - Parameters:
  ///   - expected: The folder of the report as it should be.
  ///   - actual: The folder of the report as it was made now.
  ///   - tolerance: The largest relative difference of recorded numbers that passes.
  ///   - check: Called between files; throws to end the comparison.
  /// - Throws: What `check` throws, and when a folder cannot be read.
  package init(
    expected: String, actual: String, tolerance: Double = 0, check: () throws -> Void = {}
  ) throws {
    self.expected = expected
    self.actual = actual
    self.tolerance = tolerance
    let old = Set(try Self.files(of: expected))
    let new = Set(try Self.files(of: actual))
    compareManifests()
    comparePlaces(old)
    for path in old.union(new).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      try check()
      if path == ReportManifest.fileName && old.contains(path) && new.contains(path) { continue }
      guard old.contains(path) else {
        missing(path, "is made now, but is not in the report")
        continue
      }
      guard new.contains(path) else {
        missing(path, "is in the report, but is not made any more")
        continue
      }
      compare(path)
    }
    // Other packages alone are no difference; of what differs they are the nearest cause.
    if !differences.isEmpty {
      differences += packageChanges.map { change in
        Difference(.package, ReportManifest.fileName, "made with \(change), which may be why something differs")
      }
    }
    differences = differences.sortedByCause()
  }

  /// Bytes that any file may have.
  private static let ordinarySize = 1 << 24

  private static func files(of folder: String) throws -> [String] {
    try FileSystem.status(folder, followingLinks: true) == nil ? [] : FileSystem.files(under: folder)
  }

  // MARK: - Files

  /// What a comparison of contents does not see: empty folders, links in place of files, and files that others may not
  /// read.
  private mutating func comparePlaces(_ files: Set<String>) {
    for folder in (try? FileSystem.emptyFolders(under: expected)) ?? [] {
      differences.append(Difference(.file, folder + "/", "is an empty folder in the report"))
    }
    var paths = files
    for file in files {
      for end in file.indices where file[end] == "/" { paths.insert(String(file[..<end])) }
    }
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let old = try? FileSystem.status("\(expected)/\(path)") else { continue }
      if old.kind == .symbolicLink {
        differences.append(Difference(.file, path, "is a symbolic link in the report"))
        continue
      }
      // As the file made now can be read where this program runs.
      guard let new = try? FileSystem.status("\(actual)/\(path)"), old.kind == new.kind else { continue }
      let hidden = new.permissions & ~old.permissions & (old.kind == .folder ? 0o555 : 0o444)
      if hidden != 0 {
        differences.append(
          Difference(.file, path, "cannot be read by everybody: mode \(String(old.permissions, radix: 8))"))
      }
    }
  }

  private mutating func missing(_ path: String, _ details: String) {
    differences.append(Difference(.file, path, details))
    guard path.hasSuffix(".png") else { return }
    figures.append(
      Figure(
        path: path, details: details,
        expected: try? FileSystem.contents(of: "\(expected)/\(path)", atMost: Self.ordinarySize),
        actual: try? FileSystem.contents(of: "\(actual)/\(path)")))
  }

  private mutating func compare(_ path: String) {
    let files: (old: [UInt8], new: [UInt8])
    do {
      let new = try FileSystem.contents(of: "\(actual)/\(path)")
      // What is so much larger than what is made now needs no closer look, nor the memory for it.
      files = (try FileSystem.contents(of: "\(expected)/\(path)", atMost: max(4 * new.count, Self.ordinarySize)), new)
    } catch {
      differences.append(Difference(.file, path, "cannot be read: \(error.reason)"))
      return
    }
    // An empty file is broken even if both are.
    if files.old.isEmpty || files.new.isEmpty {
      let which = files.old.isEmpty ? "the report's file is empty" : "the file made now is empty"
      differences.append(Difference(.file, path, which))
    } else if path.hasSuffix(".png") {
      compareFigure(path, files.old, files.new)
    } else if path.hasSuffix(RenderedFigure.sceneSuffix) {
      // A scene without its picture; with it, it is compared there.
      let picture = path.dropLast(RenderedFigure.sceneSuffix.count) + ".png"
      if (try? FileSystem.status("\(expected)/\(picture)")) == nil { compareText(path, files.old, files.new) }
    } else if path.hasSuffix("/values.json") || path == "values.json" {
      compareValues(path, files.old, files.new)
    } else if !isVarying(path) {
      compareText(path, files.old, files.new)
    }
  }

  private mutating func compareManifests() {
    let name = ReportManifest.fileName
    guard var new = try? ReportManifest(json: FileSystem.contents(of: "\(actual)/\(name)")) else {
      differences.append(Difference(.file, name, "could not be made"))
      return
    }
    for chapter in new.chapters.flatMap(\.withRuns) {
      varying[chapter.name] = chapter.varying
      // What is wrong with runs stands with each of them.
      if chapter.runs != nil { continue }
      differences += chapter.failures.map { Difference(.failure, "\(chapter.name)/", $0.description) }
    }
    guard let old = try? ReportManifest(json: FileSystem.contents(of: "\(expected)/\(name)")) else {
      if (try? FileSystem.status("\(expected)/\(name)")) != nil {
        differences.append(Difference(.file, name, "is not a report's manifest"))
      }
      return
    }
    drawingChanges =
      Self.changes(old.drawingLibraries, new.drawingLibraries, missing: "unknown")
      + Self.changes(old.fonts, new.fonts, missing: "none").map { "the font \($0)" }
    if let before = old.packages, let after = new.packages {
      packageChanges = Self.changes(before, after, missing: "none")
    }
    if let bytes = try? FileSystem.contents(of: "\(expected)/\(name)"), let own = try? old.json(), bytes != own {
      // Keys that nobody reads, or another order of the same.
      compareText(name, bytes, own)
    }
    new.drawingLibraries = old.drawingLibraries
    new.packages = old.packages
    differences += DataComparison.differences(old.chapters, new.chapters)
    for index in new.chapters.indices { new.chapters[index].takeWhatIsToldOtherwise(from: old.chapters) }
    if let first = try? old.json(), let second = try? new.json() { compareText(name, first, second) }
  }

  /// The versions that differ: "NAME BEFORE -> AFTER".
  private static func changes(_ old: [String: String], _ new: [String: String], missing: String) -> [String] {
    Set(old.keys).union(new.keys).sorted().compactMap { name in
      old[name] == new[name] ? nil : "\(name) \(old[name] ?? missing) -> \(new[name] ?? missing)"
    }
  }

  private mutating func compareValues(_ path: String, _ old: [UInt8], _ new: [UInt8]) {
    let chapter = path.split(separator: "/").first.map(String.init) ?? ""
    let comparison = ValueComparison(
      tolerance: tolerance, varying: Set((varying[chapter]?.values ?? []).map { ExactText($0) }))
    do {
      let findings = comparison.differences(try JSONValue(old), try JSONValue(new))
      differences += abridged(findings, limit: 20).map { Difference(.value, path, $0) }
    } catch {
      differences.append(Difference(.file, path, "\(error)"))
    }
  }

  private mutating func compareText(_ path: String, _ old: [UInt8], _ new: [UInt8]) {
    if old == new { return }
    guard let first = String(validating: old, as: UTF8.self), let second = String(validating: new, as: UTF8.self) else {
      differences.append(Difference(.file, path, "differs, and is not text"))
      return
    }
    let findings = LineComparison.changes(first, second).map(LineComparison.summary)
    differences += abridged(findings, limit: 10).map { Difference(.text, path, $0) }
  }

  /// Whether a file is another one with every run, by its chapter's own account.
  private func isVarying(_ path: String) -> Bool { varying.values.contains { $0.files.contains(path) } }

  // MARK: - Figures

  private mutating func compareFigure(_ path: String, _ old: [UInt8], _ new: [UInt8]) {
    var findings: [String] = []
    let stem = String(path.dropLast(".png".count))
    let isVarying = isVarying(path)
    if !isVarying, let first = try? FileSystem.contents(of: "\(expected)/\(stem)\(RenderedFigure.sceneSuffix)"),
      let second = try? FileSystem.contents(of: "\(actual)/\(stem)\(RenderedFigure.sceneSuffix)")
    {
      findings += abridged(
        SceneComparison.differences(String(decoding: first, as: UTF8.self), String(decoding: second, as: UTF8.self)),
        limit: 8)
    }
    do {
      let (before, after) = (try PictureFile(png: old), try PictureFile(png: new))
      if !isVarying {
        let around = after.differences(from: before)
        findings += around
        // Only pictures of the size that ours have are decoded.
        if around.isEmpty, old != new {
          let (first, second) = (try PixelComparison.Picture(png: old), try PixelComparison.Picture(png: new))
          let pixels = PixelComparison(first, second, exactly: comparesPixelsExactly)
          if !pixels.isEqual { findings.append(pixels.summary) }
        }
      }
      // Equal, but perhaps equally broken.
      if isVarying || old == new { _ = try PixelComparison.Picture(png: new) }
    } catch {
      findings.append("the image cannot be read: \(error)")
    }
    if findings.isEmpty { return }
    let details = findings.joined(separator: "; ")
    differences.append(Difference(.figure, path, details))
    figures.append(Figure(path: path, details: details, expected: old, actual: new))
  }
}
