/// A format that a report can have.
public struct ReportFormat: Hashable, Sendable {
  /// A folder a chapter with its page and figures, and the same as Markdown beside it.
  public static let html = ReportFormat(writer: HTMLWriter.self)

  /// A folder a chapter with GitHub-flavored Markdown and its figures.
  public static let markdown = ReportFormat(writer: MarkdownWriter.self)

  /// One HTML file a chapter with all figures, styles and values inside.
  public static let selfContained = ReportFormat(writer: SelfContainedHTMLWriter.self)

  /// The formats there are: a new one is a type that stands here.
  static let writers: [any PageWriter.Type] = [HTMLWriter.self, MarkdownWriter.self, SelfContainedHTMLWriter.self]

  /// All formats.
  package static var all: [ReportFormat] { writers.map(ReportFormat.init) }

  let writer: any PageWriter.Type

  /// The name on the command line.
  package var argument: String { kebabCase(writer.name) }

  /// What a report of this format is made of.
  package var summary: String { writer.summary }

  /// The file to open first, relative to the report.
  package var startPage: String { writer.addresses.index }

  /// Whether both are the same format.
  public static func == (first: ReportFormat, second: ReportFormat) -> Bool { first.writer == second.writer }

  /// Hashes the format's name.
  public func hash(into hasher: inout Hasher) { hasher.combine(writer.name) }
}

extension ReportFormat: Codable {
  /// Reads a format by its name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let writer = Self.writers.first(where: { $0.name == name }) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "there is no format \"\(name)\"")
    }
    self.init(writer: writer)
  }

  /// Writes the format's name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(writer.name)
  }
}
