import LinearAlgebra

/// How much two labelings of the same points agree, corrected for chance: 1 for the same partition, about 0 for
/// independent ones (Hubert and Arabie, "Comparing partitions", 1985; scikit-learn's `adjusted_rand_score`).
///
/// - Precondition: both have a label for each point.
public func adjustedRandIndex(_ left: [Int], _ right: [Int]) -> Double {
  require(left.count == right.count, "\(left.count) and \(right.count) labels are not those of the same points.")
  struct Pair: Hashable { let left, right: Int }
  var both: [Pair: Int] = [:]
  var lefts: [Int: Int] = [:]
  var rights: [Int: Int] = [:]
  for (leftLabel, rightLabel) in zip(left, right) {
    both[Pair(left: leftLabel, right: rightLabel), default: 0] += 1
    lefts[leftLabel, default: 0] += 1
    rights[rightLabel, default: 0] += 1
  }
  // Whole numbers, so the order of a dictionary does not matter.
  func pairs(_ counts: some Collection<Int>) -> Int { counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
  let together = Double(pairs(both.values))
  let inLeft = Double(pairs(lefts.values))
  let inRight = Double(pairs(rights.values))
  let all = Double(left.count) * Double(left.count - 1) / 2
  // One cluster each, or every point its own: the same partition.
  if left.count < 2 || inLeft + inRight == 0 || (inLeft == all && inRight == all) { return 1 }
  let expected = inLeft * inRight / all
  return (together - expected) / ((inLeft + inRight) / 2 - expected)
}
