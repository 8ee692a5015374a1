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
