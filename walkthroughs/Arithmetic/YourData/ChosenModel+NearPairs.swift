import LinearAlgebra
import MixtureModels

extension ChosenModel {
  /// Two components, counted from 0, and how far their means are from each other, in deviations of the two along the line
  /// between them.
  public typealias NearPair = (first: Int, second: Int, distance: Double)

  /// The pairs of components whose means are closer than so many deviations.
  ///
  /// Two components of one width that are closer than two make a density with a single peak.
  public func nearPairs(within limit: Double) -> [NearPair] {
    let matrices = model.covarianceMatrices
    var pairs: [NearPair] = []
    for first in 0..<model.componentCount {
      for second in (first + 1)..<max(first + 1, model.componentCount) {
        let both = SymmetricEigen(
          (matrices[first] + matrices[second]).mapElements { $0 / 2 })
        let gap = zip(model.means.row(first), model.means.row(second)).map {
          $0 - $1
        }
        let vectors = both.vectors
        let square = both.values.indices.reduce(0) { sum, index in
          let along = zip(vectors.column(index), gap).reduce(0) {
            $0 + $1.0 * $1.1
          }
          return sum + along * along / both.values[index]
        }
        let distance = square.squareRoot()
        if distance < limit { pairs.append((first, second, distance)) }
      }
    }
    return pairs
  }
}
