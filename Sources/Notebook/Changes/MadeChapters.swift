import Foundation
import SafeFiles

/// What chapters in a report were made from, remembered beside the program's objects: outside the report, which has nothing in
/// it that varies from machine to machine.
package struct MadeChapters {
  /// A chapter as it was when the report was written.
  fileprivate struct Entry: Codable {
    var fingerprint: String
    /// Its files with what tells them from any others, whoever may have written to them since.
    var files: [String: String]
    var seconds: Double
  }

  private struct Memory: Codable {
    var format: String
    var chapters: [String: Entry]
  }

  private let report: String
  private let format: ReportFormat
  private let path: String?
  private let fingerprints: ChapterFingerprints
  private var memory: Memory

  /// What is remembered of a report.
  ///
  /// - Parameter report: The report's folder, links resolved.
  package init(of catalogue: Catalogue, report: String, format: ReportFormat) {
    self.report = report
    self.format = format
    let program = catalogue.chapters.first.flatMap(ModuleBuild.program)
    let name = SHA256.hexadecimal(report.utf8).prefix(24)
    path = program.map { "\(folderPath(of: $0))/\(fileName(of: $0)).made/\(name).json" }
    fingerprints = ChapterFingerprints(catalogue)
    let none = Memory(format: format.argument, chapters: [:])
    let known = path.flatMap { try? FileSystem.contents(of: $0, atMost: 1 << 26) }
      .flatMap { try? JSONDecoder().decode(Memory.self, from: Data($0)) }
    memory = known.map { $0.format == format.argument ? $0 : none } ?? none
  }

  /// The chapters of a report that would become what they are, and how long they took, in seconds.
  ///
  /// One that failed is none of them.
  package func unchanged(in former: ReportManifest?) -> [String: Double] {
    guard let former, former.format == format else { return [:] }
    var unchanged: [String: Double] = [:]
    for chapter in former.chapters where chapter.isSuccess {
      guard let entry = memory.chapters[chapter.name],
        entry.files == statuses(of: chapter.allFiles, in: report)?.mapValues(\.identity),
        fingerprints.fingerprint(of: chapter) == entry.fingerprint, chapter.dataAreTheSame
      else { continue }
      unchanged[chapter.name] = entry.seconds
    }
    return unchanged
  }

  /// Whether the build tells what chapters are made from.
  package var isKnown: Bool { path != nil && fingerprints.isKnown }

  /// Chapters of a report that is whole and not yet in its place.
  package struct Staged {
    fileprivate var entries: [String: (entry: Entry, files: [String: FileStatus])]
  }

  /// Looks at a report that is about to take its place.
  ///
  /// - Parameters:
  ///   - folder: Where it stands until then.
  ///   - outcomes: All chapters in it.
  ///   - seconds: How long those took that were made just now, and those that are known to be what they were.
  package func staged(_ outcomes: [ChapterOutcome], in folder: String, seconds: [String: Double]) -> Staged {
    var staged = Staged(entries: [:])
    for outcome in outcomes where outcome.isSuccess {
      guard let duration = seconds[outcome.name], let files = statuses(of: outcome.allFiles, in: folder),
        let fingerprint = fingerprints.fingerprint(of: outcome)
      else { continue }
      staged.entries[outcome.name] = (Entry(fingerprint: fingerprint, files: [:], seconds: duration), files)
    }
    return staged
  }

  /// Notes the chapters of a report that has just taken its place.
  ///
  /// Those whose files are others now, since another run wrote the report in the meantime, are not noted.
  package mutating func remember(_ staged: Staged) {
    guard let path else { return }
    memory = Memory(format: format.argument, chapters: [:])
    for (name, (entry, files)) in staged.entries {
      guard let now = statuses(of: Array(files.keys), in: report),
        files.allSatisfy({ file, old in now[file].map { $0.isSameFile(as: old) } ?? false })
      else { continue }
      var entry = entry
      entry.files = now.mapValues(\.identity)
      memory.chapters[name] = entry
    }
    // Where that cannot be written, the next run makes all chapters.
    try? FileSystem.makeFolders(folderPath(of: path), in: "")
    if let json = try? JSONEncoder().encode(memory) { try? FileSystem.replace(path, with: Array(json)) }
  }

  private func statuses(of files: [String], in folder: String) -> [String: FileStatus]? {
    var statuses: [String: FileStatus] = [:]
    for file in files {
      guard let status = try? FileSystem.status("\(folder)/\(file)"), status.kind == .file else { return nil }
      statuses[file] = status
    }
    return statuses
  }
}

extension FileStatus {
  /// Whether it is the same file with the same content, whatever other names it got or lost.
  fileprivate func isSameFile(as other: FileStatus) -> Bool {
    inode == other.inode && size == other.size && modified == other.modified
  }
}

extension ChapterOutcome {
  /// Its files and those of its runs.
  fileprivate var allFiles: [String] { withRuns.flatMap(\.files) }

  /// Whether the files that its parameters name have the content that it was made from.
  fileprivate var dataAreTheSame: Bool {
    withRuns.flatMap { $0.parameters?.files ?? [] }.allSatisfy { file in
      (try? FileFingerprint(of: file.path))?.hash == file.sha256
    }
  }
}
