/// Compares recorded values number by number.
struct ValueComparison {
  /// The largest relative difference that passes; 0 for none.
  var tolerance = 0.0

  /// Names of values that vary from run to run: they must be there, whatever they are.
  var varying: Set<ExactText> = []

  /// What differs between two `values.json`, a line a value.
  ///
  /// - Throws: `JSONValue.SyntaxError` for the file that is not JSON.
  func differences(_ expected: JSONValue, _ actual: JSONValue) -> [String] {
    guard case .object(let expected) = expected, case .object(let actual) = actual else {
      return expected == actual ? [] : ["the values have no names"]
    }
    var findings: [String] = []
    for member in expected {
      guard let other = actual.first(where: { $0.name == member.name }) else {
        findings.append("\(member.name) is no longer recorded")
        continue
      }
      if varying.contains(member.name) { continue }
      var differing = Tally()
      compare(member.value, other.value, at: member.name.text, &differing)
      if let finding = differing.summary(of: member.name.text) { findings.append(finding) }
    }
    for member in actual where !expected.contains(where: { $0.name == member.name }) {
      findings.append("\(member.name) is new")
    }
    if findings.isEmpty, expected.map(\.name) != actual.map(\.name) {
      findings.append("the values are recorded in another order")
    }
    return findings
  }

  /// What was found in one value.
  private struct Tally {
    var structural: String?
    var compared = 0
    var differing = 0
    var worst: (text: String, relative: Double)?

    func summary(of name: String) -> String? {
      if let structural { return structural }
      guard let worst else { return nil }
      return differing == 1
        ? worst.text : "\(name): \(differing) of \(compared) differ, the most \(worst.text)"
    }
  }

  private func compare(_ expected: JSONValue, _ actual: JSONValue, at place: String, _ tally: inout Tally) {
    switch (expected, actual) {
    case (.array(let first), .array(let second)):
      guard first.count == second.count else {
        tally.structural = tally.structural ?? "\(place): \(first.count) elements -> \(second.count)"
        return
      }
      for index in first.indices { compare(first[index], second[index], at: "\(place)[\(index)]", &tally) }
    case (.object(let first), .object(let second)):
      for member in first {
        let name = "\(place).\(member.name)"
        guard let other = second.first(where: { $0.name == member.name }) else {
          tally.structural = tally.structural ?? "\(name) is no longer there"
          continue
        }
        compare(member.value, other.value, at: name, &tally)
      }
      if let added = second.first(where: { member in !first.contains { $0.name == member.name } }) {
        tally.structural = tally.structural ?? "\(place).\(added.name) is new"
      }
    case (.number(let first), .number(let second)):
      tally.compared += 1
      guard first != second else { return }
      let relative = relativeDifference(first.text, second.text)
      // The same number written in another way is a difference too, unless some tolerance is granted.
      if relative <= tolerance && !(relative == 0 && tolerance == 0) { return }
      tally.differing += 1
      if relative >= tally.worst?.relative ?? -1 {
        let amount = relative == 0 ? "written differently" : "relative difference \(short(relative))"
        tally.worst = ("\(place): \(first) -> \(second) (\(amount))", relative)
      }
    default:
      tally.compared += 1
      guard expected != actual else { return }
      tally.differing += 1
      let codes = LineComparison.codePoints(text(expected), text(actual)).map { " (\($0))" } ?? ""
      tally.worst = ("\(place): \(text(expected)) -> \(text(actual))\(codes)", .infinity)
    }
  }

  private func relativeDifference(_ first: String, _ second: String) -> Double {
    guard let first = Double(first), let second = Double(second) else { return .infinity }
    let scale = max(abs(first), abs(second))
    return scale == 0 ? 0 : abs(first - second) / scale
  }

  private func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): String(value)
    case .number(let value): value.text
    case .string(let value): "\"\(value)\""
    case .array(let elements): "an array of \(elements.count)"
    case .object(let members): "an object of \(members.count)"
    }
  }

  /// Two digits and a power of ten.
  private func short(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return String(value) }
    var exponent = 0
    var mantissa = value
    while mantissa < 1 && exponent > -400 {
      mantissa *= 10
      exponent -= 1
    }
    let tenths = Int((mantissa * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)" + (exponent == 0 ? "" : "e\(exponent)")
  }
}
