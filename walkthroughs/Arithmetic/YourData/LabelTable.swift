import MixtureModels

/// How known groups and found components go together.
public struct LabelTable: Sendable {
  /// The groups' names, in the order in which they first appear; empty for rows without a label.
  public let groups: [String]
  /// How many rows of each group (a row) are in each component (a column).
  public let counts: [[Int]]
  /// The adjusted Rand index of the rows that have a label: 1 for the same division, 0 on average for divisions that have
  /// nothing to do with each other; nil where fewer than two rows have one.
  public let adjustedRandIndex: Double?
  /// How many rows have no label.
  public let unlabeledCount: Int

  /// How many groups there are among the rows that have a label.
  public var groupCount: Int { groups.count { !$0.isEmpty } }

  /// Counts.
  public init(labels: [String], components: [Int], componentCount: Int) {
    var places: [String: Int] = [:]
    var groups: [String] = []
    var counts: [[Int]] = []
    var labeled: (groups: [Int], components: [Int]) = ([], [])
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
      if !label.isEmpty {
        labeled.groups.append(place)
        labeled.components.append(component)
      }
    }
    self.groups = groups
    self.counts = counts
    unlabeledCount = labels.count - labeled.groups.count
    adjustedRandIndex =
      labeled.groups.count < 2
      ? nil
      : MixtureModels.adjustedRandIndex(
        labeled.groups, labeled.components)
  }
}
