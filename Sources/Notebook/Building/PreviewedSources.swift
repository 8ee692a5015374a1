import Foundation
import SafeFiles

/// A chapter's source, as a preview follows it.
package struct PreviewedSource: Sendable {
  /// The chapter's name.
  package var chapter: String
  /// The name of its type.
  package var type: String
  package var path: String
  /// The source, if it is the one that the program was built from.
  package var compiled: String?
  /// Why it is not.
  package var obstacle: String?
}

/// A source as it was when a build began.
package struct SourceSnapshot: Codable, Sendable {
  package var path: String
  package var text: String
  package var status: FileStatus

  package init(path: String, text: String, status: FileStatus) {
    self.path = path
    self.text = text
    self.status = status
  }
}

extension Catalogue {
  /// The chapters' sources, in reading order.
  ///
  /// - Parameter snapshots: What the program may have been built from, where the files may have been edited since.
  package func sources(_ snapshots: [SourceSnapshot]) -> [PreviewedSource] {
    chapters.map { chapter in
      var source = PreviewedSource(
        chapter: chapter.name, type: String(describing: chapter), path: SourceFile.path(of: chapter, in: self))
      let snapshot = snapshots.first { $0.path == source.path }
      if let snapshot, let build = ModuleBuild(of: chapter), build.isSure(of: snapshot) {
        source.compiled = snapshot.text
        return source
      }
      do throws(SourceProblem) {
        source.compiled = try SourceFile(of: chapter, in: self).text
      } catch {
        source.obstacle = error.message
      }
      return source
    }
  }

  /// The path of its own style sheet.
  package var styleSheetPath: String? { styleSheet.map(path(ofStyleSheet:)) }

  /// Where templates, style sheet and scripts were when the notebook was compiled.
  package static var resourcesFolder: String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Resources").path
  }
}

extension ModuleBuild {
  /// Whether the program is from a source as it was.
  fileprivate func isSure(of snapshot: SourceSnapshot) -> Bool {
    doubt(about: Source(path: snapshot.path, bytes: Array(snapshot.text.utf8), status: snapshot.status)) == nil
  }
}

/// Tells what changed in the code of sources.
package struct CodeComparison {
  /// What changed.
  package enum Change: String, Codable, Sendable {
    /// Words, or nothing.
    case nothing
    /// What a catalogue is made of.
    case catalogue
    /// Code that only its chapters can depend on.
    case own
    /// Code that others can depend on.
    case shared
  }

  private let memory: SourceMemory

  /// - Parameter memory: The sources that were read so far.
  package init(memory: SourceMemory) { self.memory = memory }

  /// What changed from one text of a file to another.
  ///
  /// - Parameters:
  ///   - types: The types of the chapters in the file.
  ///   - folder: Where others are that may depend on them.
  package func change(
    from former: String, to text: String, at path: String, types: [String], othersIn folder: String
  ) -> Change {
    if isSame(former, text) { return .nothing }
    let before = memory.source(former, at: path, types: types).code
    let now = memory.source(text, at: path, types: types).code
    if !before.shared.isSameCode(as: now.shared) { return .shared }
    let changed = types.filter { type in
      switch (before.own[type], now.own[type]) {
      case (let before?, let now?): !before.isSameCode(as: now)
      case (nil, nil): false
      default: true
      }
    }
    if changed.isEmpty { return before.catalogue.isSameCode(as: now.catalogue) ? .nothing : .catalogue }
    return changed.contains { isNamed($0, besides: path, in: folder) } ? .shared : .own
  }

  /// Whether another file can depend on a chapter's type.
  private func isNamed(_ type: String, besides path: String, in folder: String) -> Bool {
    guard let files = try? FileSystem.files(under: folder) else { return true }
    return files.contains { file in
      guard file.hasSuffix(".swift"), "\(folder)/\(file)" != path else { return false }
      guard let bytes = try? FileSystem.contents(of: "\(folder)/\(file)", atMost: SourceFile.largestSize) else {
        return true
      }
      return FileCode.isNamed(type, in: String(decoding: bytes, as: UTF8.self))
    }
  }
}
