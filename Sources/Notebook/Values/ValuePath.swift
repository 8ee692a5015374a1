/// How a part of a recorded value is named: `fit.weights[3]`, `scores["Ada Lovelace"]`.
struct ValuePath: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case element(Int)
    case member(String)

    /// The step as it is written behind what it starts from.
    var text: String {
      switch self {
      case .element(let index): "[\(index)]"
      case .member(let name): ValuePath.isPlain(name) ? ".\(name)" : "[\(jsonString(name))]"
      }
    }
  }

  /// What is written before the first bracket: the name of a value, perhaps with names of members behind it.
  var name: String
  var steps: [Step]

  /// The names under which a value could be recorded that the path leads to, or leads into.
  var names: [String] {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return (1...parts.count).map { parts.prefix($0).joined(separator: ".") }
  }

  /// Whether the name can stand behind a full stop.
  private static func isPlain(_ name: String) -> Bool { !name.isEmpty && name.allSatisfy(isNamePart) }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }

  /// The value at the path; `nil` when nothing of that name is recorded.
  ///
  /// - Throws: `ValuePathError` when the value has no such part, or the path could mean two values.
  func value(in values: [String: RecordedValue]) throws(ValuePathError) -> RecordedValue? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    var found: [(place: String, value: RecordedValue, rest: [Step])] = []
    for count in stride(from: parts.count, through: 1, by: -1) {
      let place = parts.prefix(count).joined(separator: ".")
      guard let value = values[place] else { continue }
      found.append((place, value, parts.dropFirst(count).map { .member(String($0)) } + steps))
    }
    guard let first = found.first else { return nil }
    let meanings = found.filter { (try? Self.part(of: $0.value, at: $0.place, $0.rest)) != nil }
    if meanings.count > 1 {
      throw ValuePathError(
        "\(name) could be the value recorded under that name or a part of \(meanings[1].place): rename one of them")
    }
    let meant = meanings.first ?? first
    return try Self.part(of: meant.value, at: meant.place, meant.rest)
  }

  private static func part(
    of value: RecordedValue, at place: String, _ steps: [Step]
  ) throws(ValuePathError) -> RecordedValue {
    var (value, place) = (value, place)
    for step in steps {
      value = try part(of: value, at: place, step)
      place += step.text
    }
    return value
  }

  private static func part(
    of value: RecordedValue, at place: String, _ step: Step
  ) throws(ValuePathError) -> RecordedValue {
    switch step {
    case .element(let index):
      guard case .array(let elements) = value else {
        throw ValuePathError("\(place) is not an array, so it has no element \(index)")
      }
      guard elements.indices.contains(index) else {
        throw ValuePathError("\(place) has \(elements.count) elements, so there is none at index \(index)")
      }
      return elements[index]
    case .member(let name):
      guard case .object(let members) = value else {
        throw ValuePathError("\(place) has no members, so there is no \(place)\(step.text)")
      }
      guard let member = members[name] else {
        let known = RecordedValue.ordered(members).map(\.name)
        let hint =
          nearestName(to: name, among: known).map { ": did you mean \(Step.member($0).text)?" }
          ?? (known.isEmpty ? "" : ": there are \(known.prefix(12).joined(separator: ", "))")
        throw ValuePathError("\(place) has no member named \(name)\(hint)")
      }
      return member
    }
  }
}

/// Why a path leads nowhere.
struct ValuePathError: Error, Hashable {
  var message: String
  init(_ message: String) { self.message = message }
}

extension ValuePath {
  /// What is expected where a path goes wrong, and at which of the characters.
  struct Expectation: Error {
    var index: Int
    var message: String
  }

  /// Reads a path from characters of prose, and moves the index behind it.
  init(_ characters: [Character], at index: inout Int) throws(Expectation) {
    func take(while condition: (Character) -> Bool) -> String {
      let start = index
      while index < characters.count, condition(characters[index]) { index += 1 }
      return String(characters[start..<index])
    }
    func next() -> Character? { index < characters.count ? characters[index] : nil }

    name = take { Self.isNamePart($0) || $0 == "." }
    steps = []
    guard !name.isEmpty else {
      throw Expectation(index: index, message: "\\( quotes a recorded value: its name is expected here")
    }
    while let mark = next(), mark == "[" || mark == "." {
      index += 1
      if mark == "." {
        let member = take(while: Self.isNamePart)
        guard !member.isEmpty else { throw Expectation(index: index, message: "the name of a member is expected here") }
        steps.append(.member(member))
        continue
      }
      if next() == "\"" {
        index += 1
        let member = take { $0 != "\"" }
        guard next() == "\"" else {
          throw Expectation(index: index, message: "a closing quotation mark is expected here")
        }
        index += 1
        steps.append(.member(member))
      } else if let element = Int(take { $0.isASCII && $0.isNumber }) {
        steps.append(.element(element))
      } else {
        throw Expectation(index: index, message: "an index such as [0], or a name such as [\"a\"], is expected here")
      }
      guard next() == "]" else { throw Expectation(index: index, message: "a closing bracket is expected here") }
      index += 1
    }
  }
}
