import MixtureModels

/// How known groups and found components go together.
public struct LabelTable: Sendable {
  /// The groups' names, in the order in which they first appear.
  public let groups: [String]
  /// How many rows of each group (a row) are in each component (a column).
  public let counts: [[Int]]
  /// The adjusted Rand index: 1 for the same division, 0 on average for divisions that have nothing to do with each other.
  public let adjustedRandIndex: Double

  /// Counts.
  public init(labels: [String], components: [Int], componentCount: Int) {
    var places: [String: Int] = [:]
    var groups: [String] = []
    var counts: [[Int]] = []
    var numbers: [Int] = []
    for (label, component) in zip(labels, components) {
      let place: Int
      if let known = places[label] {
        place = known
      } else {
        place = groups.count
        places[label] = place
        groups.append(label)
        counts.append([Int](repeating: 0, count: componentCount))
      }
      counts[place][component] += 1
      numbers.append(place)
    }
    self.groups = groups
    self.counts = counts
    adjustedRandIndex = MixtureModels.adjustedRandIndex(
      numbers, components)
  }
}
