/// Names along an axis, each at a place of its own, which is a whole number.
struct AxisNames: Hashable, Sendable {
  /// From left to right, or from the top to the bottom.
  private(set) var names: [String] = []
  /// Whether the first has the highest place, as on a vertical axis, which is read from the top.
  private let isDescending: Bool
  private var indices: [String: Int] = [:]

  /// Names in order of first appearance.
  init(_ names: some Sequence<String> = [], isDescending: Bool = false) {
    self.isDescending = isDescending
    for name in names where indices[name] == nil {
      indices[name] = self.names.count
      self.names.append(name)
    }
  }

  var isEmpty: Bool { names.isEmpty }

  func contains(_ name: String) -> Bool { indices[name] != nil }

  /// The place of the name with this index.
  func place(_ index: Int) -> Double { Double(isDescending ? names.count - 1 - index : index) }

  /// The places of names; none is "not a number", for which a figure has no place.
  func places(of names: [String]) -> [Double] { names.map { name in indices[name].map(place) ?? .nan } }

  /// As a sentence says them, with so many of them at most.
  func listed(atMost limit: Int = 12) -> String { NumberText.listed(names.map { RichText($0).plain }, atMost: limit) }
}

extension NumberText {
  /// Words in a row, such as "red, green and blue", or "red, green and 7 more".
  static func listed(_ words: [String], atMost limit: Int) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    let shown = words.count <= limit ? words.dropLast() : words.prefix(limit - 1)
    let last = words.count <= limit ? words[words.count - 1] : "\(grouped(words.count - shown.count)) more"
    return shown.joined(separator: ", ") + " and " + last
  }
}
