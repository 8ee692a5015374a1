/// A chapter of a notebook: an ordinary Swift type whose `run()` computes, prints and shows, and whose source is the text.
///
/// The prose stands in `//:` comments of the source, the code between them is shown as written, and what the code
/// prints, shows and records (see the members below) stands right after it. The rules are at the top of `CellParser`.
public protocol Chapter: Sendable {
  /// Makes the chapter, with the defaults of its parameters (see ``Parameter``).
  init()

  /// The name of the chapter's folder and address, such as `em-1d`. Default: the type's name in kebab case.
  static var name: String { get }

  /// The title, plain text.
  static var title: String { get }

  /// One or two sentences of Markdown for the chapter's card and the head of its page.
  static var summary: String { get }

  /// The name of the figure on the chapter's card. Default: the first figure shown.
  static var cover: String? { get }

  /// The source file, relative to the folder of the catalogue. Default: the type's name with `.swift`.
  static var sourceFile: String? { get }

  /// Checks what each parameter by itself cannot know, such as whether a file has a column of a name.
  ///
  /// It is called with the settings of a run before anything is run, in the program that was started, so that what it finds is
  /// told as any wrong setting is. It neither prints, shows nor records, and should be quick. A chapter without settings
  /// is not asked.
  ///
  /// - Throws: ``ParameterError``; ``ParameterError/setting(_:_:)`` names the parameter.
  func checkParameters() throws(ParameterError)

  /// Tells the story. What it throws ends the chapter: the page keeps all that came before, then the error.
  ///
  /// It may be `async`. It runs on the main thread, where its child tasks take turns, and ends when all is done that it
  /// started: tasks that still run then are an error.
  func run() async throws
}

extension Chapter {
  /// The type's name in kebab case.
  public static var name: String { kebabCase(String(describing: Self.self)) }

  /// Nothing is to be checked.
  public func checkParameters() throws(ParameterError) {}

  /// The first figure shown.
  public static var cover: String? { nil }

  /// The type's name with `.swift`.
  public static var sourceFile: String? { nil }
}

/// The source file's path relative to the catalogue's folder.
func sourceFileName(of chapter: any Chapter.Type) -> String {
  chapter.sourceFile ?? String(describing: chapter) + ".swift"
}

/// `KMeansFailure` becomes `k-means-failure`, `EMIn1D` becomes `em-in-1d`.
func kebabCase(_ name: String) -> String {
  var result = ""
  let characters = Array(name)
  for (index, character) in characters.enumerated() {
    let follows = index > 0 ? characters[index - 1] : nil
    let next = index + 1 < characters.count ? characters[index + 1] : nil
    if let follows, character.isUppercase || (character.isNumber && !follows.isNumber),
      !follows.isUppercase && !follows.isNumber || (follows.isUppercase && next?.isLowercase == true)
    {
      result += "-"
    }
    result += character.lowercased()
  }
  return result
}
