import LinearAlgebra

extension RandomState {
  /// Puts the elements of an array into random order; NumPy's `shuffle`.
  ///
  /// From the last position down, each element is exchanged with one at or before it (Fisher and Yates, Durstenfeld).
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    for index in stride(from: array.count - 1, to: 0, by: -1) {
      array.swapAt(index, Int(integer(upTo: UInt64(index))))
    }
  }

  /// The integers 0 ..< count in random order; NumPy's `permutation(count)`.
  public mutating func permutation(_ count: Int) -> [Int] {
    require(count >= 0, "Cannot permute \(count) integers.")
    var integers = Array(0..<count)
    shuffle(&integers)
    return integers
  }

  /// A choice of integers from 0 ..< populationCount, all equally likely; NumPy's `choice(n, size, replace)`.
  ///
  /// - Precondition: neither number is negative; without replacement, `count` is at most `populationCount`.
  public mutating func choice(_ populationCount: Int, count: Int, replacing: Bool = true) -> [Int] {
    require(populationCount >= 0 && count >= 0, "Cannot choose \(count) of \(populationCount) integers.")
    if replacing { return randomIntegers(in: 0..<populationCount, count: count) }
    require(
      count <= populationCount, "Cannot choose \(count) of \(populationCount) integers without replacement.")
    return Array(permutation(populationCount).prefix(count))
  }

  /// One index chosen with the given probabilities; NumPy's `choice(n, p=probabilities)`.
  ///
  /// - Precondition: the probabilities are not negative and sum to 1 within 1.5e-8.
  public mutating func choice(probabilities: [Double]) -> Int {
    let cumulative = Self.cumulativeProbabilities(probabilities)
    return Self.search(cumulative, for: randomSample())
  }

  /// Indices chosen with the given probabilities; NumPy's `choice(n, size=count, p=probabilities)`.
  ///
  /// - Precondition: the probabilities are not negative and sum to 1 within 1.5e-8.
  public mutating func choice(probabilities: [Double], count: Int) -> [Int] {
    let cumulative = Self.cumulativeProbabilities(probabilities)
    return draws(count) { Self.search(cumulative, for: $0.randomSample()) }
  }

  /// Different indices chosen with the given probabilities; NumPy's `choice(n, size=count, replace=False, p=...)`.
  ///
  /// In each round as many indices are drawn as are missing; repeated ones are dropped, those found get probability 0.
  ///
  /// - Precondition: the probabilities are not negative and sum to 1 within 1.5e-8; at least `count` are positive.
  public mutating func choiceWithoutReplacement(probabilities: [Double], count: Int) -> [Int] {
    require(count >= 0, "Cannot choose \(count) indices.")
    require(
      probabilities.count(where: { $0 > 0 }) >= count,
      "Only \(probabilities.count(where: { $0 > 0 })) probabilities are positive, \(count) indices are wanted.")
    var left = probabilities
    var cumulative = Self.cumulativeProbabilities(left)
    var found: [Int] = []
    while found.count < count {
      for sample in randomSample(count: count - found.count) {
        let index = Self.search(cumulative, for: sample)
        if left[index] > 0 {
          found.append(index)
          left[index] = 0
        }
      }
      if found.count < count { cumulative = Self.normalizedCumulativeSums(left) }
    }
    return found
  }

  private static func cumulativeProbabilities(_ probabilities: [Double]) -> [Double] {
    require(!probabilities.isEmpty, "There is nothing to choose from.")
    require(probabilities.allSatisfy { $0 >= 0 }, "A probability is negative or not a number.")
    let sum = probabilities.reduce(0, +)
    require((sum - 1).magnitude <= 0x1p-26, "The probabilities sum to \(sum), not to 1.")
    return normalizedCumulativeSums(probabilities)
  }

  private static func normalizedCumulativeSums(_ values: [Double]) -> [Double] {
    var sum = 0.0
    let cumulative = values.map { value in
      sum += value
      return sum
    }
    return cumulative.map { $0 / sum }
  }

  /// The first index whose cumulative probability is greater than the sample; NumPy's `searchsorted(side="right")`.
  private static func search(_ cumulative: [Double], for sample: Double) -> Int {
    var low = 0
    var high = cumulative.count
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > sample { high = middle } else { low = middle + 1 }
    }
    return Swift.min(low, cumulative.count - 1)
  }
}
