/// The parameters of one instance of a chapter: what it declares, and how they are set.
///
/// A parameter is a stored property of the chapter itself with the wrapper ``Parameter``.
public struct ChapterParameters: Sendable {
  /// The chapter's name.
  public let chapter: String

  private let members: [(name: String, parameter: any AnyParameter)]

  /// Finds the parameters of an instance.
  init(ofChapter name: String, reflecting instance: Any) {
    chapter = name
    members = Mirror(reflecting: instance).children.compactMap { child in
      guard let label = child.label, let parameter = child.value as? any AnyParameter else { return nil }
      // A wrapper is stored under the property's name with an underscore before it.
      return (label.hasPrefix("_") ? String(label.dropFirst()) : label, parameter)
    }
  }

  /// Those of a chapter that has none.
  init(ofChapterWithoutParameters name: String) {
    chapter = name
    members = []
  }

  /// What there is, in the order of the declarations, with the values as they are now.
  public var all: [ParameterState] { members.map { $0.parameter.state(named: $0.name) } }

  /// The names, in the order of the declarations.
  public var names: [String] { members.map(\.name) }

  /// Whether there is a parameter of that name.
  func has(_ name: String) -> Bool { member(name) != nil }

  private func member(_ name: String) -> (name: String, parameter: any AnyParameter)? {
    members.first { isSame($0.name, name) }
  }

  /// A value as the parameter itself writes it.
  ///
  /// - Throws: What is wrong with it.
  func checkedText(_ text: String, for name: String) throws(ParameterError) -> String {
    guard let member = member(name) else { throw .unknown(name, chapter: chapter, known: names) }
    return try member.parameter.checkedText(text)
  }

  /// What would be typed for an array of a file of settings.
  ///
  /// - Throws: Also where the parameter takes no array.
  func text(of elements: [String], for name: String) throws(ParameterError) -> String {
    guard let member = member(name) else { throw .unknown(name, chapter: chapter, known: names) }
    return try member.parameter.text(of: elements)
  }

  /// Sets parameters; those without a setting stay as they are.
  ///
  /// - Throws: ``RefusedSettings`` with all that is wrong; then nothing is set.
  public func apply(_ settings: [ParameterSetting]) throws(RefusedSettings) {
    var errors: [ParameterError] = []
    var changes: [@Sendable () -> Void] = []
    var names: Set<ExactText> = []
    for setting in settings {
      guard let member = member(setting.name) else {
        errors.append(.unknown(setting.name, chapter: chapter, known: self.names))
        continue
      }
      guard names.insert(ExactText(setting.name)).inserted else {
        errors.append(.givenTwice(setting.name))
        continue
      }
      do throws(ParameterError) {
        changes.append(try member.parameter.change(to: setting.text))
      } catch {
        errors.append(.setting(setting.name, error))
      }
    }
    guard errors.isEmpty else { throw RefusedSettings(errors: errors) }
    for change in changes { change() }
  }

  /// What is wrong with the declarations themselves, which the type checker cannot know: one line a finding.
  var findings: [String] {
    members.flatMap { member -> [String] in
      var findings: [String] = []
      let isName = member.name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
      }
      if !isName {
        findings.append("a parameter cannot be named \"\(member.name)\": use the letters a-z and A-Z, digits and _")
      }
      return findings + member.parameter.findings.map { "the parameter \(member.name) \($0)" }
    }
  }
}
