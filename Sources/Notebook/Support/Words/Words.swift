/// The words of pages in one language.
struct Words: Sendable {
  /// A language that pages can be in.
  private struct Language: Sendable {
    /// As it is named where a language is unknown.
    var tag: String
    /// What else, in lower case, is this language: a tag without or with a region.
    var isMeant: @Sendable (_ tag: String) -> Bool
    /// As preview cards name it.
    var locale: String
    var phrase: @Sendable (Phrase) -> String
  }

  private static let languages = [
    Language(
      tag: "en", isMeant: { $0 == "en" || $0.hasPrefix("en-") }, locale: "en_US", phrase: { $0.english }),
    // Chinese without a script or region is written in simplified characters; Taiwan and Hong Kong have others.
    Language(
      tag: "zh-Hans",
      isMeant: { ["zh", "zh-cn", "zh-sg", "zh-hans"].contains($0) || $0.hasPrefix("zh-hans-") },
      locale: "zh_CN", phrase: { $0.simplifiedChinese }),
  ]

  /// A language that there are no words in.
  struct UnknownLanguage: Error, Hashable, CustomStringConvertible {
    var tag: String

    var description: String {
      let known = Words.languages.map { "\"\($0.tag)\"" }.joined(separator: ", ")
      return "there are no words of pages in the language \"\(tag)\": there are \(known)"
    }
  }

  /// The language as pages declare it, a BCP 47 tag.
  let tag: String

  /// Whether that is English, in which figures describe themselves.
  var isEnglish: Bool { tag.lowercased().split(separator: "-").first == "en" }
  /// The language as preview cards name it.
  var locale: String { language.locale }
  private let language: Language

  /// The words in a language.
  ///
  /// - Parameter tag: A BCP 47 tag such as `en`, `en-GB` or `zh-Hans`.
  init(_ tag: String) throws(UnknownLanguage) {
    let isWellFormed = tag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } && !tag.hasSuffix("-")
    guard isWellFormed, let language = Self.languages.first(where: { $0.isMeant(tag.lowercased()) }) else {
      throw UnknownLanguage(tag: tag)
    }
    self.tag = tag
    self.language = language
  }

  private init() {
    tag = Self.languages[0].tag
    language = Self.languages[0]
  }

  /// The words where nothing else is asked for.
  static let english = Words()

  /// A phrase as it stands in the table, with `{{name}}` where something is to be filled in.
  subscript(phrase: Phrase) -> String { language.phrase(phrase) }

  /// A phrase with what is to be filled in.
  func callAsFunction(_ phrase: Phrase, _ parts: KeyValuePairs<String, Int> = [:]) -> String {
    parts.reduce(self[phrase]) { $0.replacing("{{\($1.key)}}", with: String($1.value)) }
  }

  /// A phrase about a number of things; one thing has a phrase of its own.
  func callAsFunction(_ count: Int, one: Phrase, many: Phrase) -> String {
    count == 1 ? self[one] : self(many, ["count": count])
  }

  /// A text of a resource with phrases in the place of their names.
  ///
  /// - Parameters:
  ///   - pattern: A name's place, the name in its first part.
  ///   - written: How a phrase is written there.
  /// - Throws: `UnknownPhrase` for a name that is none.
  func filling(
    _ text: String, _ pattern: Regex<(Substring, Substring)>, written: (String) -> String
  ) throws(UnknownPhrase) -> String {
    var result = ""
    var rest = text[...]
    while let match = rest.firstMatch(of: pattern) {
      result += rest[..<match.range.lowerBound]
      guard let phrase = Phrase(rawValue: String(match.1)) else {
        let line = text[..<match.range.lowerBound].count { $0.isNewline } + 1
        throw UnknownPhrase(name: String(match.1), line: line)
      }
      result += written(self[phrase])
      rest = rest[match.range.upperBound...]
    }
    return result + rest
  }

  /// A name in a resource that no phrase has.
  struct UnknownPhrase: Error, Hashable {
    var name: String
    var line: Int
  }
}

extension Words: Hashable {
  static func == (first: Words, second: Words) -> Bool { first.tag == second.tag }
  func hash(into hasher: inout Hasher) { hasher.combine(tag) }
}
