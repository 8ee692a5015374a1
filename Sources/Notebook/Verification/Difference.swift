/// One thing in which two reports differ.
package struct Difference: Hashable, Sendable, CustomStringConvertible {
  /// What kind of thing, the nearest cause first: a number that changed changes figures and text too.
  package enum Kind: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// The reports were made with other versions of packages.
    case package
    /// A file that the report was made from.
    case data
    /// A chapter did not run to its end.
    case failure
    /// A file is missing, not expected, empty or unreadable.
    case file
    /// A recorded value.
    case value
    /// What a figure consists of, or its pixels.
    case figure
    /// A line of a page.
    case text

    /// By nearness to the cause.
    package static func < (first: Kind, second: Kind) -> Bool { first.rawValue < second.rawValue }
  }

  /// The kind of thing that differs.
  package var kind: Kind

  /// The file, relative to the report; of a figure its name without suffix.
  package var path: String

  /// What differs, expected first.
  package var details: String

  /// A difference from its parts.
  package init(_ kind: Kind, _ path: String, _ details: String) {
    self.kind = kind
    self.path = path
    self.details = details
  }

  /// One line: the path and the details.
  package var description: String { "\(path): \(details)" }
}

extension [Difference] {
  /// What concerns all chapters, then chapter by chapter, in each the nearest cause first.
  func sortedByCause() -> [Difference] {
    func chapter(_ difference: Difference) -> Substring { difference.path.prefix { $0 != "/" } }
    return enumerated().sorted { first, second in
      let concernsAll = (first.element.kind == .package, second.element.kind == .package)
      if concernsAll.0 != concernsAll.1 { return concernsAll.0 }
      let chapters = (chapter(first.element), chapter(second.element))
      if chapters.0 != chapters.1 { return chapters.0.utf8.lexicographicallyPrecedes(chapters.1.utf8) }
      return (first.element.kind.rawValue, first.offset) < (second.element.kind.rawValue, second.offset)
    }.map(\.element)
  }
}

/// The first of some findings, and how many more there are: a report that is wholly different is told in few lines.
func abridged(_ findings: [String], limit: Int) -> [String] {
  findings.count <= limit ? findings : findings.prefix(limit) + ["... \(findings.count - limit) more"]
}
