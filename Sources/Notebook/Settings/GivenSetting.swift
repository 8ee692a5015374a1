/// A setting as somebody gave it: for one chapter or for all that have the parameter, with one value or several.
struct GivenSetting: Hashable, Sendable {
  /// A value, before the parameter has read it.
  enum Value: Hashable, Sendable {
    /// As it is typed.
    case text(String)
    /// An array of a file, each element as it would be typed.
    case array([String])
  }

  /// Where it is from; what comes later in this order wins.
  enum Origin: Int, Hashable, Sendable, Comparable {
    case file
    case commandLine

    static func < (first: Origin, second: Origin) -> Bool { first.rawValue < second.rawValue }
  }

  var origin: Origin
  /// The chapter that it is for; `nil` for all that have the parameter.
  var chapter: String?
  var name: String
  var values: [Value]
  /// Whether a page is to be made for each of the values.
  var isForEach = false
  /// Where it stands, for messages: the path of a file.
  var place: String?

  /// As it was written before the equals sign.
  var key: String { (chapter.map { "\($0)." } ?? "") + name }

  /// A setting whose name is as it was written: `seed`, or `your-data.seed` for one chapter.
  init(
    origin: Origin, key: String, values: [Value], isForEach: Bool = false, place: String? = nil
  ) {
    self.origin = origin
    self.values = values
    self.isForEach = isForEach
    self.place = place
    // Parameters have no full stop in their names, and chapters can.
    if let dot = key.unicodeScalars.lastIndex(of: "."), dot != key.unicodeScalars.startIndex {
      chapter = String(key.unicodeScalars[..<dot])
      name = String(key.unicodeScalars[key.unicodeScalars.index(after: dot)...])
    } else {
      chapter = nil
      name = key
    }
  }

  /// Reads what `--set` says.
  static func set(_ argument: String) throws(ParameterError) -> GivenSetting {
    let setting = try ParameterSetting(argument: argument)
    return GivenSetting(origin: .commandLine, key: setting.name, values: [.text(setting.text)])
  }

  /// Reads what `--for-each` says.
  static func forEach(_ argument: String) throws(ParameterError) -> GivenSetting {
    let setting = try ParameterSetting(argument: argument)
    do throws(ParameterError) {
      return GivenSetting(
        origin: .commandLine, key: setting.name, values: try ForEachValues.read(setting.text).map(Value.text),
        isForEach: true)
    } catch {
      throw .setting(setting.name, error)
    }
  }
}
