/// The names of folders for several runs of a chapter.
struct RunNames {
  let chapter: String
  /// The parameters that differ.
  let compared: [String]
  /// All chapters of the catalogue.
  let chapters: [String]
  /// Names that other folders and pages of the report have.
  let taken: Set<String>

  /// A name a run: with its values where that makes names, `your-data-seed-3`, else with its number, `your-data-run-03`.
  ///
  /// - Parameter runs: The values of the parameters, run by run.
  func names(of runs: [[String]]) throws(ParameterError) -> [String] {
    let telling = runs.map { values in
      chapter + zip(compared, values).map { "-\($0)-\($1)" }.joined()
    }
    if runs.allSatisfy({ $0.allSatisfy(Self.isPlain) }), areUsable(telling) { return telling }
    let width = String(runs.count).count
    let numbered = (1...max(runs.count, 1)).prefix(runs.count).map { number in
      let digits = String(number)
      return "\(chapter)-run-\(String(repeating: "0", count: width - digits.count))\(digits)"
    }
    if areUsable(numbered) { return numbered }
    throw .reason(
      "the runs of \(chapter) would be folders such as \(numbered.first ?? chapter), which is too long or the name of "
        + "another chapter: name the chapter otherwise")
  }

  private func areUsable(_ names: [String]) -> Bool {
    var seen = taken
    // The runs of a chapter `a-b` are `a-b-...`: those of `a` keep away from that, whichever are in the report.
    let others = chapters.map { Names.key($0) + "-" }.filter { $0.count > chapter.count + 1 }
    return names.allSatisfy { name in
      let key = Names.key(name)
      return (try? Names.validate(chapter: name)) != nil && seen.insert(key).inserted
        && !others.contains(where: key.hasPrefix)
    }
  }

  /// Whether a value can be part of a name as it is.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
      }
  }
}
