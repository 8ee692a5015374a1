import LinearAlgebra
import NumPyRandom

/// Greedy k-means++ (Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", 2007, with the local
/// trials mentioned there), with scikit-learn's order of random numbers.
struct PlusPlusSeeding {
  private let points: Matrix
  private let weights: [Double]?

  init(points: Matrix, weights: [Double]?) {
    self.points = points
    self.weights = weights
  }

  /// The rows of the chosen points.
  func choose(_ count: Int, using random: inout RandomState) -> [Int] {
    let pointCount = points.rowCount
    let trialCount = 2 + Int(Elementary.log(Double(count)))
    var chosen = [random.choice(probabilities: normalizedWeights(weights, count: pointCount))]
    var nearest = [Double](repeating: .infinity, count: pointCount)
    var potential = update(&nearest, with: chosen[0])
    while chosen.count < count {
      let draws = (0..<trialCount).map { _ in random.randomSample() * potential }
      var best: (row: Int, nearest: [Double], potential: Double)?
      for row in search(nearest, for: draws) {
        var candidate = nearest
        let candidatePotential = update(&candidate, with: row)
        if let kept = best, candidatePotential >= kept.potential { continue }
        best = (row, candidate, candidatePotential)
      }
      guard let best else { break }
      chosen.append(best.row)
      nearest = best.nearest
      potential = best.potential
    }
    return chosen
  }

  /// Lowers squared distances to those from one more centre; returns their weighted sum.
  private func update(_ nearest: inout [Double], with center: Int) -> Double {
    let dimensions = points.columnCount
    var sum = 0.0
    points.elements.withUnsafeBufferPointer { elements in
      nearest.withUnsafeMutableBufferPointer { nearest in
        for row in nearest.indices {
          var distance = 0.0
          for dimension in 0..<dimensions {
            let difference = elements[row * dimensions + dimension] - elements[center * dimensions + dimension]
            distance += difference * difference
          }
          if distance < nearest[row] { nearest[row] = distance }
          sum += nearest[row] * (weights?[row] ?? 1)
        }
      }
    }
    return sum
  }

  /// For each draw the first row at which the cumulative weighted squared distance reaches it.
  private func search(_ nearest: [Double], for draws: [Double]) -> [Int] {
    var cumulative = nearest
    var sum = 0.0
    for row in cumulative.indices {
      sum += (weights?[row] ?? 1) * nearest[row]
      cumulative[row] = sum
    }
    return draws.map { draw in
      var low = 0
      var high = cumulative.count - 1
      while low < high {
        let middle = (low + high) / 2
        if cumulative[middle] < draw { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
