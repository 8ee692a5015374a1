import LinearAlgebra

/// The groups of a ``GroupHierarchy`` while they are joined.
///
/// Each group knows with which of those behind it it is cheapest to join. When that one is joined with another, what it cost
/// still is no more than what the next one does, which is looked for only once that could be the least of all (Müllner, "Modern
/// hierarchical, agglomerative clustering algorithms", 2011, the generic algorithm): most costs are computed once. They are
/// at least what they would be without a determinant, which is computed only where that leaves doubt.
struct GroupJoining {
  /// The numbers by which groups go, ascending; all that follows is in this order.
  private var names: [Int]
  private var shapes: GroupShapes
  /// What each group takes from the log-likelihood, twice.
  private var costs: [Double]
  /// Which of the groups behind is cheapest to join with; -1 where it has to be looked for.
  private var nearest: [Int]
  /// What that costs; at least so much where it has to be looked for.
  private var leastCosts: [Double]
  /// What joins of one group with the others cost at least.
  private var bounds: [Double]

  /// Groups of equal points.
  init(_ points: Matrix, firstEqual: [Int]) {
    var places = [Int](repeating: 0, count: points.rowCount)
    var names: [Int] = []
    var sizes: [Double] = []
    for (row, first) in firstEqual.enumerated() {
      if row == first {
        places[row] = names.count
        names.append(row)
        sizes.append(1)
      } else {
        sizes[places[first]] += 1
      }
    }
    self.names = names
    shapes = GroupShapes(points.selectingRows(names), sizes: sizes)
    bounds = [Double](repeating: 0, count: names.count)
    nearest = [Int](repeating: -1, count: names.count)
    leastCosts = [Double](repeating: -.infinity, count: names.count)
    costs = names.indices.map(shapes.cost)
  }

  /// Joins groups until one is left.
  mutating func joins() -> [GroupHierarchy.Join] {
    var joins: [GroupHierarchy.Join] = []
    joins.reserveCapacity(names.count)
    for place in names.indices { findNearest(place) }
    while names.count > 1 {
      var best = 0
      for place in names.indices where leastCosts[place] < leastCosts[best] { best = place }
      guard nearest[best] >= 0 else {
        findNearest(best)
        continue
      }
      joins.append(GroupHierarchy.Join(group: names[best], other: names[nearest[best]]))
      join(best, nearest[best])
    }
    return joins
  }

  /// Joins a group with one behind it.
  private mutating func join(_ first: Int, _ second: Int) {
    shapes.join(first, second)
    costs[first] = shapes.cost(first)
    names.remove(at: second)
    costs.remove(at: second)
    leastCosts.remove(at: second)
    nearest.remove(at: second)

    findNearest(first, from: 0)
    for place in 0..<second where place != first {
      let isGone = nearest[place] == first || nearest[place] == second
      if nearest[place] > second { nearest[place] -= 1 }
      if place < first, bounds[place] <= leastCosts[place] {
        let cost = cost(place, first)
        if cost < leastCosts[place] || cost == leastCosts[place] && (isGone || first < nearest[place]) {
          (nearest[place], leastCosts[place]) = (first, cost)
          continue
        }
      }
      if isGone { nearest[place] = -1 }
    }
    for place in second..<names.count where nearest[place] > second { nearest[place] -= 1 }
  }

  /// What joining two groups takes from the log-likelihood, twice.
  private func cost(_ place: Int, _ other: Int) -> Double {
    shapes.cost(joining: place, other) - (costs[place] + costs[other])
  }

  /// Finds the group behind another with which it is cheapest to join, the first of several, and what joins with it, or with
  /// those from the given one on, cost at least.
  private mutating func findNearest(_ place: Int, from start: Int? = nil) {
    let others = (start ?? place + 1)..<names.count
    shapes.lowerBounds(&bounds, joining: place, others)
    let own = costs[place]
    for other in others { bounds[other] -= own + costs[other] }
    var (best, least) = (place, Double.infinity)
    for other in place + 1..<names.count where bounds[other] < least {
      let cost = shapes.hasDeterminants ? cost(place, other) : bounds[other]
      if cost < least { (best, least) = (other, cost) }
    }
    (nearest[place], leastCosts[place]) = (best, least)
  }
}
