import SafeFiles

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
